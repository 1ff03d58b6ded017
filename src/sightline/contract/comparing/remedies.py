"""The least change that keeps callers whole, checked by comparing once more with it made."""

from __future__ import annotations

from sightline.contract.comparing.both import Here, Pairs
from sightline.contract.comparing.edit import Edit
from sightline.contract.comparing.edit_judging import judged_edit
from sightline.contract.comparing.reverting import reverted
from sightline.contract.comparing.schema_edits import edits_here
from sightline.contract.comparing.schema_walk import meant_at
from sightline.contract.comparing.uses import Mode
from sightline.contract.comparison import BREAKING, Remedy
from sightline.contract.containing.judging import Judge
from sightline.contract.policy import Policy

__all__ = ["remedy_of", "ruled_remedy"]

_TEXTS = (
    ("property-became-required", "leave it optional, and say in the description when it is needed"),
    ("required-property-added", "make it optional, with what the API does without it"),
    ("optional-property-removed", "go on taking it (deprecated) until a sunset"),
    ("required-property-removed", "go on sending it (deprecated) until a sunset"),
    ("property-became-optional", "go on sending it always, or in a new version only"),
    ("enum-value-removed", "go on taking the old values until a sunset"),
    ("enum-value-added", "send the new values to callers of a new version only"),
    ("became-enum", "go on taking other values until a sunset"),
    ("enum-removed", "name the new values, or send them in a new version only"),
    ("became-nullable", "leave null out, or send it in a new version only"),
    ("became-not-nullable", "go on taking null until a sunset"),
    ("type-", "add a property with the new type beside it, and keep the old one until a sunset"),
    ("additional-properties-forbidden", "ignore what isn't known instead of refusing it"),
    ("optional-property-added", "send it in a new version only, or tell readers first"),
    ("pattern-", "keep the old pattern until a sunset"),
    ("default-", "keep the old default, or change it in a new version only"),
)
_LIMITS = ("-set", "-increased", "-decreased", "-removed", "-changed")
_RULED = (
    ("operation-removed", "keep it, deprecated, with a sunset, until nobody calls it"),
    ("required-parameter-added", "make it optional, with a default"),
    ("parameter-became-required", "leave it optional, with a default"),
    ("parameter-moved", "take it in both places until a sunset"),
    ("parameter-default", "keep the default, or change it in a new version only"),
    ("parameter-serialisation", "take both ways of writing until a sunset"),
    ("required-request-body-added", "make the body optional"),
    ("request-body-became-required", "leave the body optional"),
    ("request-body-removed", "go on taking the body and ignore it"),
    ("request-media-type-removed", "go on taking the media type until a sunset"),
    ("response-media-type-removed", "go on offering the media type until a sunset"),
    ("success-status-removed", "go on answering with it, or in a new version only"),
    ("required-response-header", "go on sending the header until a sunset"),
    ("response-header-became-optional", "go on sending the header always"),
    ("security-alternative-removed", "go on taking the old credentials until a sunset"),
    ("server-removed", "keep the old address and redirect nobody before a sunset"),
    ("path-moved", "serve the old path as well until a sunset"),
)


def remedy_of(judge: Judge, edit: Edit, mode: Mode, policy: Policy) -> Remedy:
    """What to do about an edit of a schema. The edit of a document that does it is given where the
    comparison, run again with it made, finds no break at that place any more."""
    text = _text(edit.change.kind, _TEXTS) or "keep it as it was until a sunset"
    if any(edit.change.kind.endswith(ending) for ending in _LIMITS) and text.startswith("keep it"):
        text = "keep the old limit, or change it in a new version only"
    fixed = reverted(edit.new, edit.old, edit.patch)
    if not isinstance(fixed, dict) or not _is_whole_again(judge, edit, fixed, mode, policy):
        return Remedy(text)
    return Remedy(text, (("set", edit.at, fixed),), is_checked=True)


def _is_whole_again(
    judge: Judge, edit: Edit, fixed: dict[str, object], mode: Mode, policy: Policy
) -> bool:
    """Compare the old schema with the mended one: no break of this kind is left at this place."""
    if judge.new.reader.number_of(fixed) == edit.old_number:
        return True
    reader = judge.new.reader
    old, _ = meant_at(judge.old.reader, edit.old, edit.at)
    new, _ = meant_at(reader, fixed, edit.at)
    here = Here(old, new, edit.at, edit.at, edit.change.owner)
    for one in edits_here(judge, here, Pairs()):
        is_same = one.change.kind == edit.change.kind and one.patch == edit.patch
        is_asked = is_same or one.patch.kind == "whole"
        if is_asked and judged_edit(judge, one, mode, policy).verdict == BREAKING:
            return False
    return True


def ruled_remedy(kind: str) -> Remedy | None:
    """What to do about an edit outside of schemas."""
    text = _text(kind, _RULED)
    return Remedy(text) if text else None


def _text(kind: str, texts: tuple[tuple[str, str], ...]) -> str:
    return next((text for start, text in texts if kind.startswith(start)), "")

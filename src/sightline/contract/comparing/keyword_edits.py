"""The edits of types, limits, values and notes of one schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.contract.comparing.both import REQUEST, RESPONSE, Both, kebab
from sightline.contract.comparing.edit import Edit, Patch
from sightline.contract.comparing.lifecycle_edits import stability_rank, sunset_date
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, SEMANTIC, SOURCE
from sightline.contract.containing.finite import value_of
from sightline.contract.schemas.json_types import ANYTHING, NULL, type_of, words
from sightline.contract.schemas.table import Content

__all__ = ["limit_edits", "note_edits", "notes_of", "type_edits", "value_edits"]


def type_edits(both: Both) -> Iterator[Edit]:
    """Types that are allowed now, or no longer; null is told by itself."""
    one, other = both.old_content.get("type", ANYTHING), both.new_content.get("type", ANYTHING)
    if one == other:
        return
    patch = Patch("keywords", ("type",))
    before, after = both.old.get("type"), both.new.get("type")
    if one ^ other == NULL:
        gained = bool(other & NULL)
        kind = "became-nullable" if gained else "became-not-nullable"
        message = "may now be null" if gained else "may no longer be null"
        yield both.edit(kind, message, patch, before=not gained, after=gained)
        return
    if one | other == other:
        kind, verb = "type-generalized", "generalized"
    else:
        kind, verb = (
            ("type-specialized", "specialized")
            if one & other == other
            else ("type-changed", "changed")
        )
    message = f"type {verb} from {words(one)} to {words(other)}"
    yield both.edit(
        kind, message, patch, step="/type" if "type" in both.new else "", before=before, after=after
    )


_LIMITS = {
    "minimum": ("min", "the least value"),
    "maximum": ("max", "the greatest value"),
    "minLength": ("min-length", "the least length"),
    "maxLength": ("max-length", "the greatest length"),
    "minItems": ("min-items", "the least number of items"),
    "maxItems": ("max-items", "the greatest number of items"),
    "minProperties": ("min-properties", "the least number of properties"),
    "maxProperties": ("max-properties", "the greatest number of properties"),
    "minContains": ("min-contains", "how many items must fit `contains`"),
    "maxContains": ("max-contains", "how many items may fit `contains`"),
    "multipleOf": ("multiple-of", "`multipleOf`"),
    "pattern": ("pattern", "the pattern"),
    "uniqueItems": ("unique-items", "`uniqueItems`"),
}


def limit_edits(both: Both) -> Iterator[Edit]:
    """Bounds of numbers, lengths and counts, patterns, multiples."""
    for keyword, (name, phrase) in _LIMITS.items():
        one, other = both.old_content.get(keyword), both.new_content.get(keyword)
        if one == other:
            continue
        before, after = _shown_limit(one), _shown_limit(other)
        if one is None:
            kind, message = f"{name}-set", f"{phrase} was set to {after}"
        elif other is None:
            kind, message = f"{name}-removed", f"{phrase} was removed (it was {before})"
        else:
            kind, message = (
                f"{name}-{_moved(keyword, one, other)}",
                (f"{phrase} changed from {before} to {after}"),
            )
        edit = both.edit(
            kind,
            message,
            Patch("keywords", (keyword,)),
            step=_step(both, keyword),
            before=before,
            after=after,
            is_gone=other is None and keyword in both.old,
        )
        if keyword == "pattern":
            edit.by_policy[RESPONSE] = "response_patterns"
        yield edit


def _step(both: Both, keyword: str) -> str:
    """The way to a keyword where it is written under its own name."""
    if keyword in both.new:
        return f"/{keyword}"
    exclusive = "exclusive" + keyword[:1].upper() + keyword[1:]
    if exclusive in both.new:
        return f"/{exclusive}"
    return f"/{keyword}" if keyword in both.old and keyword not in both.new_content else ""


def _shown_limit(value: Any) -> object:
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], bool):
        return f"{value[0]} (exclusive)" if value[1] else value[0]
    return value[0] if isinstance(value, tuple) else value


def _moved(keyword: str, one: Any, other: Any) -> str:
    if keyword in ("pattern", "multipleOf", "uniqueItems"):
        return "changed"
    first = one[0] if isinstance(one, tuple) else one
    second = other[0] if isinstance(other, tuple) else other
    return "increased" if second > first else "decreased" if second < first else "changed"


def value_edits(both: Both) -> Iterator[Edit]:
    """Values that `enum` or `const` lists now, or no longer."""
    one, other = both.old_content.get("enum"), both.new_content.get("enum")
    if one == other:
        return
    step = "/const" if "const" in both.new else "/enum" if "enum" in both.new else ""
    if one is None or other is None:
        kind = "became-enum" if one is None else "enum-removed"
        message = (
            "only listed values are allowed now" if one is None else "any value is allowed now"
        )
        yield both.edit(
            kind,
            message,
            Patch("keywords", ("enum",)),
            step=step,
            before=[value_of(text) for text in one] if one is not None else None,
            after=[value_of(text) for text in other] if other is not None else None,
        )
        return
    for kind, verb, values in (
        ("enum-value-removed", "removed", sorted(set(one) - set(other))),
        ("enum-value-added", "added", sorted(set(other) - set(one))),
    ):
        if values:
            listed = [value_of(text) for text in values]
            named = ", ".join(f"`{text}`" for text in values[:5])
            more = f" and {len(values) - 5} more" if len(values) > 5 else ""
            patch = Patch("values", values=frozenset(values))
            before, after = (listed, None) if verb == "removed" else (None, listed)
            message = f"{'values' if len(values) > 1 else 'value'} {verb}: {named}{more}"
            edit = both.edit(kind, message, patch, step=step, before=before, after=after)
            if verb == "added" and "const" not in both.new and _is_more_of_the_same(one, values):
                edit.by_policy[RESPONSE] = "response_enums"
            yield edit


def _is_more_of_the_same(known: tuple[str, ...], added: list[str]) -> bool:
    """Whether added values are of the kinds that were listed: no null, no number among texts."""
    kinds = {type_of(value_of(text)) for text in known}
    return all(type_of(value_of(text)) in kinds for text in added)


_NOTED = (
    "format",
    "default",
    "deprecated",
    "discriminator",
    "contentEncoding",
    "contentMediaType",
    "x-extensible-enum",
    "x-sunset",
    "x-stability-level",
)


def note_edits(both: Both) -> Iterator[Edit]:
    """What is noted beside the values: formats, defaults, deprecation, how long it stays."""
    for keyword in _NOTED:
        one, other = both.old_content.get(keyword), both.new_content.get(keyword)
        if one != other:
            yield _note(both, keyword, one, other)


def _note(both: Both, keyword: str, one: object, other: object) -> Edit:
    verb = "added" if one is None else "removed" if other is None else "changed"
    before, after = both.old.get(keyword), both.new.get(keyword)
    class_ = SOURCE if keyword in ("format", "discriminator") else SEMANTIC
    kind, message = f"{kebab(keyword)}-{verb}", f"`{keyword}` was {verb}"
    if verb == "changed":
        message += f" from {before!r} to {after!r}"
    elif keyword in ("default", "format"):
        message += f": {after!r}" if verb == "added" else f" (it was {before!r})"
    if keyword == "deprecated":
        kind = f"became-{kebab(keyword)}" if other else f"became-not-{kebab(keyword)}"
        message = f"became {'' if other else 'not '}{keyword}"
    edit = both.edit(
        kind,
        message,
        Patch("keywords", (keyword,)),
        step=f"/{keyword}",
        before=before,
        after=after,
        class_=class_,
        is_gone=other is None,
    )
    _weigh_note(edit, keyword, one, other)
    return edit


def _weigh_note(edit: Edit, keyword: str, one: object, other: object) -> None:
    if keyword == "format":
        edit.floor = dict.fromkeys((REQUEST, RESPONSE), BREAKING)
        if (one, other) == ("int32", "int64") or other is None:
            edit.floor[REQUEST] = COMPATIBLE
        if (one, other) == ("int64", "int32") or one is None:
            edit.floor[RESPONSE] = COMPATIBLE
    elif keyword in ("default", "discriminator"):
        edit.floor = dict.fromkeys((REQUEST, RESPONSE), REVIEW)
    elif keyword in ("x-sunset", "x-stability-level"):
        _weigh_lifecycle(edit, keyword, one, other)
    elif keyword in ("contentEncoding", "contentMediaType"):
        edit.floor = dict.fromkeys((REQUEST, RESPONSE), BREAKING)
        if one is None:
            edit.floor[RESPONSE] = REVIEW
        if other is None:
            edit.floor[REQUEST] = REVIEW
    elif keyword == "x-extensible-enum" and isinstance(one, tuple):
        removed = set(one) - set(other if isinstance(other, tuple) else one)
        if removed:
            edit.floor[REQUEST] = BREAKING


def _weigh_lifecycle(edit: Edit, keyword: str, one: object, other: object) -> None:
    before, after = edit.change.before, edit.change.after
    worse = COMPATIBLE
    if keyword == "x-sunset":
        readable = isinstance(after, str) and sunset_date(after) is not None
        worse = REVIEW if after is None else COMPATIBLE if readable else BREAKING
    elif stability_rank(after) < stability_rank(before):
        worse = BREAKING
    edit.floor = dict.fromkeys((REQUEST, RESPONSE), worse)


def notes_of(content: Content) -> dict[str, Any]:
    """What is noted of a schema without restricting its values."""
    return {keyword: content[keyword] for keyword in _NOTED if keyword in content}

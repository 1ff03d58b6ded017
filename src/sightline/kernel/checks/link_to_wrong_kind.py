"""A link leads to a document of a kind that can't stand here.

Each key that holds links says which kinds it takes: the `opportunity` of a requirement is an
opportunity, and what a decision replaces is a decision. Follow the thread to the document that was
meant; what is only related can be mentioned in the text, where any kind may stand.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: INS-speed
    ---

insights/INS-speed.md
    ---
    title: Developers give up after two seconds
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP-003
    ---

    It began with [[INS-speed]].

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    ---

insights/INS-speed.md
    ---
    title: Developers give up after two seconds
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, place_of_link
from sightline.kernel.documents.graph import Targets
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.kinds import Kind

_LIKE_ITSELF = ("supersedes", "superseded_by")


@check("LNK004")
def link_to_wrong_kind(document: Document, targets: Targets) -> Iterator[Finding]:
    if document.model is None:
        return
    allowed_by_field = _allowed(type(document.model).__kind__)
    for link in document.links:
        allowed = allowed_by_field.get(link.type)
        if allowed and kind_of(link.target) not in allowed and targets.exists(link):
            message = f"`{link.type}` leads to {link.target}; only {_or(allowed)} can stand here"
            help = (
                f"write the id of {_or(allowed)}; in the text any document can be mentioned: "
                f"[[{link.target}]]"
            )
            yield Finding(message, place_of_link(link), help)


@cache
def _allowed(kind: Kind) -> dict[str, tuple[str, ...]]:
    """Link type → the kinds that it may lead to, where not all may stand."""
    found = {spec.edge: spec.kinds for spec in kind.fields().values() if spec.kinds}
    return {**found, **dict.fromkeys(_LIKE_ITSELF, (kind.code,))}


def _or(codes: tuple[str, ...]) -> str:
    return " or ".join(f"{'an' if code[0] in 'AEIO' else 'a'} {code}" for code in codes)

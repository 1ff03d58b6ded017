"""A link leads to an id that no file of the workspace brings.

The thread of evidence breaks here: whoever follows the link finds nothing. Usually the id is
mistyped (ids are case-sensitive, and `REQ-14` is not `REQ-014`), or the document was renamed
without `sightline rename`.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP-slow
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP-slow-search
    ---

opportunities/OPP-slow-search.md
    ---
    title: Search is slow
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, place_of_link
from sightline.kernel.documents.graph import Targets
from sightline.kernel.documents.id_index import IdIndex
from sightline.kernel.documents.identifiers import Link, kind_of
from sightline.kernel.documents.settings import Settings


@check("LNK001")
def link_to_nothing(
    document: Document, targets: Targets, ids: IdIndex, settings: Settings
) -> Iterator[Finding]:
    for link in document.links:
        if link.type != "companion" and not targets.exists(link):
            if not settings.is_readable and not targets.could_be_written(link):
                continue  # it may be a row, and nobody knows which rows there are
            near = ids.near(link.target)
            near = near or _id_in(link.target, ids)
            help = f"did you mean {' or '.join(near)}?" if near else _help(link, targets, settings)
            yield Finding(f"there is no {link.target}", place_of_link(link), help)


def _id_in(target: str, ids: IdIndex) -> list[str]:
    """An id with which a longer text begins: people copy the whole name of a file."""
    while "-" in (target := target.rpartition("-")[0]):
        if target in ids:
            return [target]
    return []


def _help(link: Link, targets: Targets, settings: Settings) -> str:
    prefix = kind_of(link.target)
    rows = next((rows for rows in settings.feedback if rows.prefix == prefix), None)
    if rows is not None:
        return f"no row of {' or '.join(rows.files)} has this id; correct it, or remove the link"
    if targets.could_be_written(link):
        return f"write the document (sightline new {prefix}), or remove the link"
    return (
        f"{prefix} is no kind of document; if rows of feedback are meant, declare them in "
        f'sightline.toml: [feedback.{prefix}] files = "feedback/*.csv", key = "id"'
    )

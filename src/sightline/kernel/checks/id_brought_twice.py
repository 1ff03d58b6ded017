"""Two files bring the same id, so a link to it has two meanings.

This happens when two people take the next number on two branches. Give one of them another id
with `sightline rename`; all links follow.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---

requirements/REQ-014-export.md
    ---
    title: Export as CSV
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---

requirements/REQ-015-export.md
    ---
    title: Export as CSV
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding


@check("LNK003")
def id_brought_twice(document: Document, namesakes: dict[str, list[str]]) -> Iterator[Finding]:
    for identifier, paths in namesakes.items():
        others = [p for p in paths if p.endswith(".vtt") == document.path.endswith(".vtt")]
        if others:
            quote = document.quotes.get(identifier)
            place = quote.place if quote is not None else document.place()
            message = f"{identifier} is also brought by {', '.join(sorted(others))}"
            help = "give one of them an id of its own: sightline rename"
            yield Finding(message, place, help)

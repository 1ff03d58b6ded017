"""A roadmap item doesn't say whether it is for now, next or later.

Three words are enough to tell everyone what to count on: *now* is being worked on, *next* is
decided, *later* is a direction. Dates that nobody can keep are worse than no dates.

## Bad

roadmap/INI-002-search.md
    ---
    title: New search backend
    status: committed
    outcome: Partner developers get results while they type
    ---

## Good

roadmap/INI-002-search.md
    ---
    title: New search backend
    status: committed
    outcome: Partner developers get results while they type
    horizon: next
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("PLN003", on=("INI",), severity="thread")
def initiative_without_horizon(document: Document) -> Iterator[Finding]:
    if left_out(document, "horizon"):
        help = "add horizon: now, next or later"
        yield document.finding("this initiative has no place on the roadmap", help=help)

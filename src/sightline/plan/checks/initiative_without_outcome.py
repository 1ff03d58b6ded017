"""A roadmap item says what will be built, not what will be different.

A roadmap of features can only be late; a roadmap of outcomes can be reached in more than one way.
Say in one sentence what will be different, for whom.

## Bad

roadmap/INI-002-search.md
    ---
    title: New search backend
    status: committed
    horizon: now
    ---

## Good

roadmap/INI-002-search.md
    ---
    title: New search backend
    status: committed
    horizon: now
    outcome: Partner developers get results while they type
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("PLN001", on=("INI",), severity="thread")
def initiative_without_outcome(document: Document) -> Iterator[Finding]:
    if left_out(document, "outcome"):
        help = (
            "add what will be different for whom: outcome: Developers get results while they type"
        )
        yield document.finding("this initiative names no outcome", help=help)

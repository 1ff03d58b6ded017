"""A memo points to nothing that its readers could open.

What a memo claims is believed once and then quoted for years. Link what it stands on, in `evidence`
or in the text as `[[REQ-014]]`; what has no evidence is better said as what it is: an opinion.

## Bad

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search got faster and developers noticed.

## Good

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search got faster ([[REQ-014]]) and developers noticed.

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding


@check("NAR001", on=("MEM",), severity="info")
def memo_without_evidence(document: Document) -> Iterator[Finding]:
    if document.model is not None and not document.links:
        help = "add evidence: [INS-typing, RDG-search-2026-03], or links such as [[REQ-014]]"
        yield document.finding("this memo stands on nothing that can be opened", help=help)

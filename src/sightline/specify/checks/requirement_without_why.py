"""A requirement doesn't say what it is for.

Engineers who know why can find a better how; engineers who don't can only build what is written.
Link the opportunity that it serves, the decision that led to it, or the evidence itself.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    opportunity: OPP-003
    ---

opportunities/OPP-003-slow-search.md
    ---
    title: Developers give up on slow search
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("SPC001", on=("REQ",), severity="thread")
def requirement_without_why(document: Document) -> Iterator[Finding]:
    if left_out(document, "opportunity", "decision", "evidence"):
        help = "add opportunity: OPP-..., decision: DEC-... or evidence: [INT-003#q4]"
        yield document.finding("nothing says why this is needed", help=help)

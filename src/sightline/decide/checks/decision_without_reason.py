"""A decision that doesn't say why.

Without the reason nobody can tell, a year on, whether the choice still holds or has only become a
habit. One or two sentences are enough: what tipped it, and what it was traded against.

## Bad

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    choice: Build an index
    ---

## Good

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    choice: Build an index
    because: It answers in 40 ms and keeps data in the region, for two months of work
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("DCD009", on=("DEC",), severity="thread")
def decision_without_reason(document: Document) -> Iterator[Finding]:
    if left_out(document, "because"):
        help = "add what tipped it: because: It answers in 40 ms and keeps data in the region"
        yield document.finding("this decision gives no reason", help=help)

"""Nothing says what would change this decision.

A choice is right for the facts of its day. Whoever names beforehand what would change it can let
the matter rest until then, and notices when that day has come. Best is something that can be
measured or dated.

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
    flips_if: the index of the largest account outgrows 64 GB
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out

_SETTLED = ("committed", "shipped")


@check("DCD007", on=("DEC",), severity="info")
def decision_without_flips_if(document: Document) -> Iterator[Finding]:
    if document.status in _SETTLED and left_out(document, "flips_if"):
        help = "add what would change it: flips_if: the largest index outgrows 64 GB"
        yield document.finding("nothing says what would change this decision", help=help)

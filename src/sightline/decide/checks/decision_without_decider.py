"""Nobody stands behind this decision.

A decision that "was made" is reopened by whoever disagrees. One person decides, others are heard;
their name says whom to ask when the facts change. The owner keeps the document; the decider
answers for the choice, and they are often two people.

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
    decider: Mira, head of platform
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("DCD002", on=("DEC",), severity="thread")
def decision_without_decider(document: Document) -> Iterator[Finding]:
    if left_out(document, "decider"):
        help = "add the person who decides: decider: Mira, head of platform"
        yield document.finding("nobody is named as the decider", help=help)

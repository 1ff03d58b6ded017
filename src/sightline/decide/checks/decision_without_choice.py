"""A decision that doesn't say what was chosen.

Whoever opens it wants one line: what do we do now? Write the title of the option that was taken
into `choice`; leaving things as they are is a choice as well. While it is a draft, this is only a
reminder.

## Bad

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    because: It answers in 40 ms and keeps data in the region
    ---

## Good

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    choice: Build an index
    because: It answers in 40 ms and keeps data in the region
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("DCD004", on=("DEC",), severity="thread")
def decision_without_choice(document: Document) -> Iterator[Finding]:
    if left_out(document, "choice"):
        titles = [option.title for option in document.model.options]
        example = titles[0] if titles else "Build an index"
        help = f"add the option that was taken: choice: {example}"
        yield document.finding("this decision does not say what was chosen", help=help)

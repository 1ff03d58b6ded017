"""Nobody knows when this conversation took place.

Needs change and products do too: words of three years ago and of last week don't weigh the same.
The day of the commit is the day of typing, not of talking, so the day has to be written down.
(A transcript can't hold it; write it into the interview's `.md` file.)

## Bad

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    participant: A backend developer
    ---

## Good

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    participant: A backend developer
    date: 2026-02-11
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("DSC006", on=("INT",), severity="info")
def interview_without_date(document: Document) -> Iterator[Finding]:
    if left_out(document, "date") and document.path.endswith(".md"):
        help = "add the day of the conversation: date: 2026-02-11"
        yield document.finding("this interview has no date", help=help)

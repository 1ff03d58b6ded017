"""A requirement doesn't tell who wants what, and what it lets them do.

One sentence keeps everyone building for the same person: *As a ..., I want ..., so that ...*. The
first paragraph of the text is the story too, if you prefer to write it there.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---

    As a partner developer, I want search results at once, so that I can build type-ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("SPC004", on=("REQ",), severity="info")
def requirement_without_story(document: Document) -> Iterator[Finding]:
    if left_out(document, "story"):
        help = "begin the text with: As a ..., I want ..., so that ..."
        yield document.finding("this requirement tells no story", help=help)

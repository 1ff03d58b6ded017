"""A document links to itself.

It can't stand on itself, come before itself or replace itself; usually the number of a neighbour
was meant. In the text of an interview a link to one of its own quotes is fine.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    depends_on: REQ-014
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    depends_on: REQ-013
    ---

requirements/REQ-013-index.md
    ---
    title: The index is fresh within a minute
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, place_of_link


@check("LNK010", severity="warning")
def document_links_to_itself(document: Document) -> Iterator[Finding]:
    if document.id is None:
        return
    for link in document.links:
        own_quote = link.type == "mentions" and link.anchor
        if link.target == document.id and link.type != "companion" and not own_quote:
            message = f"this is {link.target} itself"
            yield Finding(message, place_of_link(link), "name the document that was meant")

"""A link leads to an id that no file of the workspace brings.

The thread of evidence breaks here: whoever follows the link finds nothing. Usually the id is
mistyped (ids are case-sensitive, and `REQ-14` is not `REQ-014`), or the document was renamed
without `sightline rename`.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP-slow
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP-slow-search
    ---

opportunities/OPP-slow-search.md
    ---
    title: Search is slow
    ---
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sightline.kernel.checking import check
from sightline.kernel.document import Document, Finding, place_of_link
from sightline.kernel.graph import Targets
from sightline.text.near import nearest


@check("LNK001")
def link_to_nothing(
    document: Document, targets: Targets, ids: Collection[str]
) -> Iterator[Finding]:
    for link in document.links:
        if link.type != "companion" and not targets.exists(link):
            near = nearest(link.target, ids, limit=3)
            help = (
                f"did you mean {' or '.join(near)}?"
                if near
                else "write the document, or remove the link"
            )
            yield Finding(f"there is no {link.target}", place_of_link(link), help)

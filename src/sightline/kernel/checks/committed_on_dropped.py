"""Something that is committed stands on something that was dropped.

The reason for building it may be gone, and nobody has said so. Look at it again: drop it too, let
it stand on something else, or take the other one up again. A mention in the text doesn't count.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: committed
    opportunity: OPP-003
    ---

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    status: dropped
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: dropped
    opportunity: OPP-003
    ---

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    status: dropped
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, place_of_link
from sightline.kernel.documents.graph import Targets

_NOT_STOOD_ON = frozenset({"mentions", "companion", "supersedes", "superseded_by"})


@check("LNK012", severity="warning")
def committed_on_dropped(document: Document, targets: Targets) -> Iterator[Finding]:
    if document.status not in ("committed", "shipped"):
        return
    for link in document.links:
        if link.type not in _NOT_STOOD_ON and targets.status(link) == "dropped":
            message = f"{link.target} was dropped, and this is {document.status}"
            help = "drop this too, or name what it stands on now"
            yield Finding(message, place_of_link(link), help)

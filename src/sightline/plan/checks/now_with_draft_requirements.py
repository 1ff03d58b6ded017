"""Work is on the roadmap for now, but what it delivers is still a draft.

*Now* tells others that they can count on it, and a draft may change under the hands of those who
build it. Commit to the requirement, move the initiative to *next*, or take the requirement off its
list.

## Bad

roadmap/INI-002-search.md
    ---
    title: New search backend
    horizon: now
    requirements: [REQ-014]
    ---

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: draft
    ---

## Good

roadmap/INI-002-search.md
    ---
    title: New search backend
    horizon: now
    requirements: [REQ-014]
    ---

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, place_of_link
from sightline.kernel.documents.graph import Targets
from sightline.kernel.documents.left_out import unreadable


@check("PLN005", on=("INI",), severity="warning")
def now_with_draft_requirements(document: Document, targets: Targets) -> Iterator[Finding]:
    model = document.model
    if model is None or model.horizon != "now" or model.status in ("shipped", "dropped"):
        return
    for link in model.requirements:
        required = targets.document(link)
        if required is None or unreadable(required, "status"):
            continue
        if required.status == "draft":
            message = f"{link.target} is still a draft, but this is on for now"
            help = f"commit to {link.target}, write horizon: next, or take it off this list"
            yield Finding(message, place_of_link(link), help)

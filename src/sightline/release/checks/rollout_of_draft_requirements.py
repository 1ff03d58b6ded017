"""Something is being rolled out that nobody has committed to.

By the time a rollout is committed, what it brings should be settled: otherwise the guardrails
watch over something else than what customers get. Commit to the requirement, or take it out of the
rollout.

## Bad

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
    requirements: [REQ-014]
    ---

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: draft
    ---

## Good

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
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

_SETTLED = ("committed", "shipped")


@check("REL005", on=("ROL",), severity="warning")
def rollout_of_draft_requirements(document: Document, targets: Targets) -> Iterator[Finding]:
    model = document.model
    if model is None or model.status not in _SETTLED:
        return
    for link in model.requirements:
        required = targets.document(link)
        if required is None or unreadable(required, "status"):
            continue
        if required.status == "draft":
            message = f"{link.target} is still a draft, but its rollout is {model.status}"
            help = f"commit to {link.target}, or take it out of this rollout"
            yield Finding(message, place_of_link(link), help)

"""A rollout reaches everyone at once.

Then the first to notice a fault is every customer. Even two stages (ourselves, then everyone) buy
a day in which guardrails can speak. If it truly has to be all at once, say so:
`stages: [everyone]`.

## Bad

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
    ---

## Good

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
    stages:
      - {audience: ourselves, start: 2026-03-02, hold: 7d}
      - {audience: everyone, start: 2026-03-09}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("REL004", on=("ROL",), severity="thread")
def rollout_without_stages(document: Document) -> Iterator[Finding]:
    if left_out(document, "stages"):
        help = (
            "add stages: [ourselves, 5 % of developers, everyone], or if need be stages: [everyone]"
        )
        yield document.finding("this rollout has no stages", help=help)

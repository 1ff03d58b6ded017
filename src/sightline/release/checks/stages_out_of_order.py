"""A stage of a rollout starts before the one that it follows.

Stages run in the order in which they are written, each after the last one held. A date that goes
back is a slip of the keyboard or a stage in the wrong place.

## Bad

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    stages:
      - {audience: 5 % of developers, start: 2026-03-09}
      - {audience: everyone, start: 2026-03-02}
    ---

## Good

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    stages:
      - {audience: 5 % of developers, start: 2026-03-02}
      - {audience: half of them}
      - {audience: everyone, start: 2026-03-09}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding


@check("REL003", on=("ROL",))
def stages_out_of_order(document: Document) -> Iterator[Finding]:
    if document.model is None:
        return
    last = None
    for index, stage in enumerate(document.model.stages):
        if stage.start is None:
            continue
        if last is not None and stage.start < last.start:
            message = f"this starts on {stage.start}, before the stage above it ({last.start})"
            help = f"write a date from {last.start} on, or move the stage up"
            yield document.finding(message, "stages", index, "start", help=help)
        last = stage

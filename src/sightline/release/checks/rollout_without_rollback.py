"""Nobody wrote down how to go back.

It is needed at night, by somebody who wasn't there when it was planned. One line: what to switch,
who may, and what can't be taken back (sent mails, migrated data).

## Bad

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
    stages: [5 % of developers, everyone]
    ---

## Good

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
    stages: [5 % of developers, everyone]
    rollback: Switch the flag search-as-you-type off; whoever is on call may; nothing is migrated
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("REL002", on=("ROL",), severity="thread")
def rollout_without_rollback(document: Document) -> Iterator[Finding]:
    if left_out(document, "rollback"):
        help = "add how to go back, and who may: rollback: Switch the flag off; on-call may"
        yield document.finding("nothing says how to go back", help=help)

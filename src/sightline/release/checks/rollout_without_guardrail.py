"""A rollout would go on whatever it breaks.

A guardrail is a promise that must hold at every stage: errors, latency, the thing that customers
would notice first. With one, a bad release stops at the first per cent; without one it stops when
somebody complains. The requirement's own criteria are a good start.

## Bad

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
    stages: [5 % of developers, everyone]
    rollback: Switch the flag off; support may
    ---

## Good

rollouts/ROL-014-search.md
    ---
    title: Search as you type
    status: committed
    stages: [5 % of developers, everyone]
    guardrails:
      - p95 of api.latency_ms where operation = 'search' is < 300 ms over 24h
    rollback: Switch the flag off; support may
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("REL001", on=("ROL",), severity="thread")
def rollout_without_guardrail(document: Document) -> Iterator[Finding]:
    if left_out(document, "guardrails"):
        help = "add under guardrails: - p95 of api.latency_ms is < 300 ms over 24h"
        yield document.finding("nothing would stop this rollout", help=help)

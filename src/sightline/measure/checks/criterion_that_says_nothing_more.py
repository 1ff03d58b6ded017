"""This criterion says nothing more than another one of the same document.

Who keeps the other keeps this one too: p99 below 200 ms means p95 below 300 ms. A criterion more
is a line more to read and to explain, and its verdict is never news. If it is the goal, write it
as the plan beside the bound.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p99 of api.latency_ms is < 200 ms
      - p95 of api.latency_ms is < 300 ms
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p99 of api.latency_ms is < 300 ms
      - p95 of api.latency_ms is < 200 ms
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.measure.language.criterion_printer import render
from sightline.measure.language.promise_conflicts import implied
from sightline.measure.promises.promises import criteria_twice_of, place_of


@check("MEA045", severity="warning")
def criterion_that_says_nothing_more(document: Document) -> Iterator[Finding]:
    promises = criteria_twice_of(document)
    for stronger, weaker in implied(promises):
        said = render(stronger.criterion) if stronger.criterion else stronger.text
        message = f"this is kept whenever another one here is: {said}"
        yield Finding(message, place_of(weaker), "leave it out, or promise more")

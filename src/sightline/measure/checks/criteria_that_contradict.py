"""Two criteria about the same thing can't both be kept.

Whatever the data say, one of them fails: a percentile can't be below 200 ms while a lower one is
above 300 ms. One of the two is a slip, or they were meant for different conditions. Across
documents `sightline verify` tells it.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p95 of api.latency_ms is < 200 ms
      - p50 of api.latency_ms is > 300 ms
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p95 of api.latency_ms is < 200 ms
      - p50 of api.latency_ms is > 10 ms
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.measure.language.criterion_printer import render
from sightline.measure.language.promise_conflicts import contradictions
from sightline.measure.promises.promises import criteria_twice_of, place_of


@check("MEA044", severity="thread")
def criteria_that_contradict(document: Document) -> Iterator[Finding]:
    promises = criteria_twice_of(document)
    for one, other in contradictions(promises):
        said = render(one.criterion) if one.criterion else one.text
        message = f"this can't be kept together with: {said}"
        yield Finding(message, place_of(other), "change one of the two, or its condition")

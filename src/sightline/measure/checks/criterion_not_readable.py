"""A criterion has a slip in it, so no data can answer it.

A criterion is one line: a statistic of a metric, for whom, within which bound, over which window.

    p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d

The place shown is where reading stopped, the help says what to type there. If it isn't meant for
data at all, write it as `text: ...`.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p95 of api.latency_ms is under 200 ms
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p95 of api.latency_ms is < 200 ms over 28d
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.measure.promises.promises import (
    IN_QUOTES,
    is_split_by_commas,
    place_within,
    promises_of,
)


@check("MEA001", severity="thread")
def criterion_not_readable(document: Document) -> Iterator[Finding]:
    for promise in promises_of(document):
        error = promise.error
        if error is not None and not error.not_a_criterion:
            place = place_within(promise.node, error.column, error.end_column)
            is_split = is_split_by_commas(document, promise)
            yield Finding(error.message, place, IN_QUOTES if is_split else error.help)

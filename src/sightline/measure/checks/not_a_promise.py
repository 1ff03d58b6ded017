"""A criterion promises nothing that data could keep or break.

"The system should be fast" can neither fail nor pass: everyone means another speed. Ask what would
make you say that it failed: which number, of which metric, on which side of which bound. The help
names metrics of this workspace that could be meant; `sightline list MET` shows them all.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - The system should be fast
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API

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
from sightline.kernel.documents.id_index import IdIndex
from sightline.measure.promises.promises import (
    IN_QUOTES,
    is_split_by_commas,
    place_within,
    promises_of,
)
from sightline.measure.rewriting import how_to_write


@check("MEA004", severity="thread")
def not_a_promise(document: Document, ids: IdIndex) -> Iterator[Finding]:
    for promise in promises_of(document):
        error = promise.error
        if error is not None and error.not_a_criterion:
            place = place_within(promise.node, error.column, error.end_column)
            is_split = is_split_by_commas(document, promise)
            metrics = [identifier.removeprefix("MET-") for identifier in ids.of_kind("MET")]
            help = IN_QUOTES if is_split else how_to_write(promise.text, metrics)
            yield Finding(error.message, place, help)

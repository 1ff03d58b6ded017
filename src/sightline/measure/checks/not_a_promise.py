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

import re
from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.id_index import IdIndex
from sightline.measure.promises import (
    IN_QUOTES,
    is_split_by_commas,
    place_within,
    promises_of,
)

_WORD = re.compile(r"[^\W_]{3,}")


@check("MEA004", severity="thread")
def not_a_promise(document: Document, ids: IdIndex) -> Iterator[Finding]:
    for promise in promises_of(document):
        error = promise.error
        if error is not None and error.not_a_criterion:
            place = place_within(promise.node, error.column, error.end_column)
            is_split = is_split_by_commas(document, promise)
            help = IN_QUOTES if is_split else _help(promise.text, ids, error.help)
            yield Finding(error.message, place, help)


def _help(text: str, ids: IdIndex, otherwise: str) -> str:
    """The form, and metrics that the workspace has, those first that the sentence speaks of.

    What fits a metric (a percentile, milliseconds) isn't known here, so no example names one.
    """
    said = set(_WORD.findall(text.casefold()))
    metrics = [identifier[4:] for identifier in ids.of_kind("MET")]
    metrics.sort(key=lambda name: (-len(said.intersection(_WORD.findall(name.casefold()))), name))
    if not metrics:
        return otherwise
    named = ", ".join(metrics[:3]) + (", ..." if metrics[3:] else "")
    return f"write as in: p95 of METRIC is < 200 ms over 28d; metrics here: {named}"

"""A metric's filter or population can't be read.

A condition compares columns with values: `operation = 'search' and result_count < 1000`. Texts
stand in single quotes, a missing value is `= null`, and a condition joins parts with `and`, `or`,
`not` and parentheses. It is the same language as after `where` in a criterion.

## Bad

metrics/api.latency_ms.yaml
    title: Latency of the API
    expression: latency_ms
    populations:
      search queries: operation == 'search'

## Good

metrics/api.latency_ms.yaml
    title: Latency of the API
    expression: latency_ms
    filters:
      - status < 500
    populations:
      search queries: operation = 'search'
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.held_values import values_of
from sightline.measure.promises.condition import Condition
from sightline.measure.promises.promises import place_within


@check("MEA007", on=("MET",))
def condition_not_readable(document: Document) -> Iterator[Finding]:
    for condition in values_of(document.model, Condition):
        error = condition.error
        if error is not None:
            place = place_within(condition.node, error.column, error.end_column)
            yield Finding(error.message, place, error.help)

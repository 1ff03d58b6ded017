"""The bound of a criterion is in a unit that what it measures can't be in.

Milliseconds don't turn into bytes, a count has no unit, and a share lies between 0 % and 100 %.
Such a promise can't be asked, so nobody would learn whether it is kept. Usually the unit is a slip,
or the criterion names another metric than was meant.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p95 of api.latency_ms is < 200 kB over 28d
      - share(status < 500) of api.latency_ms is >= 999 % over 28d
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API
    unit: ms

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p95 of api.latency_ms is < 0.2 s over 28d
      - share(status < 500) of api.latency_ms is >= 99.9 % over 28d
    ---

metrics/api.latency_ms.yaml
    title: Latency of the API
    unit: ms
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.graph import Targets
from sightline.measure.judging.bound import bound_values
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.units import help_for_metric
from sightline.measure.promises.promise import Promise
from sightline.measure.promises.promises import place_within, promises_of
from sightline.measure.rows.metric import Metric

_ENDING = re.compile(r"[<>]=? ([0-9.]+) ?([A-Za-z]*|%)(?: over .*)?")


@check("MEA010", severity="thread")
def bound_in_another_unit(document: Document, targets: Targets) -> Iterator[Finding]:
    promises = promises_of(document)
    if not promises:
        return
    measured = [link for link in document.links if link.type == "measures"]
    for promise in promises:
        node = promise.node
        begin, end = (node.line, node.column), (node.end_line, node.end_column)
        inside = (link for link in measured if begin <= (link.line, link.column) < end)
        link = next(inside, None)
        metric = None if link is None else targets.document(link)
        if link is None or metric is None or metric.model is None:
            continue
        error = _error(promise, getattr(metric.model, "unit", None) or "", link.target[4:])
        if error is not None:
            place = place_within(promise.node, error.column, error.end_column)
            yield Finding(error.message, place, error.help)


def _error(promise: Promise, unit: str, name: str) -> CriterionError | None:
    """Why a bound can't be turned into what is measured; nothing while that has no known unit."""
    if _fits_at_a_glance(promise.text, unit):
        return None
    criterion = promise.criterion
    if criterion is None:
        return None
    in_metric = criterion.statistic.name not in ("share", "count", "rate", "time_to")
    if in_metric and (not unit or help_for_metric(unit)):
        return None
    try:
        bound_values(criterion, Metric(name, "", unit=unit))
    except CriterionError as error:
        return error
    return None


def _fits_at_a_glance(text: str, unit: str) -> bool:
    """Tell without parsing that an ordinary line's bound fits; False where only parsing tells."""
    ending = _ENDING.fullmatch(text.rpartition(" is ")[2])
    if ending is None:
        return False
    if text.startswith("share"):
        return ending[2] == "%" and len(ending[1].partition(".")[0]) <= 2
    return not ending[2] or (ending[2] == unit and not text.startswith("count"))

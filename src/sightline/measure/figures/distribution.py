"""How the values of a metric are distributed within a window, beside a bound where there is one.

Two looks at the data: one finds how far the values reach, from which round edges follow; the other,
a single SELECT whose edges are parameters, counts every observation exactly once. It is the one
that is kept, so that whoever doubts a picture can count again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sightline.charts.edges import Extent, edges_of
from sightline.charts.histogram import BoundMark, Bucket, Histogram
from sightline.measure.figures.figures import Observed
from sightline.measure.language.window import rfc3339
from sightline.measure.rows.facts_sql import Query
from sightline.store.engine import Engine

_WRONG = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class Distribution(Histogram):
    """A histogram with its window, its source and the SELECT that counts it."""

    window: dict[str, str] = field(default_factory=dict)
    query: str = ""
    params: tuple[Any, ...] = ()
    source: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class DrawnBound:
    """A bound in the metric's unit: `<` 200, and the share of values that may be beyond it."""

    comparator: str
    value: float
    allowed: float | None = None


def distribution_of(
    observed: Observed, engine: Engine, bound: DrawnBound | None = None
) -> Distribution | None:
    """Return how a number is distributed; None for a yes or no and for plain rows.

    A missing value is on the wrong side of any bound. Raises what the figures of a metric raise.
    """
    if observed.shape != "number":
        return None
    rows = observed.rows()
    extent = _extent(rows, engine)
    scale, edges = edges_of(extent, bound.value if bound else None) if extent else ("linear", ())
    query = _counting(rows, edges, bound)
    _, found = engine.run(query.sql, query.params)
    n, missing, *counts = found[0]
    mark = None
    if bound is not None:
        beyond = counts.pop() or 0  # null where there is no row
        mark = BoundMark(bound.value, bound.comparator, beyond, bound.allowed)
    below, *inside, above = counts if edges else (0, 0)
    buckets = tuple(map(Bucket, edges, edges[1:], inside))
    span = observed.span
    return Distribution(
        observed.metric.unit, scale, n, missing, below, buckets, above, mark,
        span.as_json(), query.sql, query.params, observed.source.name, rfc3339(span.end),
    )  # fmt: skip


def _extent(rows: Query, engine: Engine) -> Extent | None:
    """How far finite values reach; None where there is no value at all."""
    sql = (
        "SELECT min(v), quantile_disc(v, [0.01, 0.5, 0.995]), max(v), bool_and(v = floor(v)),"
        " count(value)\n"
        "FROM (SELECT value, CASE WHEN isfinite(value) THEN value END AS v"
        f" FROM (\n{rows.sql}\n))"
    )
    _, found = engine.run(sql, rows.params)
    least, levels, greatest, is_whole, known = found[0]
    if least is None:
        return Extent(0, 0, 0, 0, 0, True) if known else None  # nothing but infinite values
    p1, median, p995 = levels
    return Extent(least, p1, median, p995, greatest, is_whole, known)


def _counting(rows: Query, edges: Sequence[float], bound: DrawnBound | None) -> Query:
    """The SELECT of `n`, `missing`, `below`, a count for each bucket, `above` and `beyond`."""
    # count_if counts 60 conditions over 10 million rows in 0.3 s, FILTER in 3 s.
    columns = ["count(*) AS n", "count(*) - count(value) AS missing"]
    params: list[float] = []
    if edges:
        columns.append("count_if(value < ?) AS below")
        params.append(edges[0])
        for number, (low, high) in enumerate(pairwise(edges), 1):
            columns.append(f"count_if(value >= ? AND value < ?) AS bucket_{number}")
            params += (low, high)
        columns.append("count_if(value >= ?) AS above")
        params.append(edges[-1])
    if bound is not None:
        wrong = f"value IS NULL OR value {_WRONG[bound.comparator]} ?"
        columns.append(f"count_if({wrong}) AS beyond")
        params.append(bound.value)
    listed = ",\n  ".join(columns)
    return Query(f"SELECT {listed}\nFROM (\n{rows.sql}\n)", (*params, *rows.params))

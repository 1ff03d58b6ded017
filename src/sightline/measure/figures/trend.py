"""How a metric moved within a window: one value for each stretch of time, oldest first.

Stretches are hours, days, weeks or four weeks, whichever gives at most 62; they are counted
backwards from the end, so that each is whole, and one that the window cuts is left out. Metrics
with one value a week or month are shown in stretches no shorter than that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sightline.measure.figures.figures import Observed
from sightline.measure.language.window import rfc3339
from sightline.measure.rows.column_types import time_sql
from sightline.measure.rows.facts_sql import Query
from sightline.measure.verdict import plain
from sightline.store.engine import Engine

MOST_POINTS = 62
_STRETCHES = (
    ("hour", timedelta(hours=1)), ("day", timedelta(days=1)), ("week", timedelta(weeks=1)),
    ("4 weeks", timedelta(weeks=4)),
)  # fmt: skip
_VALUES = {
    "row": "count(*)",
    "flag": "avg(value)",
    "number": "quantile_disc(value, 0.5)",
    "ratio": "sum(a) / nullif(sum(b), 0)",
}
_SHORTEST = {
    "day": timedelta(days=1), "week": timedelta(weeks=1), "month": timedelta(weeks=4),
}  # fmt: skip
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STATISTICS = {"row": "count", "flag": "share", "number": "p50", "ratio": "ratio"}


@dataclass(frozen=True, slots=True)
class Point:
    """One stretch of time: where it starts, its value (null where nothing happened), its rows."""

    start: str
    value: int | float | None
    n: int


@dataclass(frozen=True, slots=True)
class Trend:
    """Values of one statistic over equal stretches of time."""

    statistic: str
    every: str
    points: tuple[Point, ...]


def trend_of(observed: Observed, engine: Engine) -> Trend:
    """Return how a metric moved. Raises what its figures raise."""
    span = observed.span
    every, step = _stretch(span.end - span.start, observed.metric.period)
    time = time_sql(observed.facts.time, observed.facts.time_type)
    moment = f"epoch_us(CAST({time} AS TIMESTAMP WITH TIME ZONE)) AS t"
    if observed.shape == "ratio":
        moment += f", {observed.facts.numerator} AS a, {observed.facts.denominator} AS b"
    rows = observed.rows(Query(moment, ()))
    micros = step // timedelta(microseconds=1)
    sql = (
        f"SELECT CAST((? - t - 1) // {micros} AS BIGINT) AS ago,"
        f" {_VALUES[observed.shape]} AS value, count(*) AS n\n"
        f"FROM (\n{rows.sql}\n) GROUP BY 1"
    )
    end = (span.end - _EPOCH) // timedelta(microseconds=1)
    _, found = engine.run(sql, (end, *rows.params))
    by_age = {ago: (plain(value), n) for ago, value, n in found}
    whole = min((span.end - span.start) // step, MOST_POINTS)
    empty = (0 if observed.shape == "row" else None, 0)
    points = [
        Point(rfc3339(span.end - (ago + 1) * step), *by_age.get(ago, empty))
        for ago in reversed(range(whole))
    ]
    return Trend(STATISTICS[observed.shape], every, tuple(points))


def _stretch(length: timedelta, period: str) -> tuple[str, timedelta]:
    fitting = [
        (name, step)
        for name, step in _STRETCHES
        if length // step <= MOST_POINTS and step >= _SHORTEST.get(period, timedelta(0))
    ]
    return fitting[0] if fitting else _STRETCHES[-1]

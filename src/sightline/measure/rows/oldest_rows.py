"""How old the oldest is of all that a promise rests on: sources, a time of its own, a condition.

A promise is only as fresh as the part of its data that ended first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sightline.measure.language.window import rfc3339
from sightline.measure.rows.batch import Rows
from sightline.measure.rows.column_types import instant_sql, time_sql
from sightline.measure.rows.freshness import instant_of
from sightline.measure.rows.row_conditions import names_in
from sightline.measure.verdict import Freshness
from sightline.store.engine import Engine

LEAST_ROWS = 10
TIMES_USUAL = 10
_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Aged:
    """How old the newest of some rows is; `whose` says which rows, where that isn't plain."""

    freshness: Freshness
    whose: str = ""


def oldest(ages: Sequence[Aged]) -> Aged:
    """Return the age that is farthest beyond what is allowed; the first where none is."""
    stale = [each for each in ages if each.freshness.is_stale]
    return max(stale, key=_beyond, default=ages[0])


def _beyond(aged: Aged) -> timedelta:
    freshness = aged.freshness
    if freshness.latest is None:
        return timedelta.max
    return freshness.as_of - freshness.latest - freshness.fresh_within


def age_beside(freshness: Freshness) -> Aged:
    """The age of a source that is read besides the metric's own."""
    name = freshness.source
    whose = f"the source {name} has no row yet" if freshness.latest is None else ""
    return Aged(freshness, whose or f"the rows of {name} are old")


def age_by_own_time(of: Rows, freshness: Freshness, engine: Engine) -> Iterator[Aged]:
    """The age by the metric's own time, where its rows have one besides the source's."""
    metric, facts = of.metric, of.facts
    if metric.per or metric.query or metric.time in ("", of.source.time):
        return
    time, place = time_sql(facts.time, facts.time_type), instant_sql(facts.time_type)
    sql = f"SELECT epoch_us(max({time})) FROM {facts.relation.sql} WHERE {time} < {place}"
    _, rows = engine.run(sql, (*facts.relation.params, rfc3339(freshness.as_of)))
    latest = instant_of(rows[0][0])
    if latest is not None:  # without any, nothing is counted, and that is said
        whose = f"the rows are old by {metric.time}, the metric's own time"
        yield Aged(replace(freshness, latest=latest), whose)


def age_of_condition(of: Rows, freshness: Freshness, engine: Engine) -> Iterator[Aged]:
    """The age of the rows that meet the condition and the filters, where they have ended.

    They have ended if there is none for longer than `fresh_within` while the other rows go on, and
    that is no pause as usual: at least ten lie in the window, spread over more than `fresh_within`;
    the time since the last is more than ten times their mean distance; and it is longer than every
    pause between them in this window and in as long a time before. Seldom events and a single burst
    so never count as ended. A condition on the time itself means rows of then.
    """
    where = of.facts.where
    if of.metric.per or not (where or of.metric.filters):
        return
    if where is not None and {of.source.time, of.metric.time} & set(names_in(where)):
        return
    allowed = freshness.fresh_within
    if _goes_on(of, allowed, engine):  # nearly always, and far quicker than to look at all rows
        return
    count, first, last = _first_and_last(of, engine)
    if count < LEAST_ROWS or first is None or last is None:
        return
    silence, usual = of.span.end - last, (last - first) / (count - 1)
    if silence <= TIMES_USUAL * usual or last - first <= allowed:
        return
    anything = replace(
        of, metric=replace(of.metric, filters=()), facts=replace(of.facts, where=None)
    )
    if _goes_on(anything, allowed, engine) and _longest_pause(of, engine) < silence:
        what = "this condition" if where else "this metric"
        whose = f"the rows of {what} end on {last:%Y-%m-%d}, while the source goes on"
        yield Aged(replace(freshness, latest=last), whose)


def _goes_on(of: Rows, allowed: timedelta, engine: Engine) -> bool:
    """Whether any of the rows is no older than that at the end of the window."""
    if allowed >= of.span.end - of.span.start:
        return True
    rows = replace(of, span=replace(of.span, start=of.span.end - allowed)).place()
    _, found = engine.run(f"SELECT 1\n{rows.sql}\nLIMIT 1", rows.params)
    return bool(found)


def _first_and_last(of: Rows, engine: Engine) -> tuple[int, datetime | None, datetime | None]:
    time, rows = time_sql(of.facts.time, of.facts.time_type), of.place()
    sql = f"SELECT count(*), epoch_us(min({time})), epoch_us(max({time}))\n{rows.sql}"
    _, found = engine.run(sql, rows.params)
    count, first, last = found[0]
    return int(count), instant_of(first), instant_of(last)


def _longest_pause(of: Rows, engine: Engine) -> timedelta:
    """The longest time between two of the rows, in the window and in as long a time before."""
    length = min(of.span.end - of.span.start, of.span.start - _BEGINNING)
    earlier = replace(of, span=replace(of.span, start=of.span.start - length))
    time, rows = time_sql(of.facts.time, of.facts.time_type), earlier.place()
    sql = (
        "SELECT max(pause) FROM (SELECT t - lag(t) OVER (ORDER BY t) AS pause\n"
        f"FROM (SELECT DISTINCT epoch_us({time}) AS t\n{rows.sql}))"
    )
    _, found = engine.run(sql, rows.params)
    return timedelta(microseconds=found[0][0] or 0)

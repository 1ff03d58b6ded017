"""`time_to(A -> B)`: the median time from what somebody does first to what they do next.

Who did A within the window is followed until B, or until the window ends. Those still on their way
are censored: they count as being under way for at least so long, never as failures and never as
left out (Kaplan and Meier 1958). The median is the first time by which half have got there.

A condition says whose time is meant, by the row of their A; their B may be any row of the metric.
"""

from __future__ import annotations

from sightline.measure.language import units
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.window import rfc3339
from sightline.measure.rows.batch import Rows, Steps, Table
from sightline.measure.rows.column_types import instant_sql, time_sql
from sightline.measure.rows.facts_sql import Query, fields_of, filter_sql
from sightline.measure.rows.metric import MetricError
from sightline.measure.rows.predicate_sql import predicate_sql
from sightline.measure.samples.sample import Sample, Wanted, grain_of
from sightline.measure.shown_figures import shown_number
from sightline.measure.verdict import Judgement, plain
from sightline.stats import survival
from sightline.stats.binomial import Decision
from sightline.text.near import nearest

_MOST_EVENTS = 200
_MOST_SHOWN = 8


def time_to_sample(wanted: Wanted) -> Steps[Sample]:
    """Read a median time with its limits; judge it by how many were there in time."""
    followed = _followed(wanted)
    query = _median(followed)
    sql = (
        "SELECT waited, count(*) FILTER (WHERE happened), count(*) FILTER (WHERE NOT happened)\n"
        f"FROM (\n{followed.sql}\n) GROUP BY waited ORDER BY waited"
    )
    _, table = yield Table(Query(sql, followed.params))
    steps = [survival.Step(float(time), int(hit), int(cut)) for time, hit, cut in table]
    n = sum(step.happened + step.censored for step in steps)
    unseen = () if survival.happened(steps) else (yield from _unseen(wanted))
    if not n or unseen:
        return Sample(query, None, 0, wanted.unit, notes=unseen)
    low, high = survival.median_limits(steps, wanted.confidence)
    judgements = {
        limit: _judge(steps, limit.comparator, limit.value, wanted.confidence)
        for limit in wanted.limits
    }
    notes = _notes(wanted, steps, n)
    value = survival.median(steps)
    return Sample(
        query, plain(value), n, wanted.unit, plain(low), plain(high), notes, judgements,
        grain=_grain(steps, value),
    )  # fmt: skip


def _grain(steps: list[survival.Step], value: float | None) -> float:
    """How far apart the waits next to the median lie, where several waited as long."""
    if value is None:
        return 0.0
    waits = [step.time for step in steps if step.happened]
    at = waits.index(value)
    times = next(step.happened for step in steps if step.happened and step.time == value)
    below = waits[at - 1] if at else None
    return grain_of(value, times, below, waits[at + 1] if at + 1 < len(waits) else None)


def _judge(
    steps: list[survival.Step], comparator: str, bound: float, confidence: float
) -> Judgement:
    decision = survival.decide_median(steps, comparator, bound, confidence)
    if decision is not Decision.INCONCLUSIVE:
        return Judgement(decision)
    return Judgement(decision, survival.needed_n(steps, comparator, bound, confidence))


def _notes(wanted: Wanted, steps: list[survival.Step], n: int) -> tuple[str, ...]:
    there = survival.happened(steps)
    statistic = wanted.statistic.steps
    assert statistic is not None
    mean = survival.mean_of_happened(steps)
    said = f"{there:,} of {n:,} got to {statistic[1]}"
    if mean is not None:
        said += f", on average after {shown_number(mean)} {wanted.unit}"
    if there < n:
        said += f"; {n - there:,} had not by the end: open, not failed"
    notes: tuple[str, ...] = (said,)
    if survival.median(steps) is None:
        notes += ("fewer than half have got there, so the data give no median yet",)
    return notes


def _unseen(wanted: Wanted) -> Steps[tuple[str, ...]]:
    """Which steps no row has ever been: nobody waits for what doesn't exist under that name."""
    names = wanted.statistic.steps
    assert names is not None
    steps, known = _steps(wanted), _known(wanted)
    counts = ", ".join(f"count(*) FILTER (WHERE {step.sql})" for step in steps)
    params = tuple(value for step in steps for value in step.params)
    _, found = yield Table(Query(f"SELECT {counts}\n{known.sql}", (*params, *known.params)))
    unseen = [name for name, count in zip(names, found[0], strict=True) if not count]
    if not unseen:
        return ()
    there = yield from _events(wanted, known)
    return tuple(f"no row is a `{name}`{_instead(name, there)}" for name in dict.fromkeys(unseen))


def _events(wanted: Wanted, known: Query) -> Steps[list[str]]:
    """What the metric's rows are, the most frequent first."""
    event = wanted.facts.event
    if not event:
        return []
    sql = (
        f"SELECT CAST({event} AS VARCHAR) AS v, count(*)\n{known.sql} AND {event} IS NOT NULL\n"
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST_EVENTS}"
    )
    _, found = yield Table(Query(sql, known.params))
    return [str(value) for value, _ in found]


def _instead(name: str, there: list[str]) -> str:
    near = nearest(name, there, 1)
    if near:
        return f": did you mean `{near[0]}`?"
    return f"; there are: {', '.join(there[:_MOST_SHOWN])}" if there else ""


def _known(wanted: Wanted) -> Query:
    """The FROM and WHERE of the metric's rows before the window's end, whatever the condition."""
    rows, facts = wanted.rows, wanted.facts
    time = time_sql(facts.time, facts.time_type)
    texts, values = filter_sql(rows.metric, fields_of(rows.metric, rows.source, facts))
    conditions = [f"{time} < {instant_sql(facts.time_type)}", *texts]
    sql = f"FROM {facts.relation.sql}\nWHERE {' AND '.join(conditions)}"
    return Query(sql, (*facts.relation.params, rfc3339(rows.span.end), *values))


def _begins(wanted: Wanted, first: Query) -> Query:
    """Whether a row is somebody's first step, and meets the condition on who is meant."""
    rows, facts = wanted.rows, wanted.facts
    if facts.where is None:
        return first
    sql, values = predicate_sql(facts.where, fields_of(rows.metric, rows.source, facts))
    return Query(f"({first.sql}) AND ({sql})", (*first.params, *values))


def _followed(wanted: Wanted) -> Query:
    """The SELECT of one row for each who did A in the window: `time`, and whether B happened."""
    rows, facts = wanted.rows, wanted.facts
    who = _entity(rows)
    first, second = _steps(wanted)
    first, known = _begins(wanted, first), _known(wanted)
    at = f"CAST({time_sql(facts.time, facts.time_type)} AS TIMESTAMP WITH TIME ZONE)"
    seconds = units.convert(1, wanted.unit, "s")
    sql = (
        f"WITH happened AS (SELECT {who} AS who, {at} AS moment, ({first.sql}) AS is_first,"
        f" ({second.sql}) AS is_second\n{known.sql}),\n"
        "begun AS (SELECT who, min(moment) FILTER (WHERE is_first) AS began FROM happened"
        " WHERE who IS NOT NULL GROUP BY who),\n"
        "followed AS (SELECT who, began FROM begun"
        " WHERE began >= CAST(? AS TIMESTAMP WITH TIME ZONE)),\n"
        "reached AS (SELECT who, any_value(began) AS began,"
        " min(moment) FILTER (WHERE is_second AND moment >= began) AS there\n"
        "FROM followed LEFT JOIN happened USING (who) GROUP BY who)\n"
        "SELECT epoch_us(coalesce(there, CAST(? AS TIMESTAMP WITH TIME ZONE)) - began)"
        f" / CAST({seconds * 1e6!r} AS DOUBLE) AS waited, there IS NOT NULL AS happened"
        " FROM reached"
    )
    span = (rfc3339(rows.span.start), rfc3339(rows.span.end))
    return Query(sql, (*first.params, *second.params, *known.params, *span))


def _median(followed: Query) -> Query:
    """The SELECT of the median: the first time at which at most half are still under way."""
    sql = (
        "WITH each AS (SELECT waited, count(*) AS n, count(*) FILTER (WHERE happened) AS there\n"
        f"FROM (\n{followed.sql}\n) GROUP BY waited),\n"
        "risk AS (SELECT waited, there, sum(n) OVER (ORDER BY waited DESC) AS n FROM each),\n"
        "curve AS (SELECT waited,"
        " product(1 - there / CAST(n AS DOUBLE)) OVER (ORDER BY waited) AS left_over FROM risk)\n"
        "SELECT min(waited) FILTER (WHERE left_over <= 0.5 + 1e-12) AS value FROM curve"
    )
    return Query(sql, followed.params)


def _entity(rows: Rows) -> str:
    name = rows.metric.entity
    if not name:
        raise MetricError("entity", "time_to needs to know who", "write: entity: user_id")
    known = fields_of(rows.metric, rows.source, rows.facts).columns
    if name not in known:
        near = nearest(name, list(rows.facts.columns), 1)
        help = f"did you mean `{near[0]}`?" if near else "columns: " + ", ".join(rows.facts.columns)
        raise MetricError("entity", f"there is no column `{name}`", help)
    return known[name].sql


def _steps(wanted: Wanted) -> tuple[Query, Query]:
    """Both steps as conditions: populations of the metric, or values of its event."""
    facts, metric = wanted.facts, wanted.rows.metric
    fields = fields_of(metric, wanted.rows.source, facts)
    assert wanted.statistic.steps is not None
    found = []
    for name in wanted.statistic.steps:
        if name in metric.populations:
            sql, params = predicate_sql(metric.populations[name], fields)
            found.append(Query(sql, tuple(params)))
        elif facts.event:
            found.append(Query(f"CAST({facts.event} AS VARCHAR) = ?", (name,)))
        else:
            help = "add `event:` to the metric, or populations that are called as the steps"
            raise CriterionError(f"nothing says which rows are {name!r}", 1, 1, help)
    return found[0], found[1]

"""Statistics of rows that stand for themselves: percentiles, shares, averages, and plain facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import isfinite
from typing import Any

from sightline.measure import verdict
from sightline.measure.rows import compile_sql
from sightline.measure.rows.batch import Aggregates, Column, Position, Steps
from sightline.measure.rows.facts_sql import Query, fields_of
from sightline.measure.rows.predicate_sql import predicate_sql
from sightline.measure.samples.sample import (
    MISSING,
    Limit,
    N,
    Sample,
    Wanted,
    grain_of,
    missing_notes,
)
from sightline.measure.verdict import Judgement, plain
from sightline.stats import always_valid, binomial, quantile
from sightline.stats.mean import Moments, mean_limits, why_undecidable
from sightline.stats.ratio import why_undecidable_ratio

WRONG = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_PER = {
    "/s": timedelta(seconds=1), "/min": timedelta(minutes=1), "/h": timedelta(hours=1),
    "/d": timedelta(days=1), "/w": timedelta(weeks=1),
}  # fmt: skip


def beyond(limit: Limit) -> Column:
    """The count of values on the wrong side of a bound; a missing one always is."""
    sql = f"count(*) FILTER (WHERE value IS NULL OR value {WRONG[limit.comparator]} ?)"
    return Column(f"beyond_{limit.comparator}_{limit.value}", sql, (limit.value,))


def quantile_sample(wanted: Wanted) -> Steps[Sample]:
    """Read a percentile; judge it by the exact binomial on the values beyond each bound."""
    level = wanted.statistic.level_ppm
    assert level is not None
    beyonds = {limit: beyond(limit) for limit in wanted.limits}
    row = yield Aggregates(wanted.rows, (N, MISSING, *beyonds.values()))
    n, missing = row["n"], row["missing"]
    ranks = quantile_ranks(wanted, level, n)
    query = compile_sql.quantile_values(wanted.rows.query(), wanted.direction, level, n, ranks)
    worst = wanted.worst if missing else ""
    asked = {"value": compile_sql.level_text(level)}
    asked |= {
        name: compile_sql.position_text(rank, n)
        for name, rank in (("low", ranks.low), ("high", ranks.high))
        if rank is not None
    }
    found: dict[str, Any] = {}
    if n:
        positions = tuple(Position(name, at, worst) for name, at in asked.items())
        found = yield Aggregates(wanted.rows, positions)
    grain = yield from _grain(wanted, found.get("value"))
    wrong = {limit: row[column.name] for limit, column in beyonds.items()}
    judgements = {
        limit: judge_quantile(wanted, limit, level, n, count) for limit, count in wrong.items()
    }
    return Sample(
        query, plain(found.get("value")), n, wanted.unit, plain(found.get("low")),
        plain(found.get("high")), missing_notes(wanted, missing, n, "counted as worst"), judgements,
        grain=grain, missing=missing, unknown=missing, one_sided=_one_sided(wrong, n),
    )  # fmt: skip


def _one_sided(wrong: dict[Limit, int], n: int) -> frozenset[Limit]:
    """The bounds that every row keeps, or every row misses."""
    return frozenset(limit for limit, count in wrong.items() if count in (0, n))


def _grain(wanted: Wanted, value: float | None) -> Steps[float]:
    """How far apart the values next to a percentile lie, where it is one of two that compare."""
    if not wanted.is_compared or value is None or not isfinite(value):
        return 0.0
    row = yield Aggregates(
        wanted.rows,
        (
            Column("times", "count(*) FILTER (WHERE value = ?)", (value,)),
            Column("below", "max(value) FILTER (WHERE value < ?)", (value,)),
            Column("above", "min(value) FILTER (WHERE value > ?)", (value,)),
        ),
    )
    return grain_of(value, row["times"], row["below"], row["above"])


def quantile_ranks(wanted: Wanted, level: int, n: int) -> quantile.Ranks:
    """The ranks of a percentile and of its limits; of limits that hold at every look, if peeked."""
    if not n:
        return quantile.Ranks(1, None, None)
    ranks_of = always_valid.ranks if wanted.is_peeked else quantile.ranks
    return ranks_of(level, n, wanted.confidence)


def judge_quantile(wanted: Wanted, limit: Limit, level: int, n: int, wrong: int) -> Judgement:
    """Judge a percentile by the values on the wrong side of a bound."""
    if wanted.is_peeked:
        allowed = quantile.allowed_share(level, limit.comparator)
        return judge_peeked(wrong, n, allowed, wanted.confidence)
    return verdict.judge_quantile(level, limit.comparator, n, wrong, wanted.confidence)


def judge_peeked(wrong: int, n: int, allowed: float, confidence: float) -> Judgement:
    """Judge a count by a bound that holds at every look."""
    if not n or not 0 < allowed < 1:
        return verdict.judge_count(wrong, n, allowed, confidence)
    decision = always_valid.decide_share(wrong, n, allowed, confidence)
    if decision is not binomial.Decision.INCONCLUSIVE:
        return Judgement(decision)
    needed = always_valid.needed_n_share(wrong, n, allowed, confidence)
    return Judgement(decision, needed, (verdict.TOO_NEAR,) if needed is None else ())


def hit_column(wanted: Wanted) -> Column:
    """Whether a row is a hit: the condition of `share(...)`, or the yes or no of a `rate`."""
    rows = wanted.rows
    predicate = wanted.statistic.predicate
    if predicate is None:
        return Column("hit", rows.facts.value)
    sql, params = predicate_sql(predicate, fields_of(rows.metric, rows.source, rows.facts))
    return Column("hit", f"({sql})", tuple(params))


def share_sample(wanted: Wanted) -> Steps[Sample]:
    """Read a share; judge it by the exact binomial. What is unknown counts as worst."""
    hit = hit_column(wanted)
    hits_column = Column("hits", "count(*) FILTER (WHERE hit)")
    unknown_column = Column("unknown", "count(*) FILTER (WHERE hit IS NULL)")
    row = yield Aggregates(wanted.rows, (N, hits_column, unknown_column), (hit,))
    n, hits, unknown = row["n"], row["hits"], row["unknown"]
    query = compile_sql.share_counts(wanted.rows.query([hit]), wanted.direction)
    counted = hits + unknown if wanted.direction[0] == "<" else hits
    judgements = {limit: _judge_share(wanted, limit, n, hits, unknown) for limit in wanted.limits}
    notes = (f"not known in {unknown:,} of {n:,} rows: counted as worst",) if unknown else ()
    if not n:
        return Sample(query, None, 0, wanted.unit, None, None, notes, judgements)
    limits_of = always_valid.share_limits if wanted.is_peeked else binomial.limits
    limits = limits_of(counted, n, wanted.confidence)
    return Sample(
        query, plain(counted / n), n, wanted.unit, plain(limits.low), plain(limits.high), notes,
        judgements, hits=None if wanted.is_peeked else counted, unknown=unknown,
        one_sided=frozenset(wanted.limits if hits in (0, n) else ()),
    )  # fmt: skip


def _judge_share(wanted: Wanted, limit: Limit, n: int, hits: int, unknown: int) -> Judgement:
    if not wanted.is_peeked:
        return verdict.judge_share(
            limit.comparator, limit.value, n, hits, unknown, wanted.confidence
        )
    wrong, allowed = verdict.wrong_share(limit.comparator, limit.value, n, hits, unknown)
    return judge_peeked(wrong, n, allowed, wanted.confidence)


def mean_sample(wanted: Wanted) -> Steps[Sample]:
    """Read an average; judge it by its interval, which the first three moments give."""
    average = Column("mean", "avg(value)")
    beyonds = {limit: beyond(limit) for limit in wanted.limits}
    row = yield Aggregates(wanted.rows, (N, MISSING, average, *beyonds.values()))
    known, missing, mean = row["n"] - row["missing"], row["missing"], row["mean"]
    found: dict[str, Any] = {"squares": None, "cubes": None}
    if known:
        away = "(value - CAST(? AS DOUBLE))"
        squares = Column("squares", f"sum({away} * {away})", (mean,) * 2)
        cubes = Column("cubes", f"sum({away} * {away} * {away})", (mean,) * 3)
        found = yield Aggregates(wanted.rows, (squares, cubes))
    of = Moments(known, mean or 0.0, found["squares"] or 0.0, found["cubes"] or 0.0)
    query = compile_sql.mean_moments(wanted.rows.query())
    notes = missing_notes(wanted, missing, row["n"], "left out of the mean")
    sample = average_sample(wanted, query, of, notes)
    wrong = {limit: row[column.name] for limit, column in beyonds.items()}
    return replace(sample, missing=missing, one_sided=_one_sided(wrong, row["n"]))


def average_sample(
    wanted: Wanted, query: Query, of: Moments, notes: tuple[str, ...], why: str = ""
) -> Sample:
    """A mean or a ratio from its moments; `why` says why it can't be judged, beyond the moments."""
    if wanted.is_peeked:
        why = why or always_valid.why_undecidable_mean(of)
    judgements = {
        limit: Judgement(binomial.Decision.INCONCLUSIVE, None, (why,))
        if why
        else judge_average(wanted, limit, of)
        for limit in wanted.limits
    }
    valid = always_valid.mean_limits if wanted.is_peeked else mean_limits
    limits = valid(of, wanted.confidence) if of.n else None
    low, high = (plain(limits.low), plain(limits.high)) if limits else (None, None)
    value = plain(of.mean) if of.n else None
    return Sample(
        query, value, of.n, wanted.unit, low, high, notes, judgements,
        unsound=why or why_undecidable(of),
    )  # fmt: skip


def judge_average(wanted: Wanted, limit: Limit, of: Moments) -> Judgement:
    """Judge an average by its interval."""
    if not wanted.is_peeked:
        return verdict.judge_mean(of, limit.comparator, limit.value, wanted.confidence)
    decision = always_valid.decide_mean(of, limit.comparator, limit.value, wanted.confidence)
    if decision is not binomial.Decision.INCONCLUSIVE:
        return Judgement(decision)
    return Judgement(decision, always_valid.needed_n_mean(of, limit.value, wanted.confidence))


def ratio_sample(wanted: Wanted) -> Steps[Sample]:
    """Read a ratio of two sums; judge it by linearisation (the delta method), row by row."""
    facts = wanted.facts
    extras = (Column("a", facts.numerator), Column("b", facts.denominator))
    both = "WHERE a IS NOT NULL AND b IS NOT NULL"
    known = Column("known", f"count(*) FILTER ({both})")
    sums = (Column(f"sum_{x}", f"sum({x}) FILTER ({both})") for x in ("a", "b"))
    row = yield Aggregates(wanted.rows, (N, known, *sums), extras)
    query = compile_sql.ratio(wanted.rows.query(extras))
    notes = missing_notes(wanted, row["n"] - row["known"], row["n"], "left out of both sums")
    if not row["known"] or not row["sum_b"]:
        n = 0 if not row["sum_b"] else row["known"]
        return Sample(query, None, n, wanted.unit, None, None, notes)
    value, size = row["sum_a"] / row["sum_b"], row["sum_b"] / row["known"]
    away = power_sums("away", "a - CAST(? AS DOUBLE) * b", value, both)
    spread = power_sums("spread", "b - CAST(? AS DOUBLE)", size, both)
    found = yield Aggregates(wanted.rows, (*away, *spread), extras)
    squares, cubes = found["away_2"] / size**2, found["away_3"] / size**3
    of = Moments(row["known"], value, squares, cubes)
    below = Moments(row["known"], size, found["spread_2"], found["spread_3"])
    return average_sample(wanted, query, of, notes, why_undecidable_ratio(of, below))


def power_sums(name: str, sql: str, about: float, which: str) -> tuple[Column, Column]:
    """The sums of the squares and cubes of something that has one placeholder."""
    square, cube = (" * ".join([f"({sql})"] * power) for power in (2, 3))
    return (
        Column(f"{name}_2", f"sum({square}) FILTER ({which})", (about,) * 2),
        Column(f"{name}_3", f"sum({cube}) FILTER ({which})", (about,) * 3),
    )


def fact_sample(wanted: Wanted) -> Steps[Sample]:
    """Read a fact about the window: count, sum, min, max, or a number per unit of time."""
    name = wanted.statistic.name
    length = _PER.get(wanted.unit) if name == "rate" else None
    query = compile_sql.fact(wanted.rows.query(), name, _times(wanted, length))
    column = Column("value", compile_sql.fact_value(name, _times(wanted, length)))
    row = yield Aggregates(wanted.rows, (N, MISSING, column))
    value, missing, n = row["value"], row["missing"], row["n"]
    judgements = {limit: _judge_fact(limit, name, value, missing) for limit in wanted.limits}
    has_value = wanted.facts.value != ""
    is_worst = any(_is_worst(limit, name, missing) for limit in wanted.limits)
    what = "counted as worst" if is_worst else "left out"
    if name in ("count", "rate"):
        what = "counted all the same"
    notes = missing_notes(wanted, missing, n, what) if has_value else ()
    known = n - missing if name == "sum" else n
    return Sample(
        query, plain(value), known, wanted.unit, None, None, notes, judgements, is_fact=True,
        missing=missing if has_value else 0, unknown=missing if name in ("min", "max") else 0,
    )  # fmt: skip


def _times(wanted: Wanted, length: timedelta | None) -> float:
    span = wanted.rows.span
    return (span.end - span.start) / length if length else 1.0


def _is_worst(limit: Limit, name: str, missing: int) -> bool:
    """A missing value is the greatest where little is promised and the least where much is."""
    return (name, limit.comparator[0]) in (("max", "<"), ("min", ">")) and missing > 0


def _judge_fact(limit: Limit, name: str, value: float | None, missing: int) -> Judgement:
    is_worst = _is_worst(limit, name, missing)
    return verdict.judge_fact(limit.comparator, limit.value, None if is_worst else value)

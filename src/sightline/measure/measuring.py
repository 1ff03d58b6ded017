"""Runs the queries of a criterion and judges their figures: one way per kind of statistic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.measure import compile_sql, verdict
from sightline.measure.facts_sql import Facts, Query, fields_of, observations
from sightline.measure.metric import MetricError
from sightline.measure.predicate_sql import predicate_sql
from sightline.measure.question import Question
from sightline.measure.verdict import Judgement, plain
from sightline.stats import binomial, quantile
from sightline.stats.mean import Moments, mean_limits
from sightline.store.engine import Engine


@dataclass(frozen=True, slots=True)
class Measured:
    """A judgement with the figures of its reading."""

    judgement: Judgement
    query: Query
    value: int | float | None
    n: int
    low: int | float | None = None
    high: int | float | None = None
    notes: tuple[str, ...] = ()


def measure(question: Question, facts: Facts, bound: int | float, engine: Engine) -> Measured:
    """Return the figures of a criterion and what they alone say about its bound."""
    statistic = question.criterion.statistic
    if statistic.name not in ("count", "share") and not facts.value:
        help = f"add `expression:` to the metric {question.metric.name}"
        raise MetricError("expression", f"{statistic.name} needs an expression", help)
    if statistic.predicate is not None:
        return _measure_share(question, facts, bound, engine)
    rows = _rows(question, facts)
    if statistic.level_ppm is not None:
        return _measure_quantile(question, rows, statistic.level_ppm, bound, engine)
    if statistic.name == "mean":
        return _measure_mean(question, rows, bound, engine)
    return _measure_fact(question, rows, bound, engine, facts.value != "")


def _rows(question: Question, facts: Facts, extra: Query | None = None) -> Query:
    return observations(question.metric, question.source, facts, question.span, facts.where, extra)


def _measure_quantile(
    question: Question, rows: Query, level_ppm: int, bound: int | float, engine: Engine
) -> Measured:
    comparator, confidence = question.comparator, question.confidence
    counts = _row(engine, compile_sql.quantile_counts(rows, comparator, bound))
    n, missing, beyond = counts["n"], counts["missing"], counts["beyond"]
    ranks = quantile.ranks(level_ppm, n, confidence) if n else quantile.Ranks(1, None, None)
    query = compile_sql.quantile_values(rows, comparator, level_ppm, n, ranks)
    values = _row(engine, query)
    judgement = verdict.judge_quantile(level_ppm, comparator, n, beyond, confidence)
    notes = _missing_notes(missing, n, "counted as worst")
    return Measured(
        judgement, query, plain(values["value"]), n, plain(values["low"]), plain(values["high"]),
        notes,
    )  # fmt: skip


def _measure_share(
    question: Question, facts: Facts, bound: int | float, engine: Engine
) -> Measured:
    predicate = question.criterion.statistic.predicate
    assert predicate is not None
    sql, params = predicate_sql(predicate, fields_of(question.metric, question.source, facts))
    rows = _rows(question, facts, Query(f"({sql}) AS hit", tuple(params)))
    comparator, confidence = question.comparator, question.confidence
    query = compile_sql.share_counts(rows, comparator)
    counts = _row(engine, query)
    n, hits, unknown = counts["n"], counts["hits"], counts["unknown"]
    counted = hits + unknown if comparator in ("<", "<=") else hits
    limits = binomial.limits(counted, n, confidence)
    judgement = verdict.judge_share(comparator, bound, n, hits, unknown, confidence)
    notes = (f"not known in {unknown:,} of {n:,} rows: counted as worst",) if unknown else ()
    low, high = (plain(limits.low), plain(limits.high)) if n else (None, None)
    return Measured(judgement, query, plain(counts["value"]), n, low, high, notes)


def _measure_mean(question: Question, rows: Query, bound: int | float, engine: Engine) -> Measured:
    query = compile_sql.mean_moments(rows)
    row = _row(engine, query)
    known = row["n"] - row["missing"]
    of = Moments(known, row["value"] or 0.0, row["squares"] or 0.0, row["cubes"] or 0.0)
    judgement = verdict.judge_mean(of, question.comparator, bound, question.confidence)
    limits = mean_limits(of, question.confidence)
    notes = _missing_notes(row["missing"], row["n"], "left out of the mean")
    low, high = (plain(limits.low), plain(limits.high)) if limits else (None, None)
    return Measured(judgement, query, plain(row["value"]), known, low, high, notes)


def _measure_fact(
    question: Question, rows: Query, bound: int | float, engine: Engine, has_value: bool
) -> Measured:
    name, comparator = question.criterion.statistic.name, question.comparator
    query = compile_sql.fact(rows, name)
    row = _row(engine, query)
    value, missing = row["value"], row["missing"]
    # A missing value is the greatest where little is promised and the least where much is.
    is_worst = (name, comparator[0]) in (("max", "<"), ("min", ">")) and missing > 0
    judgement = verdict.judge_fact(comparator, bound, None if is_worst else value)
    if name in ("count", "sum") or not is_worst:
        what = "left out" if name != "count" else "counted all the same"
    else:
        what = "counted as worst"
    notes = _missing_notes(missing, row["n"], what) if has_value else ()
    n = row["n"] - missing if name == "sum" else row["n"]
    return Measured(judgement, query, plain(value), n, notes=notes)


def _row(engine: Engine, query: Query) -> dict[str, Any]:
    names, rows = engine.run(query.sql, query.params)
    return dict(zip(names, rows[0], strict=True))


def _missing_notes(missing: int, n: int, what: str) -> tuple[str, ...]:
    return (f"no value in {missing:,} of {n:,} rows: {what}",) if missing else ()

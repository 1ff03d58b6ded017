"""The figures that describe a metric: for a number p50, p95, mean and count; for a yes or no its
share and count; for plain rows their count.

Each is a reading of its own, whose query gives its value again. In percentiles a missing value is
the worst, in the direction that the metric calls good; in means it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sightline.measure.language.criterion import Predicate, Statistic
from sightline.measure.language.window import Span, rfc3339
from sightline.measure.question import DEFAULT_CONFIDENCE_PERCENT
from sightline.measure.rows import compile_sql
from sightline.measure.rows.batch import Rows, run_together
from sightline.measure.rows.column_types import family
from sightline.measure.rows.facts_sql import Facts, Query, observations
from sightline.measure.rows.metric import Metric
from sightline.measure.samples.rows import ratio_sample
from sightline.measure.samples.sample import Sample, Wanted
from sightline.measure.verdict import Reading, plain
from sightline.stats import binomial, quantile
from sightline.stats.mean import Moments, mean_limits, why_undecidable
from sightline.store.engine import Engine
from sightline.store.sources import Source

CONFIDENCE = DEFAULT_CONFIDENCE_PERCENT / 100
LEVELS = (("p50", 500_000), ("p95", 950_000))


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic of a metric, with what a reader has to know about it."""

    statistic: str
    reading: Reading
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """A metric within a window and a condition: everything that its figures are computed from."""

    metric: Metric
    source: Source
    facts: Facts
    span: Span
    where: Predicate | None = None
    is_higher_better: bool = False

    @property
    def shape(self) -> str:
        """What one observation is: `row`, `flag`, `number`, or a part of a `ratio`."""
        if self.facts.numerator:
            return "ratio"
        if not self.facts.value:
            return "row"
        return "flag" if family(self.facts.value_type) == "flag" else "number"

    def rows(self, extra: Query | None = None) -> Query:
        """The SELECT of the observations."""
        facts = self.facts
        return observations(self.metric, self.source, facts, self.span, facts.where, extra)


def figures_of(observed: Observed, engine: Engine) -> tuple[Figure, ...]:
    """Return the figures that fit a metric. Raises MetricError, CriterionError, SourceError."""
    reader = _Reader(observed, engine)
    if observed.shape == "number":
        return (*reader.quantiles(), reader.mean(), reader.count())
    if observed.shape == "flag":
        return (reader.share(), reader.count())
    if observed.shape == "ratio":
        return (reader.ratio(), reader.count())
    return (reader.count(),)


class _Reader:
    def __init__(self, observed: Observed, engine: Engine) -> None:
        self.observed = observed
        self.engine = engine
        self.comparator = ">" if observed.is_higher_better else "<"

    def quantiles(self) -> Iterator[Figure]:
        rows = self.observed.rows()
        counted = self._row(compile_sql.fact(rows, "count"))
        n, missing = counted["n"], counted["missing"]
        notes = (f"no value in {missing:,} of {n:,} rows: counted as worst",) if missing else ()
        for name, level in LEVELS:
            ranks = quantile.ranks(level, n, CONFIDENCE) if n else quantile.Ranks(1, None, None)
            query = compile_sql.quantile_values(rows, self.comparator, level, n, ranks)
            row = self._row(query)
            limits = (plain(row["low"]), plain(row["high"]))
            yield self._figure(name, query, plain(row["value"]), n, limits, notes)

    def mean(self) -> Figure:
        query = compile_sql.mean_moments(self.observed.rows())
        row = self._row(query)
        known = row["n"] - row["missing"]
        of = Moments(known, row["value"] or 0.0, row["squares"] or 0.0, row["cubes"] or 0.0)
        why = why_undecidable(of) if known else ""
        limits = None if why else mean_limits(of, CONFIDENCE)
        notes: tuple[str, ...] = (f"the mean has no sound interval: {why}",) if why else ()
        if row["missing"]:
            notes += (f"no value in {row['missing']:,} of {row['n']:,} rows: left out of the mean",)
        both = (plain(limits.low), plain(limits.high)) if limits and known else (None, None)
        return self._figure("mean", query, plain(row["value"]), known, both, notes)

    def share(self) -> Figure:
        extra = Query(f"({self.observed.facts.value}) AS hit", ())
        query = compile_sql.share_counts(self.observed.rows(extra), self.comparator)
        row = self._row(query)
        n, unknown = row["n"], row["unknown"]
        counted = row["hits"] + (unknown if self.comparator == "<" else 0)
        limits = binomial.limits(counted, n, CONFIDENCE)
        both = (plain(limits.low), plain(limits.high)) if n else (None, None)
        notes = (f"not known in {unknown:,} of {n:,} rows: counted as worst",)
        return self._figure(
            "share", query, plain(row["value"]), n, both, notes if unknown else (), "share"
        )

    def ratio(self) -> Figure:
        observed = self.observed
        rows = Rows(observed.metric, observed.source, observed.facts, observed.span)
        wanted = Wanted(rows, Statistic("ratio"), observed.metric.unit, CONFIDENCE)
        [sample] = run_together([ratio_sample(wanted)], self.engine, ())
        assert isinstance(sample, Sample)
        limits = (sample.low, sample.high)
        return self._figure("ratio", sample.query, sample.value, sample.n, limits, sample.notes)

    def count(self) -> Figure:
        query = compile_sql.fact(self.observed.rows(), "count")
        row = self._row(query)
        return self._figure("count", query, row["value"], row["n"], (None, None), (), "")

    def _figure(
        self, name: str, query: Query, value: int | float | None, n: int,
        limits: tuple[int | float | None, int | float | None], notes: tuple[str, ...],
        unit: str | None = None,
    ) -> Figure:  # fmt: skip
        observed = self.observed
        span = observed.span
        reading = Reading(
            value, observed.metric.unit if unit is None else unit, n, *limits, CONFIDENCE,
            span.as_json(), query.sql, query.params, observed.source.name, rfc3339(span.end),
        )  # fmt: skip
        return Figure(name, reading, notes)

    def _row(self, query: Query) -> dict[str, Any]:
        names, rows = self.engine.run(query.sql, query.params)
        return dict(zip(names, rows[0], strict=True))

"""Statistics of rows that belong together, as one user's requests do (`per ENTITY`).

A hundred requests of one user say less than those of a hundred users. Shares and percentiles rest
on the effective number of rows (Korn and Graubard), averages and ratios on the totals of each
entity. Rows that name nobody are taken as one entity, and the notes say how many they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sightline.measure.rows import compile_sql
from sightline.measure.rows.batch import Aggregates, Column, Position, Steps, Table
from sightline.measure.rows.facts_sql import Query
from sightline.measure.samples.rows import WRONG, average_sample, hit_column
from sightline.measure.samples.sample import MISSING, N, Sample, Wanted, missing_notes
from sightline.measure.verdict import TOO_NEAR, Judgement, allowed_wrong, plain
from sightline.stats import always_valid, clusters, quantile
from sightline.stats.binomial import Decision
from sightline.stats.clusters import ClusteredShare
from sightline.stats.mean import Moments
from sightline.stats.ratio import why_undecidable_ratio


def clustered_share(wanted: Wanted) -> Steps[Sample]:
    """Read a share; judge it by the entities' own counts."""
    who, hit = wanted.cluster_column(), hit_column(wanted)
    rows = wanted.rows.query([who, hit])
    query = compile_sql.share_counts(wanted.rows.query([hit]), wanted.direction)
    counted = "hit IS NOT FALSE" if wanted.direction[0] == "<" else "hit"
    hits, row = yield from _counts(rows, counted)
    judgements = {}
    for limit in wanted.limits:
        wrong = "hit IS NOT FALSE" if limit.comparator[0] == "<" else "hit IS NOT TRUE"
        of, _ = yield from _counts(rows, wrong)
        allowed = allowed_wrong(limit.comparator, limit.value)
        judgements[limit] = _judge(wanted, of, allowed)
    notes = _notes(wanted, row)
    unknown = yield Aggregates(
        wanted.rows, (Column("unknown", "count(*) FILTER (WHERE hit IS NULL)"),), (hit,)
    )
    if unknown["unknown"]:
        notes += (f"not known in {unknown['unknown']:,} of {hits.n:,} rows: counted as worst",)
    if not hits.n:
        return Sample(query, None, 0, wanted.unit, None, None, notes, judgements)
    low, high = _limits(wanted, hits)
    value = plain(hits.hits / hits.n)
    return Sample(
        query, value, hits.n, wanted.unit, low, high, notes, judgements,
        unsound=clusters.why_undecidable(hits),
        unknown=unknown["unknown"],
    )  # fmt: skip


def clustered_quantile(wanted: Wanted) -> Steps[Sample]:
    """Read a percentile; judge it by how many of each entity's rows are beyond the bound."""
    level = wanted.statistic.level_ppm
    assert level is not None
    rows = wanted.rows.query([wanted.cluster_column()])
    counts = yield Aggregates(wanted.rows, (N, MISSING))
    n, missing = counts["n"], counts["missing"]
    notes = missing_notes(wanted, missing, n, "counted as worst")
    worst = wanted.worst if missing else ""
    judgements = {}
    for limit in wanted.limits:
        sign = WRONG[limit.comparator]
        of, _ = yield from _counts(rows, f"value IS NULL OR value {sign} ?", (limit.value,))
        allowed = quantile.allowed_share(level, limit.comparator)
        judgements[limit] = _judge(wanted, of, allowed)
    if not n:
        query = compile_sql.quantile_values(
            wanted.rows.query(), wanted.direction, level, 0, quantile.Ranks(1, None, None)
        )
        return Sample(query, None, 0, wanted.unit, None, None, notes, judgements)
    at = yield Aggregates(wanted.rows, (Position("value", compile_sql.level_text(level), worst),))
    below = f"coalesce(value, CAST('{wanted.worst}' AS DOUBLE)) <= ?"
    of, row = yield from _counts(rows, below, (at["value"],))
    ranks = _ranks(wanted, of, level, n)
    query = compile_sql.quantile_values(wanted.rows.query(), wanted.direction, level, n, ranks)
    asked = [(name, rank) for name, rank in (("low", ranks.low), ("high", ranks.high)) if rank]
    positions = tuple(
        Position(name, compile_sql.position_text(rank, n), worst) for name, rank in asked
    )
    found = (yield Aggregates(wanted.rows, positions)) if positions else {}
    return Sample(
        query, plain(at["value"]), n, wanted.unit, plain(found.get("low")),
        plain(found.get("high")), (*_notes(wanted, row), *notes), judgements,
        unsound=clusters.why_undecidable(of),
        missing=missing,
        unknown=missing,
    )  # fmt: skip


def _ranks(wanted: Wanted, of: ClusteredShare, level: int, n: int) -> quantile.Ranks:
    """The ranks where the limits of a percentile stand (Woodruff); none for repeated looks."""
    if wanted.is_peeked:
        return quantile.Ranks(quantile.rank(level, n), None, None)
    return clusters.ranks(of, level, wanted.confidence)


def clustered_mean(wanted: Wanted) -> Steps[Sample]:
    """Read an average; judge it by the entities' totals."""
    rows = wanted.rows.query([wanted.cluster_column()])
    query = compile_sql.mean_moments(wanted.rows.query())
    sample = yield from _averaged(wanted, rows, query, "value", "1", "left out of the mean")
    return sample


def clustered_ratio(wanted: Wanted) -> Steps[Sample]:
    """Read a ratio of two sums; judge it by the entities' totals."""
    facts = wanted.facts
    parts = (Column("a", facts.numerator), Column("b", facts.denominator))
    rows = wanted.rows.query([wanted.cluster_column(), *parts])
    query = compile_sql.ratio(wanted.rows.query(parts))
    sample = yield from _averaged(wanted, rows, query, "a", "b", "left out of both sums")
    return sample


def _averaged(
    wanted: Wanted, rows: Query, query: Query, above: str, below: str, what: str
) -> Steps[Sample]:
    _, table = yield Table(_totals(rows, above, below))
    names = (
        "g", "rows", "known", "size", "nobody", "ratio", "squares", "cubes", "size_squares",
        "size_cubes",
    )  # fmt: skip
    row = dict(zip(names, table[0], strict=True))
    if not row["rows"]:
        return Sample(query, None, 0, wanted.unit)
    notes = _notes(wanted, row)
    notes += missing_notes(wanted, row["rows"] - row["known"], row["rows"], what)
    groups, size = row["g"], row["size"]
    if not groups or not size:
        return Sample(query, None, 0, wanted.unit, None, None, notes)
    of = Moments(groups, row["ratio"], row["squares"] / size**2, row["cubes"] / size**3)
    why = why_undecidable_ratio(of, Moments(groups, size, row["size_squares"], row["size_cubes"]))
    sample = average_sample(wanted, query, of, notes, why)
    judgements = {limit: _by_group(judged) for limit, judged in sample.judgements.items()}
    return Sample(
        query, plain(row["ratio"]), row["known"], wanted.unit, sample.low, sample.high, notes,
        judgements,
        unsound=sample.unsound,
    )  # fmt: skip


def _by_group(judged: Judgement) -> Judgement:
    """A judgement whose needed number counts entities, not rows."""
    return replace(judged, needed_n=None, needed_groups=judged.needed_n)


def _totals(rows: Query, above: str, below: str) -> Query:
    """The SELECT of the entities' totals and their distances from the ratio of the sums."""
    known = f"{above} IS NOT NULL AND {below} IS NOT NULL"
    sql = (
        f"WITH each AS (SELECT who, count(*) AS n, count(*) FILTER (WHERE {known}) AS known,"
        f" CAST(sum({above}) FILTER (WHERE {known}) AS DOUBLE) AS a,"
        f" CAST(sum({below}) FILTER (WHERE {known}) AS DOUBLE) AS b\n"
        f"FROM (\n{rows.sql}\n) GROUP BY who),\n"
        "total AS (SELECT sum(n) AS rows, sum(known) AS known,"
        " avg(b) FILTER (WHERE known > 0) AS size, sum(a) / nullif(sum(b), 0) AS ratio,"
        " sum(n) FILTER (WHERE who IS NULL) AS nobody FROM each),\n"
        "away AS (SELECT each.a - ratio * each.b AS z, each.b - size AS d, total.*"
        " FROM each, total WHERE each.known > 0)\n"
        "SELECT count(*), any_value(rows), any_value(known), any_value(size), any_value(nobody),"
        " any_value(ratio), sum(z * z), sum(z * z * z), sum(d * d), sum(d * d * d)\nFROM away"
    )
    return Query(sql, rows.params)


def _counts(
    rows: Query, condition: str, params: tuple[Any, ...] = ()
) -> Steps[tuple[ClusteredShare, dict[str, Any]]]:
    """How many rows of each entity meet a condition, as the sums that a share's spread needs."""
    sql = (
        "SELECT count(*), sum(n), sum(h), sum(h * h), sum(h * n), sum(n * n), sum(n * n * n),"
        " sum(n) FILTER (WHERE who IS NULL)\n"
        f"FROM (SELECT who, CAST(count(*) AS HUGEINT) AS n,"
        f" CAST(count(*) FILTER (WHERE {condition}) AS HUGEINT) AS h\n"
        f"FROM (\n{rows.sql}\n) GROUP BY who)"
    )
    _, table = yield Table(Query(sql, (*params, *rows.params)))
    groups, n, hits, hh, hn, nn, nnn, nobody = (int(value or 0) for value in table[0])
    # The sum of (h - p n)^2 with p = hits / n, in whole numbers: nothing cancels.
    squares = (hh * n * n - 2 * hits * n * hn + hits * hits * nn) / (n * n) if n else 0.0
    of = ClusteredShare(groups, n, hits, squares, float(nn), float(nnn))
    return of, {"g": groups, "nobody": nobody}


def _notes(wanted: Wanted, row: dict[str, Any]) -> tuple[str, ...]:
    notes: tuple[str, ...] = (
        f"{row['g']:,} distinct {wanted.cluster}: the rows of each belong together",
    )
    if row["nobody"]:
        notes += (f"{row['nobody']:,} rows name no {wanted.cluster}: taken as one",)
    return notes


def _judge(wanted: Wanted, of: ClusteredShare, allowed: float) -> Judgement:
    """Judge a count of wrong rows, by entity."""
    if not of.n:
        return Judgement(Decision.INCONCLUSIVE)
    why = clusters.why_undecidable(of)
    if why:
        return Judgement(Decision.INCONCLUSIVE, None, (why,))
    if wanted.is_peeked:
        return Judgement(always_valid.decide_clustered(of, allowed, wanted.confidence))
    decision = clusters.decide(of, allowed, wanted.confidence)
    if decision is not Decision.INCONCLUSIVE:
        return Judgement(decision)
    needed = clusters.needed_clusters(of, allowed, wanted.confidence)
    notes = (TOO_NEAR,) if needed is None else ()
    return Judgement(decision, None, notes, needed)


def _limits(wanted: Wanted, of: ClusteredShare) -> tuple[float | None, float | None]:
    limits_of = always_valid.clustered_limits if wanted.is_peeked else clusters.limits
    limits = limits_of(of, wanted.confidence)
    return (plain(limits.low), plain(limits.high)) if limits else (None, None)

"""Turns a statistic over a metric's observations into the SELECT that computes it.

Verdicts rest on counts, so the counts are asked exactly. Each reading's query has its value in
the first column, `value`, and gives the same again when it is run again.
"""

from __future__ import annotations

from sightline.measure.rows.facts_sql import Query
from sightline.stats.quantile import MILLION, Ranks

_POSITION_DIGITS = 15


def quantile_counts(rows: Query, comparator: str, bound: int | float) -> Query:
    """Return the SELECT of `n`, `missing` and `beyond`: values on the wrong side, or missing."""
    wrong = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}[comparator]
    sql = (
        "SELECT count(*) AS n, count(*) - count(value) AS missing,"
        f" count(*) FILTER (WHERE value IS NULL OR value {wrong} ?) AS beyond\n"
        f"FROM (\n{rows.sql}\n)"
    )
    return Query(sql, (bound, *rows.params))


def quantile_values(rows: Query, comparator: str, level_ppm: int, n: int, ranks: Ranks) -> Query:
    """Return the SELECT of a percentile `value` (nearest rank), its `low` and `high`, and `n`.

    Missing values sort last for `<` and first for `>`; a limit that no rank gives is NULL.
    """
    worst = "Infinity" if comparator in ("<", "<=") else "-Infinity"
    low, high = (_at_rank(rank, n) for rank in (ranks.low, ranks.high))
    sql = (
        f"SELECT quantile_disc(v, {level_text(level_ppm)}) AS value, {low} AS low, {high} AS high,"
        " count(*) AS n\n"
        f"FROM (SELECT coalesce(value, CAST('{worst}' AS DOUBLE)) AS v FROM (\n{rows.sql}\n))"
    )
    return Query(sql, rows.params)


def share_counts(rows: Query, comparator: str) -> Query:
    """Return the SELECT of a share: `value`, `n`, `hits`, and `unknown` (neither true nor false).

    The unknown count as worst: as hits where few are promised, as none where many are.
    """
    counted = "hit IS NOT FALSE" if comparator in ("<", "<=") else "hit"
    sql = (
        f"SELECT count(*) FILTER (WHERE {counted}) / nullif(CAST(count(*) AS DOUBLE), 0) AS value,"
        " count(*) AS n, count(*) FILTER (WHERE hit) AS hits,"
        " count(*) FILTER (WHERE hit IS NULL) AS unknown\n"
        f"FROM (\n{rows.sql}\n)"
    )
    return Query(sql, rows.params)


def mean_moments(rows: Query) -> Query:
    """Return the SELECT of a mean: `value`, `n`, `missing`, and the sums about the mean."""
    sql = (
        f"WITH observed AS (\n{rows.sql}\n),\n"
        "average AS (SELECT avg(value) AS mean FROM observed)\n"
        "SELECT any_value(mean) AS value, count(*) AS n, count(*) - count(value) AS missing,"
        " sum((value - mean) * (value - mean)) AS squares,"
        " sum((value - mean) * (value - mean) * (value - mean)) AS cubes\n"
        "FROM observed, average"
    )
    return Query(sql, rows.params)


def ratio(rows: Query) -> Query:
    """Return the SELECT of a ratio of two sums `a` and `b`: `value` and `n`."""
    sql = (
        "SELECT sum(a) / nullif(sum(b), 0) AS value, count(*) AS n\n"
        f"FROM (\n{rows.sql}\n)\nWHERE a IS NOT NULL AND b IS NOT NULL"
    )
    return Query(sql, rows.params)


def fact_value(statistic: str, times: float = 1.0) -> str:
    """Return the SQL of a fact: `rate` is the number of rows by the number of units of time."""
    if statistic == "rate":
        return f"count(*) / CAST({times!r} AS DOUBLE)"
    return "count(*)" if statistic == "count" else f"{statistic}(value)"


def fact(rows: Query, statistic: str, times: float = 1.0) -> Query:
    """Return the SELECT of `count`, `sum`, `min`, `max` or `rate`: `value`, `n` and `missing`."""
    sql = (
        f"SELECT {fact_value(statistic, times)} AS value, count(*) AS n,"
        " count(*) - count(value) AS missing\n"
        f"FROM (\n{rows.sql}\n)"
    )
    return Query(sql, rows.params)


def level_text(level_ppm: int) -> str:
    """Return a level as the SQL of a position: 950,000 is 0.95."""
    return f"0.{level_ppm:06d}".rstrip("0") if level_ppm < MILLION else "1.0"


def position_text(rank: int, n: int) -> str:
    """Return the SQL of a position safely inside the step of a rank (1 to n)."""
    position = (2 * rank - 1) * 10**_POSITION_DIGITS // (2 * n)
    return f"0.{position:0{_POSITION_DIGITS}d}"


def _at_rank(rank: int | None, n: int) -> str:
    if rank is None:
        return "CAST(NULL AS DOUBLE)"
    return f"quantile_disc(v, {position_text(rank, n)})"

"""The demo's figures by plain SQL over its files: not through Sightline, and not by its generator.

`figures` has every number that the demo's documents say and that a summary of it may print;
`places` has the same as its templates name them. Times are compared in UTC.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

SOURCES = {
    "onboarding": "data/onboarding.csv",
    "requests": "data/requests.csv",
    "docs": "data/docs.csv",
    "sandbox": "data/sandbox.csv",
    "tickets": "feedback/tickets.csv",
}
AS_OF = "TIMESTAMPTZ '2026-03-01 00:00:00+00'"

_VIEWS = f"""
CREATE VIEW developer AS
SELECT developer_id, any_value(intake) AS intake,
  min(time) FILTER (WHERE event = 'signup') AS signed_up,
  date_diff('second', min(time) FILTER (WHERE event = 'signup'),
            min(time) FILTER (WHERE event = 'first_call')) / 86400 AS days,
  count(DISTINCT CAST(time AS DATE)) FILTER (WHERE event = 'call_day' AND day < 28) >= 3 AS stays,
  count(*) FILTER (WHERE event = 'token_request' AND outcome = 'failed') AS refused,
  count(*) FILTER (WHERE event = 'error') AS errors,
  count(*) FILTER (WHERE event = 'help_search' AND outcome = 'nothing') AS in_vain
FROM onboarding GROUP BY developer_id;
CREATE VIEW held_up AS
SELECT *, CASE WHEN refused >= 3 THEN 'token' WHEN errors >= 4 THEN 'errors'
               WHEN in_vain >= 3 THEN 'docs' ELSE 'free' END AS cause
FROM developer;
CREATE VIEW lately AS
SELECT * FROM requests WHERE time >= {AS_OF} - INTERVAL 28 DAY AND time < {AS_OF};
"""

# One row each: the columns are the figures.
_FIGURES = (
    """SELECT count(*) AS developers, count(days) AS called, count(*) - count(days) AS never
       FROM developer""",
    """SELECT count(*) AS errors, count(*) FILTER (WHERE error_shape = 'problem') / count(*)
       AS error_shape_share FROM lately WHERE status >= 400""",
    """SELECT count(*) AS searches, count(*) - count(latency_ms) AS searches_cut_off,
       quantile_disc(coalesce(CAST(latency_ms AS DOUBLE), 'Infinity'), 0.95) AS search_p95_ms
       FROM lately WHERE operation = 'search'""",
    """SELECT quantile_disc(coalesce(CAST(latency_ms AS DOUBLE), 'Infinity'), 0.95) AS api_p95_ms
       FROM lately""",
    """SELECT count(*) AS tokens, max(latency_ms) AS slowest_token_ms,
       CAST(CAST(min(time) AS DATE) AS VARCHAR) AS tokens_since
       FROM lately WHERE operation = 'token'""",
    "SELECT count(*) AS resets FROM sandbox",
    f"SELECT date_diff('second', max(time), {AS_OF}) / 86400 AS docs_age_days FROM docs",
    """SELECT count(*) AS failure_visits, count(*) FILTER (WHERE answered) / count(*)
       AS failure_answered FROM docs WHERE section = 'failure'
       AND time >= TIMESTAMPTZ '2025-12-31 00:00:00+00'""",
    "SELECT count(*) AS tickets, count(DISTINCT id) AS ticket_ids FROM tickets",
    "SELECT count(*) AS search_tickets FROM tickets WHERE area = 'search'",
)
# The median of all, where who never called comes last: that of Kaplan and Meier, since nobody's
# wait ends unseen before the last first call.
_INTAKE = """
SELECT count(*) AS developers, count(days) AS called, count(*) - count(days) AS never,
  avg(days) AS mean_days,
  quantile_disc(coalesce(days, 'Infinity'), 0.5) AS median_days, max(days) AS longest_days,
  count(*) FILTER (WHERE stays) AS activated, count(*) FILTER (WHERE stays) / count(*) AS activation
FROM developer WHERE intake = ?
"""
_CAUSES = "SELECT cause, count(days), avg(days) FROM held_up WHERE intake = ? GROUP BY cause"


def opened(root: Path) -> duckdb.DuckDBPyConnection:
    """A database with a table for each source, and views on them."""
    connection = duckdb.connect(":memory:")
    connection.execute("SET TimeZone = 'UTC'")
    for name, path in SOURCES.items():
        connection.execute(
            f"CREATE TABLE {name} AS FROM read_csv(?, header = true, sample_size = -1)",
            [str(root / path)],
        )
    connection.execute(_VIEWS)
    return connection


def figures(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Every figure by its name; those of an intake begin with `autumn_` or `winter_`."""
    found: dict[str, Any] = {}
    for sql in _FIGURES:
        found.update(_row(connection, sql))
    for intake in ("autumn", "winter"):
        for name, value in _row(connection, _INTAKE, intake).items():
            found[f"{intake}_{name}"] = value
        for cause, count, mean in connection.execute(_CAUSES, [intake]).fetchall():
            found[f"{intake}_{cause}_count"], found[f"{intake}_{cause}_mean"] = count, mean
    found["activation_relative"] = found["winter_activation"] / found["autumn_activation"] - 1
    found["activation_points"] = 100 * (found["winter_activation"] - found["autumn_activation"])
    return found


def _row(connection: duckdb.DuckDBPyConnection, sql: str, *values: str) -> dict[str, Any]:
    cursor = connection.execute(sql, list(values))
    names = [str(column[0]) for column in cursor.description or ()]
    (row,) = cursor.fetchall()
    return dict(zip(names, row, strict=True))


def places(connection: duckdb.DuckDBPyConnection, seed: int) -> dict[str, str]:
    """What stands at each place of the templates, as people write it; lists of ids in one line."""
    of = figures(connection)
    found = {
        "seed": str(seed),
        "activation_relative": f"{of['activation_relative'] * 100:.0f} %",
        "activation_points": f"{of['activation_points']:.0f}",
        "invoice_ticket": _ids(connection, "starts_with(words, 'The invoice counts')"),
    }
    for name in ("developers", "called", "never", "tickets"):
        found[name] = f"{of[name]:,}"
    for table in ("onboarding", "requests", "docs"):
        count = connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
        found[f"{table}_rows"] = f"{count:,}"
    for area in ("search", "errors", "token", "docs", "sandbox"):
        found[f"{area}_tickets"] = _ids(connection, f"area = '{area}'")
    for intake in ("autumn", "winter"):
        found[f"{intake}_activation"] = f"{of[f'{intake}_activation'] * 100:.0f} %"
        for name in ("developers", "called", "never", *(f"{cause}_count" for cause in _NAMED)):
            found[f"{intake}_{name}"] = f"{of[f'{intake}_{name}']:,}"
        for name, figure in (("mean", "mean_days"), ("median", "median_days"), *_MEANS):
            found[f"{intake}_{name}"] = f"{of[f'{intake}_{figure}']:.1f}"
    return found


_NAMED = ("free", "errors", "token", "docs")
_MEANS = tuple((f"{cause}_mean", f"{cause}_mean") for cause in _NAMED)


def _ids(connection: duckdb.DuckDBPyConnection, condition: str) -> str:
    rows = connection.execute(f"SELECT id FROM tickets WHERE {condition} ORDER BY id").fetchall()
    return ", ".join(f"TIC-{identifier}" for (identifier,) in rows)

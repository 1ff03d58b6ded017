"""Criteria on eight real git histories, each figure computed again by SQL written apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sightline.measure.judging.evaluation import evaluate
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.question import Question
from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import Verdict, plain
from sightline.store.engine import Engine
from sightline.store.sources import Source

DATA = Path(__file__).resolve().parents[3] / "shared/data"
EVENTS = DATA / "events/git_events.parquet"
pytestmark = pytest.mark.skipif(not EVENTS.exists(), reason="shared/data/events is absent")

AS_OF = datetime(2026, 7, 1, tzinfo=UTC)
GIT = Source("git", ("events/git_events.parquet",), "parquet", time="ts", fresh_within="30d")
CONTRIBUTORS = Metric("contributors.weekly", "git", "count(DISTINCT user_id)", per=("week",))
CAME_BACK = Metric(
    "contributors.came_back",
    "git",
    expression="coalesce(min(ts, 2)[2] <= min(ts) + INTERVAL 30 DAY, false)",
    time="min(ts) + INTERVAL 30 DAY",
    per=("user_id",),
    dimensions={"repo": "min_by(repo, ts)"},
)
COMMITS = Metric("commits", "git", expression="1")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(DATA, [GIT]) as engine:
        yield engine


def ask(engine: Engine, line: str, metric: Metric) -> Verdict:
    return evaluate(Question(parse_criterion(line), metric, GIT, AS_OF), engine)


def independently(sql: str) -> Any:
    """Return the one figure of a statement, by a connection of its own."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    row = connection.execute(sql.replace("EVENTS", f"'{EVENTS}'")).fetchone()
    assert row is not None
    return row[0]


def test_weekly_contributors_equal_separate_sql(engine: Engine) -> None:
    verdict = ask(engine, "median of contributors.weekly is > 50 over 26w", CONTRIBUTORS)
    expected = independently(
        """
        SELECT list_sort(list(people))[CAST(ceil(count(*) / 2) AS INT)] FROM (
            SELECT count(DISTINCT user_id) AS people FROM EVENTS
            WHERE ts < '2026-06-29' AND ts >= '2026-01-05'
            GROUP BY ts::DATE - CAST(isodow(ts) AS INT))
        """
    )
    assert verdict.reading is not None
    assert (verdict.verdict, verdict.reading.value, verdict.reading.n) == ("PASS", expected, 25)


def test_the_share_who_come_back_within_30_days_equals_separate_sql(engine: Engine) -> None:
    line = "share(came_back) of contributors.came_back is > 30 % over 365d"
    verdict = ask(engine, line, CAME_BACK)
    expected = independently(
        """
        WITH numbered AS (
            SELECT user_id, ts, row_number() OVER (PARTITION BY user_id ORDER BY ts) AS i
            FROM EVENTS WHERE ts < '2026-07-01'
        ), people AS (
            SELECT a.user_id, a.ts AS first, b.ts AS second
            FROM numbered a LEFT JOIN numbered b ON a.user_id = b.user_id AND b.i = 2
            WHERE a.i = 1
        )
        SELECT avg(CASE WHEN epoch(second) - epoch(first) <= 30 * 86400 THEN 1.0 ELSE 0.0 END)
        FROM people
        WHERE epoch(first) + 30 * 86400 >= epoch(TIMESTAMPTZ '2025-07-01')
          AND epoch(first) + 30 * 86400 < epoch(TIMESTAMPTZ '2026-07-01')
        """
    )
    assert verdict.reading is not None
    assert verdict.reading.value == plain(expected)
    assert verdict.reading.n > 100


def test_fixes_of_one_product_equal_separate_sql(engine: Engine) -> None:
    whose = "where repo = 'ibis-project/ibis'"
    line = f"share(event = 'fix') of commits {whose} is < 30 % over 1mo calendar"
    verdict = ask(engine, line, COMMITS)
    expected = independently(
        """
        SELECT count(*) FILTER (WHERE event = 'fix') / count(*)::DOUBLE FROM EVENTS
        WHERE repo = 'ibis-project/ibis' AND ts >= '2026-06-01' AND ts < '2026-07-01'
        """
    )
    assert verdict.reading is not None
    assert verdict.reading.value == plain(expected)


def test_a_reading_run_again_gives_its_value(engine: Engine) -> None:
    asked = [
        ("mean of contributors.weekly is > 50 over 52w", CONTRIBUTORS),
        ("p90 of contributors.weekly is > 50 over 52w", CONTRIBUTORS),
        ("share(came_back) of contributors.came_back is > 1 % over 365d", CAME_BACK),
        ("count of commits where event in ('feat', 'fix') is > 1", COMMITS),
    ]
    for line, metric in asked:
        reading = ask(engine, line, metric).reading
        assert reading is not None
        for _ in range(3):
            _, rows = engine.run(reading.query, reading.params)
            assert plain(rows[0][0]) == reading.value, line

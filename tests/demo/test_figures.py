"""Every number that the demo says is what its files hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sightline.demo.developers import developers
from sightline.demo.template import templates
from tests.demo.relay_sql import places
from tests.demo.written_demo import SEED
from tests.workspaces import ask

INTAKES = ("autumn", "winter")
PLACE = re.compile(r"<<(\w+)>>")


def test_the_story_is_the_one_that_was_promised(by_sql: dict[str, Any]) -> None:
    assert by_sql["developers"] == 1_400
    assert (by_sql["called"], by_sql["never"]) == (1_282, 118)
    assert round(by_sql["autumn_mean_days"], 1) == 9.0
    assert round(by_sql["winter_mean_days"], 1) == 4.0
    assert round(by_sql["autumn_activation"], 2) == 0.31
    assert round(by_sql["winter_activation"], 2) == 0.43
    assert round(by_sql["activation_relative"], 2) == 0.38
    assert round(by_sql["activation_points"]) == 12


@pytest.mark.parametrize("intake", ["autumn", "winter"])
def test_nobody_waits_longer_than_a_key_lives(intake: str, by_sql: dict[str, Any]) -> None:
    assert by_sql[f"{intake}_longest_days"] < 28


def test_every_figure_in_a_text_is_the_one_that_sql_finds(
    relay: Path, database: duckdb.DuckDBPyConnection
) -> None:
    expected = places(database, SEED)
    named = set()
    for path, template in templates():
        names = PLACE.findall(template)
        named.update(names)
        pattern = "(.*?)".join(map(re.escape, PLACE.split(template)[::2]))
        found = re.fullmatch(pattern, (relay / path).read_text(encoding="utf-8"), re.DOTALL)
        assert found is not None, path
        for name, said in zip(names, found.groups(), strict=True):
            assert " ".join(said.split()).rstrip(",") == expected[name], (path, name)
    assert len(named) > 30


def test_what_held_a_developer_up_can_be_told_from_the_events(
    database: duckdb.DuckDBPyConnection,
) -> None:
    rows = database.execute("SELECT developer_id, cause FROM held_up ORDER BY 1").fetchall()
    assert rows == [(d.id, d.held_up_by or "free") for d in developers(SEED)]


def test_before_the_release_one_mistake_had_four_answers_and_afterwards_one(
    database: duckdb.DuckDBPyConnection,
) -> None:
    rows = database.execute(
        "SELECT intake, mistake, count(DISTINCT says), count(DISTINCT error_shape) FROM onboarding"
        " WHERE event = 'error' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    mistakes = ("bad_date", "missing_field", "unknown_id", "wrong_key")
    assert rows == [
        *(("autumn", mistake, 4, 4) for mistake in mistakes),
        *(("winter", mistake, 1, 1) for mistake in mistakes),
    ]


def test_before_the_release_a_token_took_three_requests_and_afterwards_one(
    database: duckdb.DuckDBPyConnection,
) -> None:
    rows = database.execute(
        "SELECT intake, min(steps), max(steps) FROM (SELECT o.intake, o.developer_id,"
        " count(*) FILTER (WHERE event = 'token_request' AND outcome = 'ok') AS steps"
        " FROM onboarding o JOIN held_up USING (developer_id) WHERE days IS NOT NULL GROUP BY ALL)"
        " GROUP BY intake ORDER BY intake"
    ).fetchall()
    assert rows == [("autumn", 3, 3), ("winter", 1, 1)]


def test_nobody_acts_before_signing_up_or_after_the_demos_day(
    database: duckdb.DuckDBPyConnection,
) -> None:
    early = database.execute(
        "SELECT count(*) FROM (SELECT developer_id, time FROM requests UNION ALL"
        " SELECT developer_id, time FROM docs UNION ALL SELECT developer_id, time FROM onboarding)"
        " JOIN developer USING (developer_id)"
        " WHERE time < signed_up OR time >= TIMESTAMPTZ '2026-03-01 00:00:00+00'"
    ).fetchall()
    calls = database.execute(
        "SELECT count(*) FROM requests JOIN developer USING (developer_id) WHERE days IS NULL"
    ).fetchall()
    assert (early, calls) == ([(0,)], [(0,)])


def test_the_causes_can_be_seen_by_one_command(relay: Path, by_sql: dict[str, Any]) -> None:
    found = ask(
        relay, "measure",
        metric="activation.days_to_first_call", by="held_up_by", over="180d",
    )  # fmt: skip
    named = {"free": "nothing in particular"}
    readings = {
        g.value: next(f.reading for f in g.figures if f.statistic == "mean") for g in found.groups
    }
    causes = ("free", "errors", "token", "docs")
    assert readings.keys() == {named.get(cause, cause) for cause in causes}
    for cause in causes:
        of = [(by_sql[f"{i}_{cause}_count"], by_sql[f"{i}_{cause}_mean"]) for i in INTAKES]
        count = sum(n for n, _ in of)
        reading = readings[named.get(cause, cause)]
        assert reading.n == count
        assert reading.value == pytest.approx(sum(n * m for n, m in of) / count)

"""`measure`: what a metric is today, for whom, and how it moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from sightline.kernel.errors import UsageError
from sightline.measure.render_measure import text
from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, again, rows, workspace
from tests.workspaces import ask


def measured(root: Path, metric: str, **more: Any) -> Any:
    return ask(root, "measure", metric=metric, **more)


def values(result: Any) -> dict[Any, dict[str, Any]]:
    return {g.value: {f.statistic: f.reading.value for f in g.figures} for g in result.groups}


def independently(root: Path, sql: str) -> Any:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    return connection.execute(sql.replace("ROWS", f"'{root}/data/requests.csv'")).fetchall()


DATA = HEADER + rows(60) + rows(30, "list", 26, 900) + "2026-02-26T00:00:00Z,,,,\n"


def test_a_number_is_described_by_p50_p95_mean_and_count(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    found = measured(root, "api.latency_ms")
    ((p50, p95, mean, count),) = independently(
        root,
        "SELECT quantile_disc(coalesce(latency_ms, 1e9), 0.5),"
        " quantile_disc(coalesce(latency_ms, 1e9), 0.95), avg(latency_ms), count(*) FROM ROWS",
    )
    assert values(found) == {
        None: {"p50": p50, "p95": p95, "mean": pytest.approx(mean), "count": count}
    }
    notes = [figure.notes for figure in found.groups[0].figures]
    assert notes[0] == ("no value in 1 of 91 rows: counted as worst",)
    assert [f.reading.n for f in found.groups[0].figures] == [91, 91, 90, 91]
    assert found == measured(root, "MET-api.latency_ms")


def test_a_yes_or_no_is_described_by_its_share_where_unknown_is_worst(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    found = measured(root, "api.ok")
    ((share,),) = independently(root, "SELECT count(*) FILTER (ok) / count(*)::DOUBLE FROM ROWS")
    assert values(found) == {None: {"share": pytest.approx(share), "count": 91}}
    assert found.groups[0].figures[0].notes == ("not known in 1 of 91 rows: counted as worst",)


def test_rows_without_an_expression_are_counted(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    assert values(measured(root, "api.requests")) == {None: {"count": 91}}


def test_every_figure_is_a_reading_that_gives_its_value_again(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    for metric, by in (
        ("api.latency_ms", ""), ("api.latency_ms", "operation"), ("api.ok", "ok"),
        ("api.daily", ""), ("api.daily", "kind"), ("api.requests", "latency_ms"),
    ):  # fmt: skip
        found = measured(root, metric, by=by)
        readings = [f.reading for g in found.groups for f in g.figures]
        assert again(root, *readings) == [r.value for r in readings], (metric, by)
        assert {r.source for r in readings} == {"requests"}


def test_a_split_equals_separate_sql_and_missing_is_a_group(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    found = measured(root, "api.latency_ms", by="operation")
    expected = independently(
        root, "SELECT operation, count(*) FROM ROWS GROUP BY 1 ORDER BY 2 DESC, 1 NULLS LAST"
    )
    assert [(g.value, g.figures[-1].reading.value) for g in found.groups] == expected
    assert "(missing)" in text(found)


@pytest.mark.parametrize(
    ("metric", "by", "help"),
    [
        ("api.latency_ms", "zzz", "it can be split by: operation, latency_ms, ok, user"),
        ("api.daily", "zzz", "it can be split by: kind, operation, latency_ms, ok, user"),
        ("api.latency_ms", "operatoin", "did you mean operation?"),
    ],
)
def test_what_a_metric_can_be_split_by_is_named(
    tmp_path: Path, metric: str, by: str, help: str
) -> None:
    with pytest.raises(UsageError) as caught:
        measured(workspace(tmp_path, {"data/requests.csv": DATA}), metric, by=by)
    assert caught.value.help == help


def test_a_daily_value_is_split_by_the_rows_behind_it(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    found = measured(root, "api.daily", by="operation")
    expected = dict(
        independently(
            root,
            """SELECT operation, max(n) FROM (SELECT operation, ts::DATE, count(DISTINCT "user") n
            FROM ROWS GROUP BY 1, 2) GROUP BY 1""",
        )
    )
    # Days without such a row count as well, with nobody; the first day is a group's own.
    assert {g.value: g.figures[1].reading.value for g in found.groups} == expected
    assert {g.value: g.figures[1].reading.n for g in found.groups} == {
        "search": 2,
        "list": 3,
        None: 3,
    }


def test_a_condition_and_a_window_restrict_what_is_measured(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    found = measured(root, "api.requests", where="operation = 'list' and ok", over="4d")
    sql = "SELECT count(*) FROM ROWS WHERE operation = 'list' AND ok"
    assert [(values(found)[None]["count"],)] == independently(root, sql)
    assert found.window["start"] == "2026-02-25T00:00:00Z"
    assert values(measured(root, "api.requests", over="2d")) == {None: {"count": 60}}


def test_of_many_groups_the_twenty_most_frequent_are_shown(tmp_path: Path) -> None:
    data = HEADER + "".join(
        f"2026-02-27T00:00:00Z,op{i:02d},1,true,u\n" * (40 - i) for i in range(30)
    )
    root = workspace(tmp_path, {"data/requests.csv": data})
    found = measured(root, "api.requests", by="operation")
    assert [g.value for g in found.groups] == [f"op{i:02d}" for i in range(20)]
    assert found.more_groups == 10
    assert "  10 more\n" in text(found)


def test_numbers_come_in_their_own_order(tmp_path: Path) -> None:
    data = HEADER + "".join(
        f"2026-02-27T00:00:00Z,a,{i % 5},true,u\n" for i in (1, 3, 3, 0, 2, 2, 2)
    )
    root = workspace(tmp_path, {"data/requests.csv": data})
    assert [g.value for g in measured(root, "api.requests", by="latency_ms").groups] == [0, 1, 2, 3]


def test_the_trend_adds_up_and_ends_at_the_as_of_date(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": DATA})
    for over, every, points in (("28d", "day", 28), ("2d", "hour", 48), ("26w", "week", 26)):
        trend = measured(root, "api.requests", over=over).trend
        assert (trend.every, len(trend.points)) == (every, points)
        window = {"28d": 91, "2d": 60, "26w": 91}[over]
        assert sum(point.n for point in trend.points) == window
        assert sum(point.value for point in trend.points) == window
    assert trend.points[-1].start == "2026-02-22T00:00:00Z"


def test_nothing_to_measure_is_said(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    found = measured(root, "api.latency_ms", where="operation = 'gone'")
    assert values(found) == {None: {"p50": None, "p95": None, "mean": None, "count": 0}}
    assert "no row matches in the window" in text(found)
    assert "no row matches in the window" not in text(measured(root, "api.latency_ms"))
    empty = workspace(tmp_path / "empty", {"data/requests.csv": HEADER})
    with pytest.raises(UsageError, match="holds no row yet"):
        measured(empty, "api.latency_ms")


def test_old_data_are_said_to_be_old(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/requests.csv": HEADER + rows(5, day=20)})
    found = measured(root, "api.requests")
    assert [note.partition(",")[0] for note in found.notes] == [
        "data end 9 d before the as-of date (at 2026-02-20T00:00:04Z); fresh means within 3 d "
        "(as fresh_within in [sources.requests] says)"
    ]


@pytest.mark.parametrize(
    ("request_", "message", "help"),
    [
        ({"metric": "api.latencyms"}, "there is no metric api.latencyms", "api.latency_ms"),
        ({"metric": "api.ok", "by": "usr"}, "api.ok can't be split by usr", "user"),
        ({"metric": "api.daily", "by": "value"}, "api.daily can't be split by value", "user"),
        ({"metric": "api.ok", "over": "28"}, "--over: a unit is missing", "--over 28d"),
        ({"metric": "api.ok", "where": "usr = 'x'"}, "--where: there is no column 'usr'", "user"),
        ({"metric": "api.ok", "where": "ok ="}, "--where: ", ""),
    ],
)
def test_what_can_not_be_measured_is_told_in_one_message(
    tmp_path: Path, request_: dict[str, str], message: str, help: str
) -> None:
    with pytest.raises(UsageError) as caught:
        ask(workspace(tmp_path), "measure", **request_)
    assert caught.value.message.startswith(message)
    assert help in caught.value.help


def test_a_hidden_source_can_not_be_measured(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    shown = sightline(root, "measure", "api.latency_ms", "--as", "partners")
    assert (shown.out, shown.code) == ("", 2)
    assert "withheld: the source `requests` is hidden from you" in shown.err
    assert sightline(root, "measure", "people.count", "--as", "partners").code == 0

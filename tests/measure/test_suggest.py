"""`suggest metrics`: drafts that can be used as they are, with figures that are true today."""

from __future__ import annotations

import random
import statistics
from pathlib import Path
from typing import Any

import pytest

from sightline.kernel.errors import UsageError
from sightline.measure.suggesting.column_profile import ColumnProfile, role_of
from tests.cli.command_line import sightline
from tests.measure.promised import METRICS, requirement, workspace
from tests.workspaces import ask, codes

SETTINGS = """\
name = "Relay"
owner = "ana"
as_of = 2026-03-01

[sources.calls]
files = "data/calls.csv"
time = "ts"

[sources.visits]
files = "data/visits.csv"
"""


def calls() -> list[dict[str, Any]]:
    pick = random.Random(7)
    return [
        {
            "call_id": f"c{i}", "ts": f"2026-02-{8 + i % 20:02d}T{i % 24:02d}:{i % 60:02d}:00Z",
            "user_id": f"u{pick.randrange(80)}", "operation": pick.choice(("search", "orders")),
            "status": pick.choice((200, 200, 200, 404, 503)), "latency_ms": pick.randrange(20, 900),
            "amount_usd": f"{pick.random() * 90:.2f}" if i % 5 else "", "ok": i % 3 != 0,
            "words": f"free words {pick.randrange(200)}", "empty": "",
        }
        for i in range(600)
    ]  # fmt: skip


def csv_text(rows: list[dict[str, Any]]) -> str:
    lines = [",".join(rows[0])]
    for row in rows:
        values = (str(v).lower() if isinstance(v, bool) else str(v) for v in row.values())
        lines.append(",".join(values))
    return "\n".join(lines) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    steps = ("signup", "install", "call")
    visits = [
        {"at": f"2025-11-{1 + i // 10 + step:02d}T{i % 10:02d}:00:00Z", "user": f"p{i}",
         "event": steps[step]}
        for i in range(100) for step in range(3 if i % 4 else 1)
    ]  # fmt: skip
    return workspace(
        tmp_path,
        {
            "sightline.toml": SETTINGS,
            "data/calls.csv": csv_text(calls()),
            "data/visits.csv": csv_text(visits),
            "metrics/api.latency_ms.yaml": "title: L\nsource: calls\nexpression: latency_ms\n",
            **{path: "title: O\nsource: calls\n" for path in METRICS if "latency" not in path},
        },
    )


def test_each_column_is_told_by_type_name_and_values(root: Path) -> None:
    found = {c.name: (c.role, c.unit) for c in ask(root, "suggest.metrics", source="calls").columns}
    assert found == {
        "call_id": ("id", ""), "ts": ("time", ""), "user_id": ("entity", ""),
        "operation": ("category", ""), "status": ("status", ""), "latency_ms": ("number", "ms"),
        "amount_usd": ("number", "USD"), "ok": ("flag", ""), "words": ("text", ""),
        "empty": ("text", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "n", "distinct", "low", "high", "role"),
    [
        ("status", "BIGINT", 100, 5, 1, 5, "category"),  # no codes of HTTP
        ("status", "BIGINT", 100, 40, 200, 504, "status"),
        ("weekday", "BIGINT", 100, 7, 1, 7, "category"),
        ("repo", "VARCHAR", 5000, 8, None, None, "category"),  # who, but too few to follow
        ("repo", "VARCHAR", 100, 40, None, None, "entity"),
        ("event_id", "VARCHAR", 100, 100, None, None, "id"),
        ("event", "VARCHAR", 100, 4, None, None, "event"),
        ("country", "VARCHAR", 100, 31, None, None, "text"),
        ("tags", "VARCHAR[]", 100, 3, None, None, "text"),
    ],
)  # fmt: skip
def test_roles_at_their_edges(
    name: str, kind: str, n: int, distinct: int, low: Any, high: Any, role: str
) -> None:
    assert role_of(ColumnProfile(name, kind, "", "", n, 0, distinct, low, high)) == role


def test_figures_are_those_of_the_rows(root: Path) -> None:
    drafts = {d.id: d for d in ask(root, "suggest.metrics", source="calls").drafts}
    rows = calls()
    assert list(drafts) == [
        "MET-calls.error_rate", "MET-calls.latency_ms", "MET-calls.amount_usd", "MET-calls.ok",
        "MET-calls.weekly_user", "MET-calls.daily",
    ]  # fmt: skip

    def value(name: str, statistic: str) -> float:
        figures = {f.statistic: f.reading for f in drafts[f"MET-calls.{name}"].figures}
        return float(figures[statistic].value)

    latencies = sorted(int(row["latency_ms"]) for row in rows)
    assert value("latency_ms", "p50") == latencies[299]
    assert value("latency_ms", "p95") == latencies[569]
    assert value("error_rate", "share") == pytest.approx(
        sum(row["status"] >= 500 for row in rows) / 600
    )
    assert value("ok", "share") == pytest.approx(2 / 3)
    amounts = [float(row["amount_usd"]) for row in rows if row["amount_usd"]]
    assert value("amount_usd", "mean") == pytest.approx(statistics.mean(amounts))
    assert "missing in 20.0 % of rows" in drafts["MET-calls.amount_usd"].why


def test_written_drafts_are_sound_and_their_promises_hold_today(root: Path) -> None:
    before = (root / "metrics/api.latency_ms.yaml").read_text()
    shown = sightline(root, "suggest", "metrics", "calls", "--write")
    assert shown.code == 0, shown.err
    assert shown.out.count("written: metrics/calls.") == 6
    assert not {code for code in codes(root) if code.startswith(("KND", "DOC", "MEA0"))}
    drafts = ask(root, "suggest.metrics", source="calls").drafts
    lines = [line for draft in drafts for line in draft.criteria]
    assert len(lines) >= 6
    (root / "requirements").mkdir(exist_ok=True)
    (root / "requirements/REQ-001-all.md").write_text(requirement(*lines))
    found = ask(root, "verify", ids=("REQ-001",))
    assert not found.problems and not found.not_promises
    assert {r.verdict for r in found.results} <= {"PASS", "INCONCLUSIVE", "STALE"}
    assert (root / "metrics/api.latency_ms.yaml").read_text() == before


def test_nothing_is_written_twice_or_over_anything(root: Path) -> None:
    mine = "title: Mine\nsource: calls\n"
    (root / "metrics/calls.daily.yaml").write_text(mine)
    first = ask(root, "suggest.write", source="calls")
    assert len(first.written) == 5 and first.kept == ("MET-calls.daily",)
    assert (root / "metrics/calls.daily.yaml").read_text() == mine
    assert "nothing written" in sightline(root, "suggest", "metrics", "calls", "--write").out


def test_steps_of_people_become_a_journey_also_in_old_data(root: Path) -> None:
    found = ask(root, "suggest.metrics", source="visits")
    assert found.window["end"].startswith("2025-11-13") and "no row is newer" in found.notes[1]
    assert found.notes[0] == 'first add time = "at" to [sources.visits] in sightline.toml'
    [journey] = [draft for draft in found.drafts if draft.id == "MET-visits.journey"]
    assert "entity: user\nevent: event\n" in journey.yaml
    # Of 100 who signed up, 75 called two days later: that is the median wait, and 2.2 d above it.
    assert journey.criteria == ("time_to(signup -> call) of visits.journey is < 2.5 d",)


def test_a_wrong_time_column_is_told_where_it_is_declared(root: Path) -> None:
    settings = root / "sightline.toml"
    settings.write_text(settings.read_text().replace('time = "ts"', 'time = "att"'))
    with pytest.raises(UsageError) as caught:
        ask(root, "suggest.metrics", source="calls")
    error = caught.value
    assert (error.message, error.path, error.line) == (
        "there is no column `att`", "sightline.toml", 7,
    )  # fmt: skip
    assert (error.help or "").startswith("columns: call_id, ts, user_id, ")


def test_a_source_that_is_not_declared_gets_the_lines_to_type(root: Path) -> None:
    with pytest.raises(UsageError) as caught:
        ask(root, "suggest.metrics", source="builds")
    assert caught.value.help == (
        "sources: calls, visits; or add to sightline.toml, a line each: [sources.builds]"
        '   files = "data/builds.csv"   time = "the column of times"'
    )


@pytest.mark.parametrize("column", ["step", "stage", "status", "what"])
def test_steps_are_known_by_name_or_by_what_people_go_through(root: Path, column: str) -> None:
    text = (root / "data/visits.csv").read_text()
    text = text.replace("at,user,event", f"at,user,{column}").replace("install", "first build")
    (root / "data/visits.csv").write_text(text.replace("call", "second build"))
    found = ask(root, "suggest.metrics", source="visits")
    [journey] = [draft for draft in found.drafts if draft.id == "MET-visits.journey"]
    assert f"entity: user\nevent: {column}\n" in journey.yaml
    [criterion] = journey.criteria
    assert criterion.startswith("time_to(signup -> '")
    assert "build')" in criterion


def test_what_somebody_does_again_and_again_is_no_step(root: Path) -> None:
    columns = ask(root, "suggest.metrics", source="calls").columns
    assert {c.name: c.role for c in columns}["operation"] == "category"


def test_an_unknown_source_or_one_without_rows_is_told(root: Path) -> None:
    with pytest.raises(UsageError) as caught:
        ask(root, "suggest.metrics", source="call")
    assert (caught.value.message, caught.value.help) == (
        "there is no source `call`", "did you mean `calls`?",
    )  # fmt: skip
    (root / "data/calls.csv").write_text("ts,latency_ms\n")
    found = ask(root, "suggest.metrics", source="calls")
    assert found.drafts == () and "holds no row yet" in found.notes[0]
    (root / "data/calls.csv").unlink()
    seen = sightline(root, "suggest", "metrics", "calls")
    assert seen.code == 2 and "sightline.toml:6: there is no file" in seen.err

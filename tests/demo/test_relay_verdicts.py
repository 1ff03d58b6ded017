"""The demo holds one of each verdict, and what it recorded earlier was so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tests.demo.written_demo import files, write
from tests.workspaces import ask

PROMISED = {
    "REQ-error-shape": "PASS",
    "REQ-search-p95": "FAIL",
    "REQ-token": "INCONCLUSIVE",
    "REQ-sandbox": "NO DATA",
    "REQ-failure-docs": "STALE",
}
RECORDS = sorted(path for path in files() if path.startswith("readings/"))


@pytest.fixture(scope="module")
def verified(relay: Path) -> Any:
    return ask(relay, "verify")


@pytest.fixture(scope="module")
def of_requirements(verified: Any) -> dict[str, Any]:
    return {found.id: found for found in verified.results if found.id in PROMISED}


def record(path: str) -> Any:
    return yaml.safe_load(files()[path])


def test_there_is_one_of_each_verdict(of_requirements: dict[str, Any]) -> None:
    assert {name: found.verdict for name, found in of_requirements.items()} == PROMISED


def test_one_sentence_is_no_promise(verified: Any) -> None:
    assert [line.id for line in verified.not_promises] == ["REQ-fast"]


def test_what_a_person_says_is_their_word(verified: Any) -> None:
    found = {f.id: (f.verdict, f.by) for f in verified.results}
    assert found["REQ-key-rotation"] == ("ATTESTED", "Mira Lindqvist, head of security")
    assert found["REQ-status-page"] == ("REPORTED", "Ines Moreau")


def test_the_guardrails_and_key_results_are_kept(verified: Any) -> None:
    others = [(f.id, f.verdict) for f in verified.results if f.id[:3] in ("OBJ", "ROL")]
    results = ["OBJ-first-call"] * 3 + ["OBJ-trust"]
    rollouts = [f"ROL-{number:03}" for number in range(1, 6)]
    assert others == [(name, "PASS") for name in results + rollouts]


def test_every_requirements_reading_is_what_sql_finds(
    of_requirements: dict[str, Any], by_sql: dict[str, Any]
) -> None:
    read = {name: (f.reading.value, f.reading.n) for name, f in of_requirements.items()}
    assert read == {
        "REQ-error-shape": (pytest.approx(by_sql["error_shape_share"]), by_sql["errors"]),
        "REQ-search-p95": (by_sql["search_p95_ms"], by_sql["searches"]),
        "REQ-token": (read["REQ-token"][0], 120),
        "REQ-sandbox": (None, 0),
        "REQ-failure-docs": (
            pytest.approx(by_sql["failure_answered"]), by_sql["failure_visits"],
        ),
    }  # fmt: skip


def test_the_token_needs_nine_more_days(of_requirements: dict[str, Any]) -> None:
    found = of_requirements["REQ-token"]
    assert (found.needed_n, found.needed_by) == (299, "2026-03-10")


def test_the_key_results_are_what_sql_finds(verified: Any, by_sql: dict[str, Any]) -> None:
    found = [f for f in verified.results if f.id == "OBJ-first-call"]
    days, stays, wait = found
    assert days.reading.value == pytest.approx(by_sql["winter_mean_days"])
    assert days.baseline.value == pytest.approx(by_sql["autumn_mean_days"])
    assert stays.reading.value == pytest.approx(by_sql["winter_activation"])
    assert stays.baseline.value == pytest.approx(by_sql["autumn_activation"])
    assert stays.change.value == pytest.approx(by_sql["activation_relative"])
    assert wait.reading.value == pytest.approx(by_sql["winter_median_days"])


def test_no_line_of_the_demo_goes_without_an_answer(verified: Any) -> None:
    assert verified.problems == ()


@pytest.mark.parametrize("path", RECORDS)
def test_the_query_of_a_record_gives_its_value_again(
    path: str, database: duckdb.DuckDBPyConnection
) -> None:
    reading = record(path)["reading"]
    ((value, n),) = database.execute(reading["query"], reading["params"]).fetchall()
    assert n == reading["n"]
    assert value == (None if reading["value"] is None else pytest.approx(reading["value"]))


@pytest.mark.parametrize("day", sorted({path[-15:-5] for path in RECORDS}))
def test_a_record_says_what_verify_says_of_that_day(day: str, relay: Path) -> None:
    said = {r["of"]: r for r in map(record, RECORDS) if r["as_of"] == day}
    found = {f.id: f for f in ask(relay, "verify", as_of=day, ids=tuple(said)).results}
    assert found.keys() == said.keys()
    for name, then in said.items():
        now, reading = found[name], then["reading"]
        assert (now.verdict, now.criterion, now.needed_n) == (
            then["verdict"], then["criterion"], then.get("needed_n"),
        )  # fmt: skip
        assert (now.reading.n, now.reading.window) == (reading["n"], reading["window"])
        for key in ("value", "low", "high"):
            expected = reading[key]
            wanted = None if expected is None else pytest.approx(expected, rel=1e-9)
            assert getattr(now.reading, key) == wanted, (name, key)


def test_a_record_keeps_what_its_verdict_depends_on(verified: Any) -> None:
    today = {found.id: found._definition for found in verified.results}
    for said in map(record, RECORDS):
        assert list(said["definition"].items()) == list(today[said["of"]].items())


def test_another_metric_makes_its_promises_stale_at_once(tmp_path: Path) -> None:
    root = write(tmp_path)
    path = root / "metrics/api.latency_ms.yaml"
    path.write_text(
        path.read_text().replace("expression: latency_ms", "expression: latency_ms / 2")
    )
    ids = ("REQ-error-shape", "REQ-search-p95", "REQ-token")
    found = {f.id: (f.verdict, f.notes[:1]) for f in ask(root, "verify", ids=ids).results}
    why = "api.latency_ms is another metric than in RDG-{}-2026-02-26 of 2026-02-26: expression was"
    assert found == {
        "REQ-error-shape": ("PASS", ()),
        **{
            name: ("STALE", (f"{why.format(name.lower())} latency_ms and is latency_ms / 2",))
            for name in ids[1:]
        },
    }


def test_something_moved_since_last_week(relay: Path) -> None:
    moved = ask(relay, "today").moved
    assert {(m.id, m.before.verdict if m.before else None, m.now.verdict) for m in moved} == {
        ("REQ-error-shape", "FAIL", "PASS"),
        ("REQ-token", "NO DATA", "INCONCLUSIVE"),
        ("REQ-failure-docs", "PASS", "STALE"),
        ("REQ-sandbox", None, "NO DATA"),
    }

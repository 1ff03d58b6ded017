"""`metric diff`: what a change of definitions does to numbers, on the same data."""

from __future__ import annotations

import csv
import statistics
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sightline.kernel.errors import UsageError
from tests.cli.command_line import sightline
from tests.measure.promised import METRICS, SETTINGS, requirement, workspace
from tests.workspaces import ask

REQ = "requirements/REQ-001-quick.md"
LATENCY = "metrics/api.latency_ms.yaml"


def git(root: Path, *words: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lines = ("p50 of api.latency_ms is < 180 ms", "count of api.requests is < 500")
    folder = workspace(tmp_path, {REQ: requirement(*lines)})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def diff(root: Path, rev: str = "HEAD", **more: Any) -> Any:
    return ask(root, "metric.diff", rev=rev, **more)


def latencies(root: Path) -> list[int]:
    with (root / "data/requests.csv").open() as file:
        return [int(row["latency_ms"]) for row in csv.DictReader(file)]


def test_nothing_changed_is_told_and_words_for_people_change_nothing(root: Path) -> None:
    change(root, LATENCY, "title: Latency", "title: How long it takes")
    assert diff(root).metrics == ()
    assert sightline(root, "metric", "diff").out == (
        "no metric is defined differently than at HEAD\n"
    )


def test_old_and_new_values_are_both_those_of_todays_rows(root: Path) -> None:
    rows = root / "data/requests.csv"
    rows.write_text(rows.read_text() + "2026-02-27T23:00:00Z,search,900,true,u9\n")
    change(root, LATENCY, "expression: latency_ms", "expression: latency_ms * 2")
    change(root, LATENCY, "dimensions:", "filters: [latency_ms < 500]\ndimensions:")
    [found] = diff(root).metrics
    values = latencies(root)
    kept = [2 * value for value in values if value < 500]
    figures = {one.statistic: (one.old.value, one.new.value) for one in found.figures}
    assert figures["mean"] == pytest.approx((statistics.mean(values), statistics.mean(kept)))
    assert figures["p95"] == (sorted(values)[95], sorted(kept)[94])
    assert figures["count"] == (101, 100)
    assert (found.id, found.was, found.what) == (
        "MET-api.latency_ms", "MET-api.latency_ms", "changed",
    )  # fmt: skip
    assert [(one.key, one.old, one.new) for one in found.changes] == [
        ("expression", "latency_ms", "latency_ms * 2"), ("filters", None, "latency_ms < 500"),
    ]  # fmt: skip
    assert [(p.id, p.old, p.new) for p in found.promises] == [("REQ-001", "PASS", "FAIL")]
    shown = sightline(root, "metric", "diff", "HEAD").out
    assert "  expression: latency_ms -> latency_ms * 2\n" in shown
    assert "verdict moves: REQ-001  PASS -> FAIL  p50 of api.latency_ms is < 180 ms" in shown


def test_metrics_that_came_went_or_were_renamed(root: Path) -> None:
    (root / LATENCY).rename(root / "metrics/api.duration_ms.yaml")
    change(root, "metrics/api.duration_ms.yaml", "unit: ms", "unit: ms\nwas: [api.latency_ms]")
    (root / "metrics/api.ok.yaml").unlink()
    (root / "metrics/new.yaml").write_text("title: N\nsource: people\n")
    found = {one.id: one for one in diff(root).metrics}
    assert {name: (one.was, one.what) for name, one in found.items()} == {
        "MET-api.duration_ms": ("MET-api.latency_ms", "renamed"),
        "MET-api.ok": ("MET-api.ok", "removed"),
        "MET-new": (None, "added"),
    }
    renamed = {
        f.statistic: (f.old.value, f.new.value) for f in found["MET-api.duration_ms"].figures
    }
    assert renamed["mean"] == (149.5, 149.5)
    assert [f.new for f in found["MET-api.ok"].figures] == [None, None]
    assert [(f.old, f.new.value) for f in found["MET-new"].figures] == [(None, 2)]


def test_a_changed_source_or_population_counts_as_well(root: Path) -> None:
    text = "2026-02-26T00:00:00Z,search,10,true,u1\n"
    (root / "data/other.csv").write_text("ts,operation,latency_ms,ok,user\n" + text)
    change(root, "sightline.toml", "data/requests.csv", "data/other.csv")
    change(root, LATENCY, "searches: operation = 'search'", "searches: operation = 'find'")
    found = {one.id: one for one in diff(root).metrics}
    assert sorted(found) == [
        "MET-api.daily", "MET-api.latency_ms", "MET-api.ok", "MET-api.requests",
    ]  # fmt: skip
    assert [(c.key, c.old, c.new) for c in found["MET-api.latency_ms"].changes] == [
        ("populations.searches", "operation = 'search'", "operation = 'find'"),
        ("sources.requests.files", "data/requests.csv", "data/other.csv"),
    ]
    counts = {f.statistic: (f.old.value, f.new.value) for f in found["MET-api.requests"].figures}
    assert counts == {"count": (100, 1)}


def test_what_cannot_be_computed_any_more_is_told_and_the_rest_is(root: Path) -> None:
    change(root, LATENCY, "expression: latency_ms", "expression: latencyms")
    (root / "metrics/api.ok.yaml").write_text("title: [\n")
    git(root, "commit", "-qam", "broken")
    (root / "metrics/api.ok.yaml").write_text(METRICS["metrics/api.ok.yaml"])
    found = {one.id: one for one in diff(root, "HEAD~1").metrics}
    assert list(found) == ["MET-api.latency_ms"]
    assert found["MET-api.latency_ms"].problems == (
        "could not be computed as defined now: there is no column `latencyms`",
    )
    assert [(p.old, p.new) for p in found["MET-api.latency_ms"].promises] == [
        ("PASS", "NOT COMPUTED")
    ]
    found = {one.id: one for one in diff(root, "HEAD").metrics}
    assert list(found) == ["MET-api.ok"]
    assert "could not be computed as defined then: this file" in found["MET-api.ok"].problems[0]


def test_mistakes_are_told_in_words(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    for rev in ("nosuch", "--output=x", "HEAD:sightline.toml"):
        with pytest.raises(UsageError) as caught:
            diff(root, rev)
        assert caught.value.message == f"git knows no `{rev}` here"
    alone = workspace(tmp_path_factory.mktemp("alone"))
    with pytest.raises(UsageError) as caught:
        diff(alone)
    assert caught.value.message == "the workspace is in no git repository"
    assert caught.value.help == "put it under version control: git init"
    assert "  metric diff  " in sightline(root, "metric").out


def test_a_withheld_source_shows_no_old_value_either(root: Path) -> None:
    hidden = SETTINGS.replace("[sources.people]", "[sources.open]\nfiles = \"data/requests.csv\"\n"
                              'time = "ts"\n\n[sources.people]')  # fmt: skip
    (root / "sightline.toml").write_text(hidden)
    (root / "metrics/leak.yaml").write_text("title: L\nsource: open\nexpression: latency_ms\n")
    git(root, "add", ".")
    git(root, "commit", "-qm", "open to all")
    (root / "sightline.toml").write_text(SETTINGS)
    shown = sightline(root, "metric", "diff", "HEAD", "--as", "partners")
    assert shown.code == 0 and "149" not in shown.out and "hidden" in shown.out

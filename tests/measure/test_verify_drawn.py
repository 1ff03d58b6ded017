"""`verify` of one promise shows its values beside its bound, and keeps them as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.measure.figures.chart_file import ENDINGS
from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, requirement, rows, verify, workspace

PROMISE = "p95 of api.latency_ms is < 150 ms"
FILES = {
    "data/requests.csv": HEADER + rows(80),
    "requirements/REQ-1.md": requirement(PROMISE),
    "requirements/REQ-2.md": requirement(PROMISE, "median of api.latency_ms is < 300 ms"),
}


def test_a_promise_that_is_named_is_shown_beside_its_bound(tmp_path: Path) -> None:
    found = verify(workspace(tmp_path, FILES), "REQ-1")
    mark = found.distribution.bound
    assert (mark.value, mark.comparator, mark.beyond, mark.allowed) == (150, "<", 30, 0.05)
    shown = sightline(tmp_path, "verify", "REQ-1").out
    assert "┃ 150 ms" in shown
    assert "beyond the bound (< 150 ms): 37.5 % (30 of 80); allowed: 5 %" in shown


def test_several_promises_are_not_drawn(tmp_path: Path) -> None:
    root = workspace(tmp_path, FILES)
    for ids in ((), ("REQ-2",)):
        found = verify(root, *ids)
        assert (found.distribution, found.chart) == (None, None)
    shown = sightline(root, "verify", "REQ-2", "--chart", "c.svg")
    assert (shown.code, shown.err.split("\n")[0]) == (
        2,
        "error: a chart shows one promise, and 2 were answered by data",
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_promise_is_kept_as_a_chart(tmp_path: Path, ending: str) -> None:
    root = workspace(tmp_path / "w", FILES)
    usual = sightline(root, "verify", "REQ-1")
    target = tmp_path / f"c{ending}"
    shown = sightline(root, "verify", "REQ-1", "--chart", str(target))
    assert (shown.out, shown.err, shown.code) == (usual.out, f"written: {target}\n", 1)
    assert target.stat().st_size > 5000


def test_recording_draws_too(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", FILES)
    words = ("verify", "REQ-1", "--record", "--json", "--chart", str(tmp_path / "c.svg"))
    found = json.loads(sightline(root, *words).out)
    assert found["chart"]["title"] == "FAIL REQ-1: Search is quick"
    assert len(found["recorded"]) == 1

"""Costs are taken of the whole command, and of nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.harness.cost import CommandFailedError, Cost, cost_of, middle
from benchmarks.harness.report import Bar, bars, beside_peers
from benchmarks.harness.subject import CHANGED, COLD, SAME_SIZE, WARM, Subject, costs_of

SPIN = "import time\nwhile time.process_time() < 0.2: pass"
IN_A_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SPIN!r}])"
CHECK = """
import pathlib, re, sys
root = pathlib.Path(sys.argv[1])
(root / "cache").mkdir(exist_ok=True)
print("broken" if "REQ-99999" in (root / "a.md").read_text() else "fine")
sys.exit("REQ-99999" in (root / "a.md").read_text() and sys.argv[2] == "honest")
"""


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs some Python."""
    return [sys.executable, "-I", "-S", "-c", code, *arguments]


def checker(root: Path, temper: str) -> Subject:
    """A small tool with one document."""
    document = root / "a.md"
    document.write_text("Here [[REQ-00001]] is what hurts, that hurts.", encoding="utf-8")
    command = python(CHECK, str(root), temper)
    return Subject("tool", command, (root / "cache",), [document], root / "home")


def test_cpu_of_child_processes_is_counted(tmp_path: Path) -> None:
    assert cost_of(python(IN_A_CHILD), tmp_path).cpu_s >= 0.2


def test_memory_of_whoever_measures_is_not_counted(tmp_path: Path) -> None:
    ballast = bytearray(os.urandom(1) * 150_000_000)
    assert cost_of(python("pass"), tmp_path).peak_mb < 100 < len(ballast)


def test_memory_that_the_command_takes_is_counted(tmp_path: Path) -> None:
    assert 80 <= cost_of(python("x = b'1' * 80_000_000"), tmp_path).peak_mb <= 120


def test_a_command_that_fails_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="ended with 3:\nno such thing"):
        cost_of(python("print('no such thing'); raise SystemExit(3)"), tmp_path)


def test_each_figure_is_the_median_of_its_own(tmp_path: Path) -> None:
    runs = [Cost(1, 9, 5, 0), Cost(2, 8, 4, 1), Cost(6, 7, 3, 0)]
    assert middle(runs) == Cost(2, 8, 4, 1)


def test_every_step_is_taken_and_the_project_is_left_as_it_was(tmp_path: Path) -> None:
    subject = checker(tmp_path, "honest")
    before = subject.files[0].read_text(encoding="utf-8")
    assert set(costs_of(subject, runs=1, break_a_link=True)) == {COLD, WARM, CHANGED, SAME_SIZE}
    assert subject.files[0].read_text(encoding="utf-8") == before


def test_a_tool_that_overlooks_the_broken_link_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match=r"A broken link in .*a\.md was not noticed"):
        costs_of(checker(tmp_path, "dishonest"), runs=1, break_a_link=True)


def test_bars_say_whether_they_hold() -> None:
    report = bars([
        Bar("warm", 0.35, "CPU s", 0.3512), Bar("cold", 1.5, "CPU s", 1.5),
        Bar("large", 15, "CPU s", None),
    ])  # fmt: skip
    assert report.splitlines()[2:] == [
        "| warm | ≤ 0.35 CPU s | 0.351 CPU s | **no** |",
        "| cold | ≤ 1.5 CPU s | 1.5 CPU s | yes |",
        "| large | ≤ 15 CPU s | - | not measured |",
    ]


def test_peers_stand_beside_ours_with_how_many_times_ours_they_are() -> None:
    ours = {COLD: Cost(1.5, 2, 100, 0), SAME_SIZE: Cost(0.4, 1, 90, 1)}
    report = beside_peers(ours, {"Peer 1.0": {COLD: Cost(30, 31, 250, 0)}})
    assert report.splitlines() == [
        "| Step | Sightline | Peer 1.0 |",
        "| --- | ---: | ---: |",
        "| cold, CPU s | 1.5 | 30 (20 x) |",
        "| cold, MB | 100 | 250 (2.5 x) |",
        "| link broken, same size, CPU s | 0.4 | - |",
        "| link broken, same size, MB | 90 | - |",
    ]
    assert "| cold, CPU s | - | 30 |" in beside_peers(
        None, {"Peer 1.0": {COLD: Cost(30, 31, 1, 0)}}
    )

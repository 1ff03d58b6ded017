"""The benchmark of contracts takes what a tool said, and doesn't wait for one that never ends."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.contracts.agreement import agreement
from benchmarks.contracts.tools import Tool, limited
from benchmarks.harness.cost import CommandFailedError, cost_of

ROWS = 'import sys; print("warning: [old]\\n[1,\\n 2]\\ndone in 3 ms"); sys.exit(%d)'
PETS = {"/pets": {"get": {"responses": {"200": {"description": "all"}}}}}


def tool(code: str, *, is_bound: bool = False) -> Tool:
    """A tool that runs some Python whatever it shall compare."""

    def command(old: Path, new: Path) -> list[str]:
        return [sys.executable, "-I", "-S", "-c", code]

    return Tool("tool", command, len, (0, 1), is_bound)


def test_rows_are_counted_whatever_is_told_around_them(tmp_path: Path) -> None:
    answer = tool(ROWS % 1).often(tmp_path, tmp_path, tmp_path, runs=1)
    assert (answer.said, tool("").counted(answer)) == ("[1,\n 2]", 2)


def test_a_tool_that_fails_is_only_told_as_stopped_where_it_is_bound(tmp_path: Path) -> None:
    assert tool(ROWS % 3, is_bound=True).run(tmp_path, tmp_path, tmp_path).is_stopped
    with pytest.raises(CommandFailedError, match="ended with 3"):
        tool(ROWS % 3).run(tmp_path, tmp_path, tmp_path)


def test_what_needs_too_much_is_stopped(tmp_path: Path) -> None:
    forever = limited([sys.executable, "-I", "-S", "-c", "while True: pass"], 6_000, 1)
    assert cost_of(forever, tmp_path, tuple(range(-64, 0))).cpu_s < 5


def test_pairs_are_judged_by_the_worst_row_and_differences_are_told(tmp_path: Path) -> None:
    document = {"openapi": "3.1.0", "info": {"title": "P", "version": "1"}, "paths": PETS}
    emptied = {**document, "paths": {}}
    told = [
        ("gone", emptied, ["info", "error"]),
        ("same", document, ["error"]),
        ("unsaid", emptied, ["warning"]),
    ]
    lines = [
        {"id": name, "test": "T", "base": document, "revision": revision, "as_of": "2026-01-01",
         "config": {}, "expected_all": [{"id": level, "level": level} for level in levels]}
        for name, revision, levels in told
    ]  # fmt: skip
    cases = tmp_path / "cases.jsonl"
    cases.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = agreement(cases)
    assert [(one.case, one.theirs, one.ours) for one in found.differences] == [
        ("same", "breaking", "compatible"), ("unsaid", "review", "breaking"),
    ]  # fmt: skip
    assert (found.breaking, round(found.missed), round(found.differing)) == (2, 50, 67)

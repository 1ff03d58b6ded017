"""What is hidden from whoever asks is told as hidden: no mistake, and no exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import sightline
from tests.measure.promised import SETTINGS, requirement, workspace

REQ = "requirements/REQ-001-quick.md"
QUERY = "SELECT r.ts, r.latency_ms FROM requests r, people p"
HIDES: dict[str, tuple[str, str, str]] = {
    "the metric": (
        '"metrics/*"', "p95 of api.latency_ms is < 1 ms",
        "withheld: the metric api.latency_ms is hidden from you",
    ),
    "its source": (
        '"source:requests"', "p95 of api.latency_ms is < 1 ms",
        "withheld: the source `requests` is hidden from you",
    ),
    "a source that its query reads": (
        '"source:people"', "max of joined is < 1",
        "withheld: a source that it reads is hidden from you",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HIDES)
def test_hidden_is_told_as_hidden_and_is_no_problem(case: str, tmp_path: Path) -> None:
    pattern, criterion, words = HIDES[case]
    files = {
        "sightline.toml": SETTINGS + f"\n[audiences.board]\nhide = [{pattern}]\n",
        "metrics/joined.yaml": f"title: J\nsource: requests\nquery: {QUERY}\ntime: ts\n"
        "expression: latency_ms\n",
        REQ: requirement(criterion),
    }
    root = workspace(tmp_path, files)
    assert sightline(root, "verify").code == 1
    seen = sightline(root, "verify", "--as", "board")
    assert (seen.code, seen.err) == (0, "")
    assert words in seen.out and "hidden" in seen.out.splitlines()[-1]
    assert "there is no" not in seen.out and "error[" not in seen.out


def test_what_is_not_there_is_still_a_mistake_for_everyone(tmp_path: Path) -> None:
    files = {
        "sightline.toml": SETTINGS + '\n[audiences.board]\nhide = ["metrics/api.*"]\n',
        REQ: requirement("p95 of api.latency is < 1 ms"),
    }
    seen = sightline(workspace(tmp_path, files), "verify", "--as", "board")
    assert seen.code == 1 and "there is no metric api.latency" in seen.out


def test_a_verdict_recorded_from_a_hidden_source_is_withheld_and_counted(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REQ: requirement("p95 of api.latency_ms is < 1 ms")})
    assert sightline(root, "verify", "--record").code == 1
    (record,) = [path.stem for path in (root / "readings").iterdir()]
    assert "194 ms" in sightline(root, "why", "REQ-001").out
    for words in (("why", "REQ-001"), ("thread", "REQ-001"), ("show", record), ("today",)):
        seen = sightline(root, *words, "--as", "partners")
        assert "194" not in seen.out + seen.err and "SELECT" not in seen.out, words
    assert "there is no" in sightline(root, "show", record, "--as", "partners").err
    assert "1 hidden" in sightline(root, "list", "--as", "partners").out


@pytest.mark.parametrize("pattern", ['"metrics/api.latency*"', '"requirements/*"'])
def test_a_record_is_withheld_with_its_metric_and_with_its_subject(
    pattern: str, tmp_path: Path
) -> None:
    files = {
        "sightline.toml": SETTINGS + f"\n[audiences.board]\nhide = [{pattern}]\n",
        REQ: requirement("p95 of api.latency_ms is < 1 ms"),
    }
    root = workspace(tmp_path, files)
    sightline(root, "verify", "--record")
    assert "RDG" in sightline(root, "list").out
    seen = sightline(root, "list", "--as", "board").out
    assert "RDG" not in seen and "2 hidden" in seen

"""Neighbours are not judged by what could not be read: one slip is one finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, write_workspace

FILES = {
    "roadmap/INI-001.md": "---\ntitle: Now\nhorizon: now\nrequirements: [REQ-001]\n---\n",
    "rollouts/ROL-001.md": "---\ntitle: Out\nstatus: committed\nrequirements: [REQ-001]\n---\n",
    "interviews/INT-001.md": "---\ntitle: Call\n---\n\n> Slow. {#q1}\n",
    "insights/INS-001.md": "---\ntitle: Slow\nevidence: [INT-001#q1]\n---\n",
}


def found(root: Path, *codes: str) -> list[str]:
    return [d.code for d in findings(root) if d.code in codes]


@pytest.mark.parametrize("line", ["status: done", "statsu: committed", "status: [committed]"])
def test_a_status_that_cant_be_read_is_no_draft_to_others(tmp_path: Path, line: str) -> None:
    files = FILES | {"requirements/REQ-001.md": f"---\ntitle: Fast\n{line}\n---\n"}
    write_workspace(tmp_path, files)
    told = found(tmp_path, "KND002", "KND003", "KND004", "PLN005", "REL005")
    assert len(told) == 1 and told[0].startswith("KND")


def test_a_status_that_was_left_out_is_a_draft(tmp_path: Path) -> None:
    write_workspace(tmp_path, FILES | {"requirements/REQ-001.md": "---\ntitle: Fast\n---\n"})
    assert sorted(found(tmp_path, "PLN005", "REL005")) == ["PLN005", "REL005"]


@pytest.mark.parametrize(
    ("series", "codes"),
    [
        ("title: Talks\nconcent: given\n", ["KND002"]),
        ("title: Talks\nconsent: given\nconsent: none\n", ["DOC020"]),
        ("title: Talks\nconsent: perhaps\n", ["KND004"]),
        ("title: Talks\n", ["DSC004"]),
    ],
)
def test_a_slip_in_the_series_accuses_no_interview(
    tmp_path: Path, series: str, codes: list[str]
) -> None:
    write_workspace(tmp_path, FILES | {"interviews/series.yaml": series})
    assert found(tmp_path, "KND002", "KND004", "DOC020", "DSC004") == codes


@pytest.mark.parametrize(
    ("line", "codes"),
    [("verdict: pass", ["KND004"]), ("verdit: PASS", ["KND002"]), ("by: ana", ["MEA003"])],
)
def test_a_slip_in_a_verdict_is_no_missing_verdict(
    tmp_path: Path, line: str, codes: list[str]
) -> None:
    shipped = "---\ntitle: Fast\nstatus: shipped\nreview: 2026-02-01\n---\n"
    reading = f"title: Fast?\nof: REQ-001\n{line}\n"
    files = {"requirements/REQ-001.md": shipped, "readings/RDG-fast.yaml": reading}
    write_workspace(tmp_path, files)
    assert found(tmp_path, "KND002", "KND004", "MEA003") == codes

"""A file that is named like a document is read, or is told where it belongs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.workspaces import findings, write_workspace

TEXT = "---\ntitle: Fast\n---\n"


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("requirments/REQ-009.md", "requirements/REQ-009.md"),
        ("requirement/REQ-009-fast.md", "requirements/REQ-009-fast.md"),
        ("req/REQ-009.md", "requirements/REQ-009.md"),
        ("REQ-009.md", "requirements/REQ-009.md"),
        ("REQ-009", "requirements/REQ-009.md"),
        ("requirements/REQ-009.txt", "requirements/REQ-009.md"),
        ("requirements/search/REQ-009.markdown", "requirements/search/REQ-009.md"),
        ("requirements/REQ-009.MD", "requirements/REQ-009.md"),
        ("requirements/DEC-009.txt", "decisions/DEC-009.md"),
        ("metrics/api.x.md", "metrics/api.x.yaml"),
        ("metric/api.x.yaml", "metrics/api.x.yaml"),
        ("readings/RDG-x.md", "readings/RDG-x.yaml"),
    ],
)
def test_it_is_told_where_it_belongs(tmp_path: Path, path: str, meant: str) -> None:
    write_workspace(tmp_path, {path: TEXT})
    for _ in range(2):  # the second time it is remembered
        (found,) = findings(tmp_path)
        assert (found.code, found.path, found.line) == ("KND010", path, 1)
        assert found.help == f"move it to {meant}"


def test_links_to_it_are_not_told_as_well(tmp_path: Path) -> None:
    link = "---\ntitle: Now\nowner: ana\noutcome: x\nhorizon: next\nrequirements: [REQ-009]\n---\n"
    write_workspace(tmp_path, {"REQ-009.md": TEXT, "roadmap/INI-001.md": link})
    assert [found.code for found in findings(tmp_path)] == ["KND010"]


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "ISO-9001.md",
        "src/REQ-009.md",
        "docs/requirements/REQ-009.md",
        "requirements-of-2019/REQ-009.md",
        ".hidden/REQ-009.md",
        "REQ-009.png",
        "metrics/README.txt",
        "matrices/api.yaml",
        "requirements/notes.txt",
        "interviews/INT-003.mp4",
    ],
)
def test_what_is_no_document_is_left_alone(tmp_path: Path, path: str) -> None:
    write_workspace(tmp_path, {path: TEXT})
    assert findings(tmp_path) == []


def test_a_file_beside_the_document_of_its_id_is_an_attachment(tmp_path: Path) -> None:
    call = "---\ntitle: Call\ndate: 2026-01-01\n---\n\n[[INT-003]]\n"
    write_workspace(tmp_path, {"interviews/INT-003.md": call, "interviews/INT-003-notes.txt": "x"})
    assert "KND010" not in {found.code for found in findings(tmp_path)}


def test_it_is_forgotten_once_it_is_moved(tmp_path: Path) -> None:
    write_workspace(tmp_path, {"REQ-009.md": TEXT})
    assert [found.code for found in findings(tmp_path)] == ["KND010"]
    (tmp_path / "requirements").mkdir()
    os.replace(tmp_path / "REQ-009.md", tmp_path / "requirements/REQ-009.md")
    assert "KND010" not in {found.code for found in findings(tmp_path)}

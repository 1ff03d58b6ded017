"""Promises of the checks of telling, beyond the examples on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import places, write_workspace


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("---\ntitle: Q1\n---\n\nIt went well.\n", True),
        ("---\ntitle: Q1\n---\n\n`[[REQ-1]]` is how a link looks.\n", True),
        ("---\ntitle: Q1\nevidence: REQ-1\n---\n", False),
        ("---\ntitle: Q1\n---\n\nIt went well ([[REQ-1]]).\n", False),
        ("---\ntitle: Q1: good\n---\n", False),
    ],
)
def test_a_memo_points_to_something(tmp_path: Path, text: str, reported: bool) -> None:
    files = {"memos/MEM-q1.md": text, "requirements/REQ-1.md": "---\ntitle: Search\n---\n"}
    found = places(write_workspace(tmp_path, files), "NAR001")
    assert found == (["memos/MEM-q1.md:2:8"] if reported else [])

"""Links, locks, sizes and pipes: what a file system can hold is answered with a place and a fix."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.mistake import AS_OF
from tests.acceptance.seeding import Seeded
from tests.cli.command_line import sightline

NEW = "requirements/REQ-009-export.md"
TEXT = (
    "---\ntitle: Export to CSV\nopportunity: OPP-002\n---\n\n"
    "As a shop, I want files, so that I can sleep.\n\n"
    "## Criteria\n\n- p95 of api.latency_ms is < 2 s over 28d\n"
)


@pytest.fixture
def seeded(tmp_path: Path) -> Seeded:
    (tmp_path / "outside.md").write_text(TEXT)
    return Seeded(tmp_path / "workspace")


def _out(path: Path) -> None:
    path.symlink_to(path.parents[2] / "outside.md")


def _within(path: Path) -> None:
    path.symlink_to("REQ-001-suggestions.md")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("REQ-404-nowhere.md")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(TEXT.encode())
        file.truncate(50 * 1024 * 1024)


@pytest.mark.parametrize(
    ("make", "code", "word"),
    [
        (_out, "DOC006", "workspace"),
        (_within, "DOC008", "remove the link"),
        (_loop, "DOC007", "link"),
        (_dangling, "DOC005", "link"),
        (_huge, "DOC002", "MB"),
    ],
)
def test_what_is_no_ordinary_file_is_reported_at_itself_alone(
    seeded: Seeded, make: Callable[[Path], None], code: str, word: str
) -> None:
    make(seeded.root / NEW)
    found = seeded.new_findings()
    assert [(one.code, one.path, one.line) for one in found] == [(code, NEW, 1)]
    assert word in f"{found[0].message} {found[0].help}"
    assert sightline(seeded.root, "check", "--as-of", AS_OF).code == int(
        found[0].severity == "error"
    )


def test_a_folder_that_leads_back_to_the_workspace_is_reported_once(seeded: Seeded) -> None:
    (seeded.root / "requirements" / "again").symlink_to("..", target_is_directory=True)
    assert [(one.code, one.path) for one in seeded.new_findings()] == [
        ("DOC007", "requirements/again")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_reported_at_itself_alone(seeded: Seeded) -> None:
    (seeded.root / NEW).write_text(TEXT)
    (seeded.root / NEW).chmod(0)
    assert [(one.code, one.path) for one in seeded.new_findings()] == [("DOC005", NEW)]


def test_a_pipe_and_a_folder_with_the_name_of_a_document_never_hang(seeded: Seeded) -> None:
    os.mkfifo(seeded.root / NEW)
    (seeded.root / "requirements" / "REQ-010-folder.md").mkdir()
    assert {one.code for one in seeded.new_findings()} <= {"DOC005"}


def test_a_mark_and_windows_line_ends_change_no_place(seeded: Seeded) -> None:
    path = seeded.root / "requirements/REQ-001-suggestions.md"
    text = path.read_text().replace("opportunity: OPP-002", "opportunity: OPP-02")
    path.write_text(text)
    plain = seeded.new_findings()
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert seeded.new_findings() == plain != []
    path.write_bytes(text.replace("\n", "\r").encode())
    assert seeded.new_findings() == plain

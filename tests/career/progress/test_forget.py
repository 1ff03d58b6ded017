"""A person is forgotten in every encoding and every file, and what is left is told."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from sightline.career.exporting.pdf_file import pdf_bytes
from sightline.career.exporting.sheet import Sheet, SheetLine
from sightline.career.progress.traces import Name, search_workspace
from sightline.kernel.errors import Refused, UsageError
from sightline.store.snapshots import Snapshots
from tests.cli.command_line import sightline
from tests.workspaces import OWNER, ask, write_workspace

PERSON = "Märta Lind"


def word_file() -> bytes:
    written = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("By Märta Lind")
    document.save(written)
    return written.getvalue()


def packed() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("notes.txt", "Spoke to Marta Lind")
    return written.getvalue()


NAMED: dict[str, bytes] = {
    "career/utf8.md": "# Märta Lind\n".encode(),
    "career/utf16.txt": "written by Märta Lind".encode("utf-16"),
    "career/latin1.txt": "Märta Lind\n".encode("latin-1"),
    "career/decomposed.md": "Ma\u0308rta Lind".encode(),
    "career/upper.md": "MÄRTA\n   LIND".encode(),
    "career/reversed.csv": "1;Lind, Märta;x".encode(),
    "career/escaped.json": b'{"name": "M\\u00e4rta Lind"}',
    "career/mail.md": b"write to marta.lind@example.com",
    "career/hyphen.md": "Mär\u00adta Lind".encode(),
    "career/cv.docx": word_file(),
    "career/notes.zip": packed(),
    "career/cv.pdf": pdf_bytes(Sheet(SheetLine("Märta Lind"), (), ())),
    "career/marta-lind/empty.txt": b"",
    "career/deep/er/x.bin": b"\x00\x01" + "Märta Lind".encode() + b"\xff",
}
OTHERS: dict[str, bytes] = {
    "career/other.md": b"# Somebody else\n",
    "career/part.md": "Märta Lindberg and Smärta Lind".encode(),
}


def forget(root: Path, **request: Any) -> Any:
    return ask(root, "career.forget", subject=OWNER, **{"person": PERSON, **request})


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {**NAMED, **OTHERS})
    found = forget(root)
    assert (found.done, found.after) == (False, None)
    assert set(found.removed) == set(NAMED)
    assert set(found.others) == set(OTHERS)
    assert found.before.files == len(NAMED) + len(OTHERS) + 1 + len(cache_files(root))
    assert all((root / path).exists() for path in NAMED)


def cache_files(root: Path) -> list[Path]:
    return [path for path in (root / ".sightline").rglob("*") if path.is_file()]


def test_files_cache_and_names_are_gone_and_a_second_search_proves_it(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {**NAMED, **OTHERS})
    Snapshots(str(root)).save("check", PERSON.encode())
    found = forget(root, yes=True)
    assert found.done and found.cache_files >= 1 and found.exit_code == 0
    assert not [path for path in NAMED if (root / path).exists()]
    assert all((root / path).exists() for path in OTHERS)
    assert {trace.path for trace in found.before.traces} >= set(NAMED)
    # The trail of changes names the files that went, and is kept; nothing else is left.
    assert {trace.path for trace in found.after.traces} == {".sightline/state/audit.jsonl"}
    by_hand = [
        path
        for path in root.rglob("*")
        if path.is_file() and b"Lind" in path.read_bytes() and "audit" not in path.name
    ]
    assert [path.name for path in by_hand] == ["part.md"]


def test_other_rooms_files_are_left_and_told(tmp_path: Path) -> None:
    notes = {"interviews/INT-001-a.md": "---\ntitle: A\n---\nMärta Lind said so.\n"}
    root = write_workspace(tmp_path, {"career/cv.md": "# Märta Lind\n", **notes})
    found = forget(root, yes=True)
    kept = {one.path: one.why for one in found.kept}
    assert kept["interviews/INT-001-a.md"].startswith("not in career/")
    assert (root / "interviews/INT-001-a.md").exists() and found.exit_code == 0


def test_all_removes_what_names_nobody_as_well(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"career/cv.md": "# Märta Lind\n", **OTHERS})
    found = forget(root, yes=True, all=True)
    assert (found.others, list((root / "career").rglob("*.md"))) == ((), [])


def test_nothing_outside_the_workspace_is_touched_or_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "cv.md").write_text("# Märta Lind\n")
    root = write_workspace(tmp_path / "w", {"career/cv.md": "# Märta Lind\n"})
    (root / "career/marta-lind.md").symlink_to(outside / "cv.md")
    (root / "career/folder").symlink_to(outside)
    found = forget(root, yes=True)
    assert (outside / "cv.md").read_text() == "# Märta Lind\n"
    assert found.removed == ("career/cv.md",)
    assert {path for path, _ in found.after.unread} == {"career/marta-lind.md", "career/folder"}
    assert found.exit_code == 1  # the link still bears the name, and is told


def test_what_git_still_holds_is_told_with_the_way_to_remove_it(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"career/cv.md": "# Märta Lind\n", "career/x.md": "x\n"})
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(
            ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.com", *words],
            check=True, capture_output=True,
        )  # fmt: skip
    found = forget(root, yes=True)
    assert (found.git.files, found.git.commits) == (("career/cv.md",), 1)
    assert found.git.command == "git filter-repo --invert-paths --path career/cv.md"
    assert forget(write_workspace(tmp_path / "no-git", {"career/cv.md": "Märta Lind"})).git is None


def test_only_the_person_at_the_machine_forgets(tmp_path: Path) -> None:
    settings = '[career]\nshown_to = ["http"]\n'
    root = write_workspace(tmp_path, {"sightline.toml": settings, "career/cv.md": "Märta Lind"})
    from sightline.kernel.asking.views import Subject

    for subject in (Subject("test"), Subject("http")):
        with pytest.raises(Refused):
            ask(root, "career.forget", subject=subject, person=PERSON, yes=True)
    assert (root / "career/cv.md").exists()


@pytest.mark.parametrize("person", ["", "  ", "Li", "-- .", "🙂"])
def test_a_name_too_short_to_search_for_is_refused(tmp_path: Path, person: str) -> None:
    with pytest.raises(UsageError, match="too short"):
        forget(write_workspace(tmp_path, {}), person=person)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Marta Lind", 1), ("lind, marta", 1), ("martalind", 1), ("MARTA_LIND marta-lind", 2),
        ("Marta X Lind", 0), ("Marta Lindberg", 0), ("", 0), ("Lind", 0),
    ],
)  # fmt: skip
def test_a_name_is_known_in_its_spellings(text: str, times: int) -> None:
    assert Name("Märta Lind").times(text) == times


def test_a_damaged_document_is_searched_as_bytes(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {
        "career/a.pdf": b"%PDF-1.4 Marta Lind", "career/b.docx": b"PK\x03\x04 Marta Lind",
    })  # fmt: skip
    found = search_workspace(str(root), Name(PERSON))
    assert {trace.path for trace in found.traces} == {"career/a.pdf", "career/b.docx"}


def test_it_is_told_in_words(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"career/cv.md": "# Märta Lind\n"})
    shown = sightline(root, "career", "forget", PERSON)
    assert shown.code == 0 and "nothing was changed; to do it, add --yes" in shown.out
    shown = sightline(root, "career", "forget", PERSON, "--yes")
    assert "removed 1 file" in shown.out and "searched again" in shown.out
    assert "nothing names them" in shown.out

"""`fix` mends what is certain, leaves what is not, and does it once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.cli.main import run
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Refused
from sightline.kernel.files.line_edits import LineEdit, apply_line_edits
from sightline.kernel.reporting.fixes import with_ids
from tests.workspaces import ask, codes, write_workspace

REQ = "requirements/REQ-014-search.md"
OPP = "opportunities/OPP-003-speed.md"
OLD, NEW = "decisions/DEC-1-old.md", "decisions/DEC-2-new.md"
IGNORE = "sightline: ignore LNK001 -- because"

# What stands in a file → what stands there afterwards; equal where nothing is certain.
FILES = {
    "an id that contradicts": (
        REQ, "---\nid: REQ-9\ntitle: x\n---\n", "---\ntitle: x\n---\n",
    ),
    "an id in quotes, with a comment": (
        REQ, "---\ntitle: x\nid: \"REQ-9\"  # copied\n---\n", "---\ntitle: x\n---\n",
    ),
    "an id in a map on one line": (
        REQ, "---\n{id: REQ-9, title: x}\n---\n", "---\n{id: REQ-9, title: x}\n---\n",
    ),
    "Windows line ends and a mark": (
        REQ, "\ufeff---\r\nid: REQ-9\r\ntitle: x\r\n---\r\n", "\ufeff---\r\ntitle: x\r\n---\r\n",
    ),
    "a comment of its own": (
        OPP, f"---\ntitle: x\n# {IGNORE}\nevidence: []\n---\n",
        "---\ntitle: x\nevidence: []\n---\n",
    ),
    "a comment after a value": (
        OPP, f"---\ntitle: x  # {IGNORE}\n---\n", "---\ntitle: x\n---\n",
    ),
    "a comment between paragraphs": (
        OPP, f"---\ntitle: x\n---\n\nOne.\n\n<!-- {IGNORE} -->\n\nTwo.\n",
        "---\ntitle: x\n---\n\nOne.\n\nTwo.\n",
    ),
    "a comment over two lines": (
        OPP, "---\ntitle: x\n---\n\nOne.\n<!-- sightline: ignore LNK001\n-- because -->\nTwo.\n",
        "---\ntitle: x\n---\n\nOne.\nTwo.\n",
    ),
    "a comment within a line": (
        OPP, f"---\ntitle: x\n---\n\nOne <!-- {IGNORE} --> two.\n",
        "---\ntitle: x\n---\n\nOne two.\n",
    ),
    "a comment at the very end": (
        OPP, f"---\ntitle: x\n---\n\n<!-- {IGNORE} -->", "---\ntitle: x\n---\n",
    ),
    "blank lines before front matter": (
        REQ, "\n \n---\ntitle: x\n---\n\nText.\n", "---\ntitle: x\n---\n\nText.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after"), FILES.values(), ids=list(FILES))
def test_a_file_is_mended_and_stays_so(path: str, before: str, after: str, tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {path: before})
    mended = ask(root, "fix").mended
    assert (root / path).read_bytes().decode() == after
    assert bool(mended) is (before != after)
    assert ask(root, "fix").mended == ()
    assert (root / path).read_bytes().decode() == after
    if mended:
        assert codes(root).isdisjoint({"KND006", "IGN003", "DOC010"})


# The older document → what it says once the newer one's `supersedes` has its other half.
OLDER = {
    "no such key": ("---\ntitle: x\n---\n", "---\ntitle: x\nsuperseded_by: DEC-2\n---\n"),
    "one id": (
        "---\nsuperseded_by: DEC-7\ntitle: x\n---\n",
        "---\nsuperseded_by: [DEC-7, DEC-2]\ntitle: x\n---\n",
    ),
    "a list": (
        "---\ntitle: x\nsuperseded_by: [ DEC-7,DEC-8 ]\n---\n",
        "---\ntitle: x\nsuperseded_by: [DEC-7, DEC-8, DEC-2]\n---\n",
    ),
    "no front matter": ("# Old\n", "---\nsuperseded_by: DEC-2\n---\n\n# Old\n"),
    "a list over lines is left to its author": (
        "---\ntitle: x\nsuperseded_by:\n  - DEC-7\n---\n",
        "---\ntitle: x\nsuperseded_by:\n  - DEC-7\n---\n",
    ),
    "a value with a comment is left to its author": (
        "---\ntitle: x\nsuperseded_by: DEC-7 # no\n---\n",
        "---\ntitle: x\nsuperseded_by: DEC-7 # no\n---\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), OLDER.values(), ids=list(OLDER))
def test_the_older_document_is_told_what_replaced_it(
    before: str, after: str, tmp_path: Path
) -> None:
    files = {OLD: before, NEW: "---\ntitle: x\nsupersedes: DEC-1\n---\n"}
    root = write_workspace(tmp_path, files)
    mended = [d.code for d in ask(root, "fix").mended]
    assert (root / OLD).read_text() == after
    assert mended == (["LNK008"] if before != after else [])


def test_the_newer_document_is_told_what_it_replaces(tmp_path: Path) -> None:
    files = {OLD: "---\ntitle: x\nsuperseded_by: DEC-2\n---\n", NEW: "---\ntitle: x\n---\n"}
    root = write_workspace(tmp_path, files)
    ask(root, "fix")
    assert (root / NEW).read_text() == "---\ntitle: x\nsupersedes: DEC-1\n---\n"
    assert "LNK008" not in codes(root)


def test_several_newer_documents_are_named_in_one_key(tmp_path: Path) -> None:
    newer = "---\nid: DEC-9\ntitle: x\nsupersedes: DEC-1\n---\n"
    root = write_workspace(tmp_path, {OLD: "# x\n", NEW: newer, "decisions/DEC-3.md": newer})
    assert [d.code for d in ask(root, "fix").mended] == ["KND006", "LNK008"] * 2
    assert (root / OLD).read_text() == "---\nsuperseded_by: [DEC-2, DEC-3]\n---\n\n# x\n"
    assert (root / NEW).read_text() == "---\ntitle: x\nsupersedes: DEC-1\n---\n"
    assert codes(root).isdisjoint({"LNK008", "KND006"})


def test_only_the_named_part_of_the_workspace_is_mended(tmp_path: Path) -> None:
    text = "---\nid: REQ-9\ntitle: x\n---\n"
    other = "requirements/later/REQ-015.md"
    root = write_workspace(tmp_path, {REQ: text, other: text})
    assert [d.path for d in ask(root, "fix", path="requirements/later").mended] == [other]
    assert (root / REQ).read_text() == text


def test_check_with_fix_mends_and_then_checks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_workspace(tmp_path, {REQ: "---\nid: REQ-9\ntitle: x\nopportunity: OPP-4\n---\n"})
    assert run(["check", str(root), "--fix"], app.parts()) == 1
    said = capsys.readouterr()
    assert said.err.split("\n")[-2] == "mended 1"
    assert "KND006" not in said.out and "LNK001" in said.out
    assert run(["check", str(root), "--fix"], app.parts()) == 1
    assert capsys.readouterr().err == "nothing to mend here is certain\n"


def test_a_dry_run_shows_the_remedy_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\nid: REQ-9\ntitle: x\n---\n"
    root = write_workspace(tmp_path, {REQ: text})
    assert run(["fix", str(root), "--dry-run"], app.parts()) == 0
    assert "\n-id: REQ-9\n" in capsys.readouterr().out
    assert (root / REQ).read_text() == text


LINES = st.lists(st.sampled_from("abc"), min_size=1, max_size=8)
EDITS = st.lists(
    st.builds(
        lambda first, more, lines: LineEdit(first, first + more, tuple(lines)),
        st.integers(1, 6), st.integers(0, 2), st.lists(st.sampled_from("xyz"), max_size=2),
    ), max_size=4,
)  # fmt: skip


@given(LINES, EDITS)
def test_lines_that_no_edit_names_stay_as_they_are(lines: list[str], edits: list[LineEdit]) -> None:
    edits = [edit for edit in edits if edit.end - 1 <= len(lines)]
    touched = {number for edit in edits for number in range(edit.first, edit.end)}
    untouched = [line for number, line in enumerate(lines, 1) if number not in touched]
    after = apply_line_edits("\n".join(lines), edits).split("\n")
    rest = iter(after)
    assert all(line in rest for line in untouched), f"{untouched} no longer stand in {after}"


@given(st.text(max_size=40), st.sampled_from(["supersedes", "superseded_by"]))
def test_naming_an_id_never_fails(text: str, key: str) -> None:
    lines = text.split("\n")
    edit = with_ids(lines, key, ["DEC-1"])
    assert edit is None or 1 <= edit.first <= edit.end <= len(lines) + 1


def test_whoever_sees_only_a_part_mends_nothing(tmp_path: Path) -> None:
    hide = 'name = "Example"\nowner = "ana"\n[audiences.board]\nhide = ["interviews/*"]\n'
    files = {
        "sightline.toml": hide,
        "interviews/INT-1.md": "---\ntitle: x\n---\n",
        REQ: "---\nid: REQ-9\ntitle: x\n---\n",
    }
    root = write_workspace(tmp_path, files)
    board = Subject("test", "board")
    with pytest.raises(Refused, match="hidden from you"):
        Dispatcher(app.parts(), str(root), "2026-03-01").call("fix", {}, board)
    assert (root / REQ).read_text() == files[REQ]

"""A list holds every document for which a condition holds, in the order of numbers."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.documents.document_filter import read_condition
from sightline.kernel.errors import UsageError
from sightline.kernel.files.git_dates import Dates, git_dates
from sightline.measure.language.criterion import (
    And,
    Comparison,
    Membership,
    Named,
    Not,
    Or,
    Predicate,
)
from sightline.measure.language.predicate_parser import parse_predicate
from tests.workspaces import SETTINGS, ask, write_workspace

FILES = {
    "interviews/INT-003-acme.md": "---\ntitle: Acme\n---\n",
    "interviews/INT-003-acme.vtt": "WEBVTT\n",
    "requirements/REQ-9-old.md": "---\ntitle: Old\nstatus: dropped\ntags: search\n---\n",
    "requirements/REQ-10-new.md": "---\ntitle: New\nowner: bo\ntags: [search, api]\n---\n",
    "requirements/REQ-fast.md": "---\ntitle: Fast\nreview: 2026-05-01\n"
    "evidence: [INT-003#q1]\n---\n",
    "roadmap/INI-1.md": "---\ntitle: Now\nhorizon: now\noutcome: ''\n---\n",
}


@pytest.mark.parametrize(
    ("kind", "where", "ids"),
    [
        ("", "", ["INI-1", "INT-003", "REQ-9", "REQ-10", "REQ-fast"]),
        ("requirement", "", ["REQ-9", "REQ-10", "REQ-fast"]),
        ("REQ", "status = 'draft'", ["REQ-10", "REQ-fast"]),
        ("REQ", "status=draft and owner = 'ana'", ["REQ-fast"]),
        ("", "tags = 'search'", ["REQ-9", "REQ-10"]),
        ("", "tags != search and kind = REQ", ["REQ-fast"]),
        ("", "tags in ('api', 'x') or horizon = now", ["INI-1", "REQ-10"]),
        ("", "not (kind = 'REQ' or kind = 'INT')", ["INI-1"]),
        ("", "review >= 2026-04-30", ["REQ-fast"]),
        ("", "horizon != null", ["INI-1"]),
        ("REQ", "tags = null", ["REQ-fast"]),
        ("", "evidence = 'INT-003#q1'", ["REQ-fast"]),
        ("", "owner not in ('ana')", ["REQ-10"]),
        ("", "title = 'it''s'", []),
    ],
)
def test_a_condition_chooses(tmp_path: Path, kind: str, where: str, ids: list[str]) -> None:
    root = write_workspace(tmp_path, FILES)
    found = ask(root, "list", kind=kind, where=where).documents
    assert [row.id for row in found] == ids


@pytest.mark.parametrize(
    ("where", "message", "help"),
    [
        ("statu = 'x'", "no document has a key `statu`", "did you mean `status`?"),
        ("= 'x'", "--where: the name of a key is missing", "known: id, kind"),
        ("status", "--where: `status` is compared with nothing", "write = !="),
        ("status = ", "--where: a value is missing", "write: --where"),
        ("status = 'x' owner = 'y'", "--where: `owner` is not expected here", "join by and, or"),
        ("(status = x", "--where: a parenthesis is not closed", "close it with )"),
        ("status in (x", "--where: a list is not closed", "close it with )"),
        ("status in x", "--where: a list stands in parentheses", "write: in"),
        ("status = 'x", "--where: a value is missing before `'`", "write: --where"),
        ("status ~ x", "--where: `status` is compared with nothing", "write = !="),
        ("not " * 60 + "status = x", "--where: this nests too deep", "use fewer parentheses"),
    ],
)
def test_a_condition_that_says_nothing_is_refused(
    tmp_path: Path, where: str, message: str, help: str
) -> None:
    root = write_workspace(tmp_path, FILES)
    with pytest.raises(UsageError) as refused:
        ask(root, "list", where=where)
    assert refused.value.message.startswith(message)
    assert refused.value.help.startswith(help)


def _holds(predicate: Predicate, row: dict[str, str]) -> bool:
    """The meaning that criteria give to the same words."""
    match predicate:
        case And(parts):
            return all(_holds(part, row) for part in parts)
        case Or(parts):
            return any(_holds(part, row) for part in parts)
        case Not(part):
            return not _holds(part, row)
        case Comparison(column, "=", value, _):
            return row[column] == value
        case Comparison(column, "!=", value, _):
            return row[column] != value
        case Membership(column, values, _):
            return row[column] in values
        case Named() | Comparison():
            raise AssertionError(predicate)


@pytest.mark.parametrize(
    "text",
    [
        "a = 'x' or a = 'y' and b = 'x'",
        "(a = 'x' or a = 'y') and b = 'x'",
        "not a = 'x' and b = 'x'",
        "not (a = 'x' and b = 'x')",
        "not not a = 'x'",
        "a in ('x', 'y') and not b in ('z')",
        "a not in ('x') or b != 'z'",
    ],
)
def test_a_condition_means_what_it_means_in_a_criterion(text: str) -> None:
    condition, predicate = read_condition(text, ["a", "b"]), parse_predicate(text)
    for a, b in itertools.product("xyz", repeat=2):
        row = {"a": a, "b": b}
        assert condition(row) == _holds(predicate, row), row


def test_what_is_withheld_is_only_counted(tmp_path: Path) -> None:
    settings = SETTINGS + '[audiences.board]\nhide = ["requirements/*"]\n'
    root = write_workspace(tmp_path, {**FILES, "sightline.toml": settings})
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    result, _ = dispatcher.call("list", {}, Subject("x", "board"))
    assert ([row.id for row in result.documents], result.hidden) == (["INI-1", "INT-003"], 3)


def git(root: Path, *arguments: str, day: str = "2026-01-01") -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"]
    date = f"{day}T12:00:00+00:00"
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(root), "GIT_AUTHOR_DATE": date,
             "GIT_COMMITTER_DATE": date},
    )  # fmt: skip


def test_dates_come_from_git_and_survive_a_rename(tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "sub", FILES)
    git(tmp_path, "init")
    for day, old, new in (
        ("2026-01-01", "", ""),
        ("2026-01-02", "REQ-9-old.md", "REQ-8-é x.md"),
        ("2026-01-05", "REQ-8-é x.md", "REQ-7.md"),
    ):
        if old:
            git(root, "mv", f"requirements/{old}", f"requirements/{new}")
        git(root, "add", ".")
        git(root, "commit", "-m", "x", day=day)
    (root / "requirements/REQ-11.md").write_text("---\ntitle: Not committed\n---\n")
    dates = git_dates(str(root))
    assert dates["requirements/REQ-7.md"] == Dates("2026-01-01", "2026-01-05")
    assert dates["roadmap/INI-1.md"] == Dates("2026-01-01", "2026-01-01")
    rows = {row.id: (row.created, row.updated) for row in ask(root, "list").documents}
    assert rows["REQ-7"] == ("2026-01-01", "2026-01-05")
    assert rows["REQ-11"] == (None, None)
    old = ask(root, "list", where="updated > 2026-01-01").documents
    assert [row.id for row in old] == ["REQ-7"]


def test_without_git_dates_are_unknown_and_nothing_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_workspace(tmp_path, FILES)
    assert git_dates(str(root)) == {}
    monkeypatch.setenv("PATH", "")
    assert git_dates(str(root)) == {}


def test_a_fact_has_no_status_unless_one_is_written(tmp_path: Path) -> None:
    files = {
        "interviews/INT-004-bolt.md": "---\ntitle: Bolt\nstatus: draft\n---\n",
        "metrics/api.errors.yaml": "title: Errors\n",
    }
    root = write_workspace(tmp_path, {**FILES, **files})
    status = {row.id: row.status for row in ask(root, "list").documents}
    assert [status[i] for i in ("INT-003", "INT-004", "MET-api.errors", "REQ-10")] == [
        None, "draft", None, "draft",
    ]  # fmt: skip
    drafts = [row.id for row in ask(root, "list", where="status = 'draft'").documents]
    assert drafts == ["INI-1", "INT-004", "REQ-10", "REQ-fast"]

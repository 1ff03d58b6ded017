"""A git history as rows: what is counted is right, and nobody can be named from it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from sightline.store.git_history import (
    COLUMNS,
    Commit,
    EmptyRepository,
    NoRepository,
    ShallowClone,
    csv_lines,
    pseudonym,
    read_history,
    subject_type,
)

SALT = b"a salt for tests"


def git(folder: Path, *arguments: str, **more: str) -> bytes:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**clean, "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **more}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True
    )
    return done.stdout


def commit(
    folder: Path,
    subject: str | bytes = "feat: x",
    files: Mapping[str, bytes] | None = None,
    email: str = "ann@example.org",
    when: str = "2026-03-02T01:30:00+02:00",
    *extra: str,
) -> None:
    for name, data in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    git(folder, "add", "-A")
    person = {"NAME": "Ann O'Nymous", "EMAIL": email, "DATE": when}
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in person.items()
    }
    arguments = ["commit", "--allow-empty", "--no-gpg-sign", "-q", *extra, "-F", "message"]
    message = folder / ".git" / "message"
    message.write_bytes(subject.encode() if isinstance(subject, str) else subject)
    arguments[-1] = str(message)
    git(folder, *arguments, **who)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def test_a_commit_is_counted_in_files_and_lines_at_its_time_in_utc(repository: Path) -> None:
    commit(repository, "feat(api)!: more", {"a.txt": b"1\n2\n", "b/c.txt": b"1\n", "d": b"\0\1"})
    commit(repository, "Update", {"a.txt": b"2\n3\n4\n"}, when="2026-03-03T00:00:00Z")
    first, second = read_history(repository, SALT)
    assert (first.files, first.insertions, first.deletions) == (3, 3, 0)
    assert (second.files, second.insertions, second.deletions) == (1, 2, 1)
    assert first.time.isoformat() == "2026-03-01T23:30:00+00:00"
    assert (first.weekday, second.weekday) == (7, 2)
    assert (first.subject_type, second.subject_type) == ("feat", "other")
    assert not first.is_merge


def test_a_merge_is_a_merge_and_counts_no_lines_twice(repository: Path) -> None:
    commit(repository, files={"a": b"1\n"})
    git(repository, "checkout", "-q", "-b", "side")
    commit(repository, files={"b": b"1\n"}, when="2026-03-03T00:00:00Z")
    git(repository, "checkout", "-q", "main")
    commit(repository, files={"c": b"1\n"}, when="2026-03-04T00:00:00Z")
    who = {
        f"GIT_{role}_{key}": "x@y.z"
        for role in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    git(repository, "merge", "-q", "--no-ff", "--no-edit", "side", **who)
    rows = read_history(repository, SALT)
    assert [row.is_merge for row in rows] == [False, False, False, True]
    assert [row.insertions for row in rows] == [1, 1, 1, 0]


def test_hostile_names_subjects_and_paths_break_nothing_and_appear_nowhere(
    repository: Path,
) -> None:
    paths = {"new\nline": b"1\n", "tab\there": b"1\n", "\x01" + "a" * 40: b"1\n", "=cmd()": b"1\n"}
    commit(repository, 'fix: "quoted", =cmd()\n\nbody\x01', paths, '=evil,"q"@example.org')
    commit(repository, b"feat: caf\xe9 \x01 \x02", {"x": b"1\n"}, when="2026-03-03T00:00:00Z")
    git(repository, "mv", "x", "renamed")
    commit(repository, "wip: secret project", when="2026-03-04T00:00:00Z")
    rows = read_history(repository, SALT)
    assert [(row.files, row.insertions) for row in rows] == [(4, 4), (1, 1), (2, 1)]
    assert [row.subject_type for row in rows] == ["fix", "feat", "other"]
    text = "".join(csv_lines(rows))
    for secret in ("evil", "example.org", "Nymous", "quoted", "secret", "renamed", "cmd", "\x01"):
        assert secret not in text
    assert all(line.count(",") == len(COLUMNS) - 1 for line in text.splitlines())


def test_mailmap_makes_two_addresses_one_person(repository: Path) -> None:
    commit(repository, email="ann@home.example")
    commit(repository, email="ANN@work.example", when="2026-03-03T00:00:00Z")
    assert len({row.author for row in read_history(repository, SALT)}) == 2
    mailmap = b"Ann <ann@work.example> <ann@home.example>\n"
    commit(repository, "docs: x", {".mailmap": mailmap}, "ann@work.example", "2026-03-04T00:00:00Z")
    assert len({row.author for row in read_history(repository, SALT)}) == 1


def test_a_pseudonym_can_only_be_repeated_with_the_salt() -> None:
    assert pseudonym("Ann@Example.org ", SALT) == pseudonym("ann@example.org", SALT)
    assert pseudonym("ann@example.org", SALT) != pseudonym("ann@example.org", b"other")
    assert pseudonym("ann@example.org", SALT) != pseudonym("bob@example.org", SALT)


def test_no_row_leads_back_through_the_hash_of_a_commit(repository: Path) -> None:
    commit(repository)
    full = git(repository, "rev-parse", "HEAD").decode().strip()
    (row,) = read_history(repository, SALT)
    (other,) = read_history(repository, b"another salt")
    assert len(row.commit) == 16 and row.commit != other.commit
    assert row.commit not in full and full[:7] not in "".join(csv_lines([row]))


def test_rows_are_csv_text_that_is_the_same_each_time(repository: Path) -> None:
    commit(repository, "fix: a", {"a": b"1\n"})
    rows = read_history(repository, SALT)
    lines = list(csv_lines(rows))
    assert lines[0] == (
        "commit,author,time,authored,files,insertions,deletions,is_merge,weekday,subject_type\n"
    )
    moment = "2026-03-01T23:30:00Z"
    expected = f"{rows[0].commit},{rows[0].author},{moment},{moment},1,1,0,false,7,fix\n"
    assert lines[1:] == [expected]
    assert list(csv_lines(read_history(repository, SALT))) == lines


def test_settings_of_the_repository_run_nothing(repository: Path, tmp_path: Path) -> None:
    commit(repository, files={"a.x": b"1\n"})
    trap = tmp_path / "ran"
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.t.textconv", "gpg.program"):
        git(repository, "config", key, f"touch {trap}")
    git(repository, "config", "log.showSignature", "true")
    (repository / ".gitattributes").write_text("*.x diff=t\n")
    assert len(read_history(repository, SALT)) == 1
    assert not trap.exists()


def test_what_is_no_history_says_so(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(EmptyRepository):
        read_history(repository, SALT)
    commit(repository)
    commit(repository, when="2026-03-03T00:00:00Z")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    with pytest.raises(ShallowClone) as caught:
        read_history(tmp_path / "shallow", SALT)
    assert caught.value.help == "run: git fetch --unshallow"
    for folder in (tmp_path / "nowhere", Path("/")):
        with pytest.raises(NoRepository):
            read_history(folder, SALT)


def test_git_that_is_not_installed_is_said(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoRepository) as caught:
        read_history(repository, SALT)
    assert caught.value.message == "git is not installed"


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("feat: x", "feat"),
        ("Fix(core)!: x", "fix"),
        ("fix : x", "other"),
        ("Merge branch", "other"),
        ("confidential: x", "other"),
        ("", "other"),
    ],
)
def test_only_well_known_types_leave_the_house(subject: str, kind: str) -> None:
    assert subject_type(subject) == kind


def test_a_commit_holds_no_text_of_a_person() -> None:
    assert set(Commit.__slots__) == {*COLUMNS, "weekday"} - {"weekday"}

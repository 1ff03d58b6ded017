"""A look at a workspace is kept while nothing changes, and never a moment longer."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.looks import KeptLook
from sightline.kernel.asking.views import Subject
from sightline.kernel.files.changes import Changes
from tests.workspaces import SETTINGS, write_workspace

FILES: dict[str, str | bytes] = {
    "sightline.toml": SETTINGS,
    "requirements/REQ-1-a.md": "---\ntitle: One\n---\n",
    "requirements/REQ-2-b.md": "---\ntitle: Two\n---\n\n[[REQ-1]]\n",
}
needs_inotify = pytest.mark.usefixtures("inotify")


@pytest.fixture
def changes(tmp_path: Path) -> Iterator[Changes]:
    write_workspace(tmp_path, FILES)
    watched = Changes(str(tmp_path))
    yield watched
    watched.close()


@pytest.fixture
def inotify(tmp_path: Path) -> None:
    """The system tells of changes here, and has one of its tellers left."""
    tried = Changes(str(tmp_path))
    told = tried.descriptor is not None
    tried.close()
    if not told:
        pytest.skip("inotify: not here, or none is left")


def titles(root: Path, kept: KeptLook) -> list[str]:
    dispatcher = Dispatcher(app.parts(), str(root), kept=kept)
    result, _ = dispatcher.call("list", {"kind": "REQ"}, Subject("test"))
    return [row.title for row in result.documents]


def rewrite(root: Path) -> None:
    (root / "requirements/REQ-1-a.md").write_text("---\ntitle: Changed\n---\n")


def replace(root: Path) -> None:
    (root / "new").write_text("---\ntitle: Changed\n---\n")
    os.replace(root / "new", root / "requirements/REQ-1-a.md")


def remove(root: Path) -> None:
    (root / "requirements/REQ-1-a.md").unlink()


def add(root: Path) -> None:
    (root / "requirements/REQ-0.md").write_text("---\ntitle: Nought\n---\n")


def add_in_new_folders(root: Path) -> None:
    (root / "requirements/deep/er").mkdir(parents=True)
    (root / "requirements/deep/er/REQ-0.md").write_text("---\ntitle: Nought\n---\n")


def move_folder(root: Path) -> None:
    os.rename(root / "requirements", root / "elsewhere")


AFTER: dict[Callable[[Path], None], list[str]] = {
    rewrite: ["Changed", "Two"],
    replace: ["Changed", "Two"],
    remove: ["Two"],
    add: ["Nought", "One", "Two"],
    add_in_new_folders: ["Nought", "One", "Two"],
    move_folder: [],
}


@pytest.mark.parametrize("change", AFTER, ids=lambda change: change.__name__)
def test_the_answer_after_a_change_is_the_new_one(
    tmp_path: Path, changes: Changes, change: Callable[[Path], None]
) -> None:
    kept = KeptLook(changes.none_since_asked)
    assert titles(tmp_path, kept) == ["One", "Two"]
    change(tmp_path)
    assert titles(tmp_path, kept) == AFTER[change]


@needs_inotify
def test_files_are_looked_at_once_while_nothing_changes(
    tmp_path: Path, changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptLook(changes.none_since_asked)
    titles(tmp_path, kept)
    titles(tmp_path, kept)  # the first look itself made .sightline
    monkeypatch.setattr("sightline.kernel.compiling.workspace.list_files", None)
    assert titles(tmp_path, kept) == ["One", "Two"]


@needs_inotify
def test_a_file_in_a_folder_that_came_later_is_seen_again(tmp_path: Path, changes: Changes) -> None:
    kept = KeptLook(changes.none_since_asked)
    add_in_new_folders(tmp_path)
    assert titles(tmp_path, kept)[0] == "Nought"
    (tmp_path / "requirements/deep/er/REQ-0.md").write_text("---\ntitle: Naught\n---\n")
    assert titles(tmp_path, kept)[0] == "Naught"


@needs_inotify
def test_one_that_nobody_holds_is_given_back(tmp_path: Path) -> None:
    write_workspace(tmp_path, FILES)
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(200):
        assert Changes(str(tmp_path)).descriptor is not None
    assert len(os.listdir("/proc/self/fd")) <= before + 1


@needs_inotify
def test_a_commit_changes_the_look_because_git_tells_the_dates(tmp_path: Path) -> None:
    write_workspace(tmp_path, FILES)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    watched = Changes(str(tmp_path))
    kept = KeptLook(watched.none_since_asked)
    before = kept.number()
    assert kept.number() == before
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "all"], check=True)
    assert kept.number() > before
    watched.close()


def test_where_nothing_is_told_every_question_looks_anew(
    tmp_path: Path, changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes.close()
    kept = KeptLook(changes.none_since_asked)
    assert kept.number() < kept.number()
    rewrite(tmp_path)
    assert titles(tmp_path, kept) == ["Changed", "Two"]


@needs_inotify
def test_what_sightline_derives_is_no_change(tmp_path: Path, changes: Changes) -> None:
    (tmp_path / ".sightline/cache").mkdir(parents=True)
    changes.none_since_asked()
    (tmp_path / ".sightline/cache/check").write_text("x")
    assert changes.none_since_asked()


def test_a_change_made_through_the_dispatcher_is_seen(tmp_path: Path, changes: Changes) -> None:
    kept = KeptLook(lambda: True)  # told of nothing
    assert titles(tmp_path, kept) == ["One", "Two"]
    asked = {"kind": "REQ", "title": "Three", "id": "REQ-3"}
    Dispatcher(app.parts(), str(tmp_path), kept=kept).call("new", asked, Subject("test"))
    assert titles(tmp_path, kept) == ["One", "Two", "Three"]

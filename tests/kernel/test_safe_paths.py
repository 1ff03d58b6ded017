"""No path and no link leads out of the workspace, and nothing private is a document."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sightline.kernel.errors import Refused, WorkspaceError
from sightline.kernel.files.safe_paths import (
    WorkspaceRoot,
    open_dir_beneath,
    read_document,
    read_documents,
)
from sightline.kernel.files.workspace_path import (
    WorkspacePath,
    is_private_name,
    parse_workspace_path,
    refuse_unportable_name,
)

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"


@pytest.fixture
def root(tmp_path: Path) -> Iterator[WorkspaceRoot]:
    """A workspace deep in a folder whose other files must never be opened."""
    place = tmp_path / "a" / "b" / "workspace"
    (place / "requirements").mkdir(parents=True)
    (place / "requirements" / "REQ-1.md").write_bytes(b"one")
    (tmp_path / "a" / "secret.md").write_bytes(b"secret")
    with WorkspaceRoot(place) as opened:
        yield opened


def code_or_bytes(root: WorkspaceRoot, path: str) -> bytes | str:
    answer = read_document(root, WorkspacePath(path))
    return answer if isinstance(answer, bytes) else answer.code


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("requirements/REQ-1.md", "requirements/REQ-1.md"),
        ("./requirements//REQ-1.md", "requirements/REQ-1.md"),
        ("memos/", "memos"),
        (".gitignore", ".gitignore"),
        ("Größe/日本.md", "Größe/日本.md"),
        ("a..b/...md", "a..b/...md"),
        ("..%2f..%2fetc", "..%2f..%2fetc"),
    ],
)
def test_a_path_of_the_workspace_is_understood(text: str, path: str) -> None:
    assert parse_workspace_path(text) == path


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "./", "/", "/etc/passwd", "..", "a/../b", "../x", "a/..", "~/x", "~root/x",
        "a\\b", "..\\x", "C:x", "c:/x", "file:///etc/passwd", "https://x/y", "\0", "a\0b", "a\nb",
        "a/\u2028", ".git/config", "a/.git/config", ".GIT/x", ".git./x", ".git /x", ".g\u200cit/x",
        "git~1/x", ".git::$INDEX/x", ".sightline/state/tokens", ".Sightline/x", ".hg/x",
        "\uff0e\uff0e/x", "\u2024\u2024/x", "a\uff0fb", "\u2100", "a\uff3cb", ".. /x", "\u200d/x",
        "\udc80", "x" * 256, "é" * 128, "x/" * 2100,
    ],
)  # fmt: skip
def test_a_path_that_could_lead_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_workspace_path(text)
    assert (refusal.value.reason, bool(refusal.value.help)) == ("name", True)


@pytest.mark.parametrize(
    "path", ["aux.md", "NUL", "a/com1.txt", "a?.md", "a/b.", "b ", "x|y", ".a.0123456789abcdef.tmp"]
)
def test_a_new_file_has_a_name_that_every_system_allows(path: str) -> None:
    with pytest.raises(Refused):
        refuse_unportable_name(WorkspacePath(path))


@pytest.mark.parametrize("path", ["auxiliary.md", "a/console.md", "REQ-1 x.md", ".gitignore"])
def test_an_ordinary_name_is_allowed(path: str) -> None:
    asked = parse_workspace_path(path)
    refuse_unportable_name(asked)
    assert asked == path


@example("./~")
@example(".//C:")
@given(
    st.text()
    | st.lists(st.sampled_from(["..", ".", "", "a", ".git", "\\", "~", "é"])).map("/".join)
)
def test_an_accepted_path_stays_inside_and_is_its_own_reading(text: str) -> None:
    try:
        path = parse_workspace_path(text)
    except Refused:
        return
    assert parse_workspace_path(path) == path
    parts = path.split("/")
    assert not {"", ".", ".."} & set(parts)
    assert not any(is_private_name(part) for part in parts)
    assert os.path.normpath(path) == path and not os.path.isabs(path)


def watch_opens(monkeypatch: pytest.MonkeyPatch, root: WorkspaceRoot) -> list[str]:
    """Where each file that is opened from now on really lies, if outside the workspace."""
    outside: list[str] = []
    original = os.open

    def watched(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        fd = original(path, flags, mode, dir_fd=dir_fd)
        place = os.readlink(f"/proc/self/fd/{fd}")
        if place != root.path and not place.startswith(root.path + "/"):
            outside.append(place)
        return fd

    monkeypatch.setattr(os, "open", watched)
    return outside


def attacks() -> set[str]:
    """Every line of the corpora as it is, decoded once and twice, with slashes of either kind."""
    if not HOSTILE.is_dir():
        pytest.skip("shared/data/hostile is absent")
    lines: set[str] = set()
    for file in sorted((HOSTILE / "traversal").glob("*.txt")):
        lines.update(file.read_text("utf-8", "replace").split("\n"))
    files = {line.replace("{FILE}", "etc/passwd") for line in lines}
    decoded = files | {unquote(line) for line in files} | {unquote(unquote(line)) for line in files}
    latin = {unquote(line, "latin-1") for line in files}
    paths = decoded | latin
    return paths | {path.replace("\\", "/") for path in paths} | {p.lstrip("/") for p in paths}


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs /proc/self/fd")
def test_no_traversal_of_the_corpora_opens_a_file_outside(
    root: WorkspaceRoot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(attacks())
    outside = watch_opens(monkeypatch, root)
    accepted = 0
    for path in paths:
        try:
            parsed = parse_workspace_path(path)
        except Refused:
            pass
        else:
            accepted += 1
            assert code_or_bytes(root, parsed) == "DOC005"
        for folder in {"..", path} if len(path) < 40 else ():
            try:
                os.close(open_dir_beneath(root.fd, folder.split("/")))
            except (Refused, ValueError):
                continue
    assert outside == []
    assert len(paths) > 20_000 and 0 < accepted < len(paths)


def test_links_are_followed_as_far_as_they_stay_inside(root: WorkspaceRoot) -> None:
    place = Path(root.path)
    os.symlink("REQ-1.md", place / "requirements" / "same.md")
    os.symlink("../requirements/./REQ-1.md", place / "requirements" / "round.md")
    os.symlink(f"{root.path}/requirements/REQ-1.md", place / "absolute.md")
    os.symlink("requirements", place / "folder")
    os.symlink("folder/same.md", place / "chain.md")
    inside = ["requirements/same.md", "requirements/round.md", "absolute.md", "chain.md"]
    inside += ["folder/REQ-1.md", "folder/round.md"]
    assert {path: code_or_bytes(root, path) for path in inside} == dict.fromkeys(inside, b"one")


def test_links_that_lead_out_or_in_circles_are_named(root: WorkspaceRoot, tmp_path: Path) -> None:
    place = Path(root.path)
    (place / ".git").mkdir()
    (place / ".git" / "config").write_bytes(b"password")
    os.symlink("../../secret.md", place / "up.md")
    os.symlink(tmp_path / "a" / "secret.md", place / "absolute.md")
    os.symlink("..", place / "requirements" / "whole")
    os.symlink("../..", place / "out")
    os.symlink(".git/config", place / "config.md")
    os.symlink(root.path + "-other/x", place / "sibling.md")
    os.symlink("b.md", place / "a.md")
    os.symlink("a.md", place / "b.md")
    os.symlink("self/x", place / "self")
    os.symlink("nothing.md", place / "dangling.md")
    os.symlink("requirements", place / "folder.md")
    assert {path: code_or_bytes(root, path) for path in sorted(os.listdir(place))} == {
        ".git": "DOC005",
        "a.md": "DOC007",
        "absolute.md": "DOC006",
        "b.md": "DOC007",
        "config.md": "DOC006",
        "dangling.md": "DOC005",
        "folder.md": "DOC005",
        "out": "DOC006",
        "requirements": "DOC005",
        "self": "DOC007",
        "sibling.md": "DOC006",
        "up.md": "DOC006",
    }
    assert code_or_bytes(root, "out/secret.md") == "DOC006"
    assert code_or_bytes(root, "requirements/whole/requirements/REQ-1.md") == b"one"
    assert code_or_bytes(root, "requirements/whole/../x") == "DOC006"


def test_pipes_huge_files_and_files_as_folders_are_problems(root: WorkspaceRoot) -> None:
    place = Path(root.path)
    os.mkfifo(place / "pipe.md")
    with open(place / "huge.md", "wb") as file:
        file.truncate(50_000_000)
    assert code_or_bytes(root, "pipe.md") == "DOC005"
    assert code_or_bytes(root, "huge.md") == "DOC002"
    assert code_or_bytes(root, "requirements/REQ-1.md/x.md") == "DOC005"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_a_problem(root: WorkspaceRoot) -> None:
    file = Path(root.path) / "requirements" / "REQ-1.md"
    file.chmod(0)
    assert code_or_bytes(root, "requirements/REQ-1.md") == "DOC005"


def test_reading_many_is_reading_each(root: WorkspaceRoot) -> None:
    place = Path(root.path)
    (place / "b").mkdir()
    (place / "b" / "x.md").write_bytes(b"x")
    (place / "top.md").write_bytes(b"top")
    os.symlink("b", place / "c")
    os.symlink("../../secret.md", place / "b" / "out.md")
    names = ["top.md", "b/x.md", "b/out.md", "b/none.md", "c/x.md", "none/x.md", "b/x.md", "top.md"]
    paths = [WorkspacePath(name) for name in names]
    before = len(os.listdir("/dev/fd"))
    assert list(read_documents(root, paths)) == [
        (path, read_document(root, path)) for path in paths
    ]
    assert len(os.listdir("/dev/fd")) == before, "descriptors must be closed"


def test_a_folder_is_opened_through_no_link(root: WorkspaceRoot, tmp_path: Path) -> None:
    os.symlink(tmp_path, Path(root.path) / "out")
    os.symlink("requirements", Path(root.path) / "in")
    reasons = {}
    for path in ("out", "out/a", "in", "requirements/REQ-1.md", "none", "..", "requirements/.."):
        with pytest.raises(Refused) as refusal:
            open_dir_beneath(root.fd, path.split("/"))
        reasons[path] = refusal.value.reason
    assert reasons == {
        "out": "symlink",
        "out/a": "symlink",
        "in": "symlink",
        "requirements/REQ-1.md": "special",
        "none": "missing",
        "..": "name",
        "requirements/..": "name",
    }


def test_missing_folders_are_made_when_asked_for(root: WorkspaceRoot) -> None:
    os.close(open_dir_beneath(root.fd, ["x", "y"], create=True))
    os.close(open_dir_beneath(root.fd, ["x", "y"], create=True))
    assert (Path(root.path) / "x" / "y").is_dir()


def test_a_workspace_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in ("none", "file"):
        with pytest.raises(WorkspaceError):
            WorkspaceRoot(tmp_path / path)


def test_naughty_strings_are_refused_or_are_files_inside(root: WorkspaceRoot) -> None:
    file = HOSTILE / "naughty-strings.json"
    if not file.is_file():
        pytest.skip("shared/data/hostile is absent")
    before = set(Path(root.path).parents[1].rglob("*"))
    read = set()
    for text in json.loads(file.read_text("utf-8")):
        try:
            path = parse_workspace_path(text)
            *folder, name = path.split("/")
            folder_fd = open_dir_beneath(root.fd, folder, create=True)
        except Refused:
            continue
        try:
            os.close(os.open(name, os.O_WRONLY | os.O_CREAT, dir_fd=folder_fd))
        except IsADirectoryError:
            continue
        finally:
            os.close(folder_fd)
        assert code_or_bytes(root, path) == b""
        read.add(path)
    made = set(Path(root.path).parents[1].rglob("*")) - before
    assert all(path.as_posix().startswith(root.path + "/") for path in made)
    assert len(read) > 100

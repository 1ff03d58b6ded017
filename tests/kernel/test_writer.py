"""Documents are written whole or not at all, by whoever saw the newest, and nowhere else."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sightline.kernel.errors import Conflict, Locked, Refused, WorkspaceError
from sightline.kernel.files import writer
from sightline.kernel.files.durable_file import create_file
from sightline.kernel.files.workspace_path import WorkspacePath
from sightline.kernel.files.writer import (
    Applied,
    Edit,
    apply_edits,
    content_hash,
    plan_text,
    write_export,
)


def files(root: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too; links by what they are."""
    return {
        path.relative_to(root).as_posix(): b"-> link" if path.is_symlink() else path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() or path.is_symlink()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "workspace"
    place.mkdir()
    (place / "a.md").write_bytes(b"a\n")
    (place / "b.md").write_bytes(b"b\n")
    return place


A, B = content_hash(b"a\n"), content_hash(b"b\n")


def test_edits_create_change_delete_and_say_so(root: Path) -> None:
    edits = [
        Edit("a.md", A, b"new\n"),
        Edit("b.md", B, None),
        Edit("deep/er/c.md", None, b"c"),
        Edit("none.md", None, None),
    ]
    assert apply_edits(root, edits) == [
        Applied(WorkspacePath("a.md"), "changed", content_hash(b"new\n")),
        Applied(WorkspacePath("b.md"), "deleted", None),
        Applied(WorkspacePath("deep/er/c.md"), "created", content_hash(b"c")),
        Applied(WorkspacePath("none.md"), "unchanged", None),
    ]
    assert files(root) == {"a.md": b"new\n", "deep/er/c.md": b"c"}


def test_an_equal_content_is_not_written_again(root: Path) -> None:
    before = (root / "a.md").stat()
    assert [applied.action for applied in apply_edits(root, [Edit("a.md", A, b"a\n")])] == [
        "unchanged"
    ]
    assert (root / "a.md").stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "edit",
    [
        Edit("a.md", B, b"x"),
        Edit("a.md", None, b"x"),
        Edit("a.md", B, None),
        Edit("none.md", A, b"x"),
        Edit("none/none.md", A, None),
        Edit("a.md", "", b"x"),
    ],
)
def test_nothing_is_written_if_any_file_is_not_as_expected(root: Path, edit: Edit) -> None:
    before = files(root)
    with pytest.raises(Conflict) as conflict:
        apply_edits(root, [Edit("b.md", B, b"y"), Edit("c.md", None, b"z"), edit])
    assert conflict.value.paths == (edit.path,)
    with pytest.raises(Conflict):
        plan_text(root, [edit])
    assert files(root) == before


def test_a_change_by_an_editor_while_we_stage_is_a_conflict(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def create_while_somebody_saves(folder_fd: int, name: str, *rest: Any) -> None:
        create_file(folder_fd, name, *rest)
        (root / "b.md").write_bytes(b"by an editor")

    monkeypatch.setattr(writer, "create_file", create_while_somebody_saves)
    with pytest.raises(Conflict) as conflict:
        apply_edits(root, [Edit("a.md", A, b"x"), Edit("b.md", B, b"y")])
    assert conflict.value.paths == ("b.md",)
    assert files(root) == {"a.md": b"a\n", "b.md": b"by an editor"}


@pytest.mark.parametrize(
    "path",
    [
        "../x.md", "/tmp/x.md", ".git/hooks/x", ".sightline/state/x", "aux.md", "x:y", "link.md",
        "out/x.md", "out/secret.md", "a.md/x.md", "folder", "pipe", ".sightline-writing.tmp",
    ],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused(root: Path, tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_bytes(b"secret")
    (root / "folder").mkdir()
    os.mkfifo(root / "pipe")
    os.symlink(outside, root / "out")
    os.symlink(outside / "secret.md", root / "link.md")
    before = files(tmp_path)
    for expected in (None, content_hash(b"secret")):
        for content in (b"x", None) if expected else (b"x",):
            with pytest.raises(Refused):
                apply_edits(root, [Edit("a.md", A, b"changed"), Edit(path, expected, content)])
    assert files(tmp_path) == before


def test_a_read_only_file_stays_as_it_is(root: Path) -> None:
    (root / "a.md").chmod(0o444)
    for content in (b"x", None):
        with pytest.raises(Refused, match="read-only"):
            apply_edits(root, [Edit("a.md", A, content)])
    assert files(root)["a.md"] == b"a\n"


def test_the_mode_is_kept_and_new_files_follow_the_umask(root: Path) -> None:
    (root / "a.md").chmod(0o640)
    old = os.umask(0o027)
    try:
        apply_edits(root, [Edit("a.md", A, b"x"), Edit("new.md", None, b"y")])
    finally:
        os.umask(old)
    modes = {name: stat.S_IMODE((root / name).stat().st_mode) for name in ("a.md", "new.md")}
    assert modes == {"a.md": 0o640, "new.md": 0o640}


def test_contents_are_durable_before_names_and_old_files_go_last(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def watch(name: str, what: Callable[..., str]) -> None:
        original = getattr(os, name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            done.append(what(*args))
            return original(*args, **kwargs)

        monkeypatch.setattr(os, name, watched)

    def kind(fd: int) -> str:
        return "sync folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "sync file"

    watch("fsync", kind)
    watch("replace", lambda _, new: f"name {new}")
    watch("unlink", lambda name: "delete b.md" if name == "b.md" else "clear")
    apply_edits(root, [Edit("b.md", B, None), Edit("a.md", A, b"x"), Edit("d/c.md", None, b"b\n")])
    assert done == [
        "sync file",  # the note
        "sync file",
        "sync folder",  # of the new folder d
        "sync file",
        "name a.md",
        "name c.md",
        "sync folder",
        "sync folder",
        "delete b.md",
        "sync folder",
        *["clear"] * 4,
    ]


def test_a_full_disk_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = os.write

    def full(fd: int, data: memoryview) -> int:
        if bytes(data[:3]) == b"big":
            raise OSError(28, "No space left on device")
        return original(fd, data)

    monkeypatch.setattr(os, "write", full)
    before = files(root)
    with pytest.raises(Refused, match=r"b\.md cannot be written: no space left on device"):
        apply_edits(root, [Edit("a.md", A, b"x"), Edit("b.md", B, b"big" * 100)])
    assert files(root) == before


def test_what_a_killed_write_left_is_cleared_and_nothing_else(root: Path, tmp_path: Path) -> None:
    left, foreign = ".a.md.0123456789abcdef.tmp", ".a.md.0123456789abcdee.tmp"
    (root / "d").mkdir()
    for name in (left, foreign, f"d/{left}", "d/mine.tmp"):
        (root / name).write_bytes(b"")
    (tmp_path / left).write_bytes(b"")
    os.symlink(tmp_path, root / "out")
    note = f"{left}\nd/{left}\n../{left}\nout/{left}\n{tmp_path}/{left}\na.md\nd/mine.tmp\n\xff\n/"
    (root / ".sightline-writing.tmp").write_bytes(note.encode("latin-1"))
    apply_edits(root, [Edit("b.md", B, b"x")])
    assert files(root) == {
        "a.md": b"a\n",
        "b.md": b"x",
        foreign: b"",
        "d/mine.tmp": b"",
        "out": b"-> link",
    }
    assert (tmp_path / left).exists()


@pytest.mark.parametrize("make", [os.mkdir, lambda path: os.symlink("a.md", path)])
def test_a_note_that_is_no_file_stops_the_write(root: Path, make: Callable[[Path], None]) -> None:
    make(root / ".sightline-writing.tmp")
    with pytest.raises(Refused, match="is in the way"):
        apply_edits(root, [Edit("a.md", A, b"x")])
    assert (root / "a.md").read_bytes() == b"a\n"


def test_a_second_writer_waits_and_then_says_locked(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_LOCK_ATTEMPTS", 3)
    other = os.open(root, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    try:
        with pytest.raises(Locked):
            apply_edits(root, [Edit("a.md", A, b"x")])
    finally:
        os.close(other)
    apply_edits(root, [Edit("a.md", A, b"x")])


def test_no_update_is_lost_between_writers(root: Path) -> None:
    (root / "count").write_bytes(b"0")

    def count_up() -> None:
        done = 0
        while done < 10:
            seen = (root / "count").read_bytes()
            try:
                apply_edits(root, [Edit("count", content_hash(seen), b"%d" % (int(seen) + 1))])
                done += 1
            except Conflict:
                continue

    threads = [threading.Thread(target=count_up) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert files(root) == {"a.md": b"a\n", "b.md": b"b\n", "count": b"30"}


def test_two_edits_of_one_file_are_a_mistake_of_the_caller(root: Path) -> None:
    with pytest.raises(ValueError, match="two edits of one file"):
        apply_edits(root, [Edit("a.md", A, b"x"), Edit("./a.md", A, b"y")])


def test_no_workspace_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        apply_edits(tmp_path / "none", [Edit("a.md", None, b"")])


def test_descriptors_are_closed(root: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    edits = [Edit(f"d{number}/x.md", None, b"x") for number in range(20)]
    apply_edits(root, edits)
    with pytest.raises(Conflict):
        apply_edits(root, edits)
    plan_text(root, [Edit("a.md", A, b"x")])
    assert len(os.listdir("/dev/fd")) == before


def test_windows_is_read_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_IS_WINDOWS", True)
    before = files(root)
    edits = [Edit("a.md", A, b"x")]
    for write in (
        lambda: apply_edits(root, edits),
        lambda: plan_text(root, edits),
        lambda: write_export(root / "x", b""),
    ):
        with pytest.raises(Refused, match="On Windows"):
            write()
    assert files(root) == before


def test_a_plan_reads_as_a_diff(root: Path) -> None:
    edits = [Edit("a.md", A, b"a\nmore"), Edit("b.md", B, None), Edit("c c.md", None, b"c\n")]
    assert plan_text(root, edits) == (
        "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@\n a\n+more\n"
        "\\ No newline at end of file\n"
        "diff --git a/b.md b/b.md\ndeleted file mode 100644\n--- a/b.md\n+++ /dev/null\n"
        "@@ -1 +0,0 @@\n-b\n"
        "diff --git a/c c.md b/c c.md\nnew file mode 100644\n--- /dev/null\n+++ b/c c.md\t\n"
        "@@ -0,0 +1 @@\n+c\n"
    )
    assert plan_text(root, [Edit("a.md", A, b"\xff")]) == "Binary files a/a.md and b/a.md differ\n"
    assert plan_text(root, [Edit("a.md", A, b"a\n")]) == ""


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_applies_a_plan_as_the_writer_does(tmp_path: Path) -> None:
    rng = random.Random(7)
    lines = [
        b"a\n",
        b"b\n",
        b"\n",
        b"c\r\n",
        "é\u2028\x0c x\n".encode(),
        b"--- a\n",
        b"+x\n",
        b"end",
    ]

    def content() -> bytes | None:
        made = b"".join(rng.choices(lines, k=rng.randrange(6)))
        return rng.choice([made, made, made, None])

    planned, written = tmp_path / "planned", tmp_path / "written"
    edits = []
    for number in range(150):
        path, old, new = f"d{number % 3}/file {number}é.md", content(), content()
        for place in (planned, written):
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            if old is not None:
                (place / path).write_bytes(old)
        edits.append(Edit(path, None if old is None else content_hash(old), new))
    plan = plan_text(planned, edits)
    apply_edits(written, edits)
    git = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(
        git, cwd=planned, input=plan.encode(), check=True, env={"PATH": os.environ["PATH"]}
    )
    assert files(planned) == files(written)


def test_an_export_goes_where_the_user_says(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    write_export(target, b"one")
    target.chmod(0o600)
    write_export(str(target), b"two")
    os.symlink(target, tmp_path / "link.html")
    write_export(tmp_path / "link.html", b"three")
    assert files(tmp_path) == {"out.html": b"three", "link.html": b"-> link"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_export_flows_into_pipes_and_standard_output(tmp_path: Path) -> None:
    write_export("/dev/null", b"x")
    code = "import sys; from sightline.kernel.files import writer as w; "
    code += "w.write_export(sys.argv[1], b'x')"
    environment = {**os.environ, "PYTHONPATH": str(Path(writer.__file__).parents[3])}
    command = [sys.executable, "-c", code, "/dev/stdout"]
    with open(tmp_path / "log", "wb") as log:
        log.write(b"before ")
        log.flush()
        subprocess.run(command, stdout=log, check=True, env=environment)
    assert (tmp_path / "log").read_bytes() == b"before x"
    assert subprocess.run(command, capture_output=True, check=True, env=environment).stdout == b"x"


@pytest.mark.parametrize("name", ["none/x", "folder", ".git/x", "file/x", "a\0b", ".sightline/x"])
def test_an_export_that_cannot_be_written_says_why(tmp_path: Path, name: str) -> None:
    for folder in ("folder", ".git", ".sightline"):
        (tmp_path / folder).mkdir()
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(Refused):
        write_export(f"{tmp_path}/{name}", b"x")
    assert files(tmp_path) == {"file": b"x"}

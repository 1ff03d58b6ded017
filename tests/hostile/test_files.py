"""Whatever lies in a workspace in the place of a document: a finding at most, never a fault."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from proofs._hostile import SETTINGS, findings, say, write_files
from sightline.kernel.files.safe_paths import WorkspaceRoot, read_document
from sightline.kernel.files.workspace_path import WorkspacePath

DOCUMENT = "---\ntitle: x\nstatus: dropped\n---\nAs a user, I want x, so that y.\n"
FEEDBACK = SETTINGS + '[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\ntext = "text"\n'


def _workspace(root: Path) -> Path:
    return write_files(root, {"requirements/REQ-1.md": DOCUMENT})


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as listener:  # its whole path may be too long for a socket
        listener.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


def _device(path: Path) -> None:
    os.mknod(path, 0o20600, os.makedev(1, 5))


@pytest.mark.parametrize("make", [_fifo, _socket, _device])
def test_what_is_no_file_is_not_opened(tmp_path: Path, make: Callable[[Path], None]) -> None:
    root = _workspace(tmp_path)
    try:
        make(root / "requirements" / "REQ-2.md")
        make(root / "requirements" / "notes.txt")
    except OSError as error:
        pytest.skip(f"this can't be made here: {error.strerror}")
    assert [(d["code"], d["path"]) for d in findings(root)] == [("DOC005", "requirements/REQ-2.md")]


def test_a_folder_called_like_a_document_holds_documents(tmp_path: Path) -> None:
    root = write_files(_workspace(tmp_path), {"requirements/REQ-3.md/REQ-4.md": DOCUMENT})
    assert {d["id"] for d in say(root, "list", "--json").json["documents"]} == {"REQ-1", "REQ-4"}


def test_a_document_of_50_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    root = _workspace(tmp_path)
    with (root / "requirements" / "REQ-2.md").open("wb") as file:
        file.truncate(50_000_000)
    [found] = findings(root)
    assert (found["code"], found["path"]) == ("DOC002", "requirements/REQ-2.md")


def test_feedback_of_many_rows_is_read(tmp_path: Path) -> None:
    rows = "".join(f'{number},"slow, {number}"\n' for number in range(20_000))
    files = {"sightline.toml": FEEDBACK, "feedback/a.csv": "id,text\n" + rows}
    root = write_files(_workspace(tmp_path), files)
    assert say(root, "show", "TIC-19999", "--json").json["line"] == 20_001


@pytest.mark.parametrize("sizes", [(10, 9_000), (9_000, 10), (0, 9_000), (9_000, 0)])
def test_a_file_that_grows_or_shrinks_while_it_is_read_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, int]
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a" * sizes[0])
    looked = os.fstat

    def looked_and_changed(fd: int) -> os.stat_result:
        found = looked(fd)
        path.write_bytes(b"b" * sizes[1])
        return found

    with WorkspaceRoot(tmp_path) as root:
        monkeypatch.setattr(os, "fstat", looked_and_changed)
        assert read_document(root, WorkspacePath("a.md")) == b"b" * sizes[1]


def test_files_that_come_and_go_while_they_are_read_cause_no_fault(tmp_path: Path) -> None:
    root = _workspace(tmp_path)
    going = threading.Event()
    path = root / "requirements" / "REQ-2.md"

    def come_and_go() -> None:
        while not going.is_set():
            path.write_text(DOCUMENT)
            path.unlink()
            path.mkdir()
            path.rmdir()
            path.symlink_to("REQ-1.md")
            path.unlink()

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        for _ in range(40):
            assert say(root, "check", "--json").code in (0, 1)
            assert say(root, "list").code == 0
    finally:
        going.set()
        thread.join()


def test_names_of_every_kind_are_read(tmp_path: Path) -> None:
    names = ["REQ-" + "a" * 248, "REQ-5-a b", "REQ-6-tab\t\"quotes'", "REQ-7-\n", "REQ-8-für-漢字"]
    root = _workspace(tmp_path / "a folder with spaces, ümläute and 漢字")
    write_files(root, {f"requirements/{name}.md": DOCUMENT for name in names})
    listed = {d["id"] for d in say(root, "list", "--json").json["documents"]}
    assert listed == {"REQ-1", "REQ-" + "a" * 248, "REQ-5", "REQ-6", "REQ-7", "REQ-8"}
    for identifier in listed:
        assert say(root, "show", identifier).code == 0


def test_a_very_deep_folder_is_a_finding(tmp_path: Path) -> None:
    root = _workspace(tmp_path)
    here = os.open(root / "requirements", os.O_RDONLY)
    for _ in range(900):  # deeper than a path may be long
        os.mkdir("deeper", dir_fd=here)
        below = os.open("deeper", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert [d["code"] for d in findings(root)] == ["DOC005"]
    subprocess.run(["rm", "-rf", str(root)], check=True)


def test_a_workspace_that_is_itself_reached_through_a_link(tmp_path: Path) -> None:
    _workspace(tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    assert findings(tmp_path / "link") == []
    assert say(tmp_path / "link", "new", "REQ").code == 0


@pytest.mark.parametrize("call", ["open", "mkdir", "replace", "rename"])
def test_a_full_disk_costs_only_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    root = write_files(_workspace(tmp_path), {"requirements/REQ-2.md": "x"})
    cold = say(root, "check", "--json").out
    shutil.rmtree(root / ".sightline")
    original = getattr(os, call)

    def full(*args: object, **kwargs: object) -> object:
        is_writing = call != "open" or (len(args) > 1 and int(str(args[1])) & os.O_CREAT)
        if is_writing and kwargs:
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(*args, **kwargs)

    monkeypatch.setattr(os, call, full)
    assert say(root, "check", "--json").out == cold


_COMMANDS = (("check",), ("check", "--json"), ("list",), ("new", "REQ"))


def _as_nobody(root: Path, warm: Path) -> list[tuple[int, str, str]]:
    """What the commands say to a user who owns nothing; run once before, so that all is loaded."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            for words in _COMMANDS:
                say(warm, *words)
            os.setgid(65534)
            os.setuid(65534)
            said = [say(root, *words) for words in _COMMANDS]
            os.write(writing, json.dumps([(s.code, s.out, s.err) for s in said]).encode())
        except BaseException as error:
            os.write(writing, json.dumps([(70, "", repr(error))]).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return [(code, out, err) for code, out, err in json.loads(told)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can do this")
def test_whoever_may_only_read_checks_without_a_memory_and_is_told_what_cannot_be_read() -> None:
    files: dict[str, bytes | str] = {
        "requirements/REQ-2.md": DOCUMENT, "interviews/INT-1.md": DOCUMENT,
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(_workspace(Path(folder) / "w"), files)
        warm = _workspace(Path(folder) / "warm")
        Path(folder).chmod(0o755)
        (root / "requirements" / "REQ-2.md").chmod(0)
        (root / "interviews").chmod(0)
        text, as_json, listed, new = _as_nobody(root, warm)
        assert (text[0], as_json[0], listed[0], new[0]) == (1, 1, 0, 4), (text, new)
        found = [(d["code"], d["path"]) for d in json.loads(as_json[1])["diagnostics"]]
        assert found == [("DOC005", "interviews"), ("DOC005", "requirements/REQ-2.md")]
        assert not (root / ".sightline").exists()

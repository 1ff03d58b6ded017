"""The interview at a terminal: one question at a time, and nothing left behind by who gives up."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.command_line import sightline

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")

SETTINGS = 'name = "Example"\nowner = "ana"\nas_of = 2026-03-01\n'
INTERRUPT = b"\x03"
DEADLINE_SECONDS = 60.0
PATIENCE_SECONDS = 1.0


def at_terminal(folder: Path, answers: Sequence[bytes]) -> tuple[str, int]:
    """What a terminal shows while somebody types these answers, and the exit code."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        # Started in the background (as by nohup), a run of tests hands on an ignored interrupt.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.environ |= {"NO_COLOR": "1", "TERM": "dumb", "GIT_CONFIG_GLOBAL": os.devnull}
        os.execv(sys.executable, [sys.executable, "-m", "sightline", "career", "ask"])
    shown, told, given, last = b"", 0, list(answers), b""
    end = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < end:
        if not select.select([terminal], [], [], PATIENCE_SECONDS)[0]:
            if last == INTERRUPT:  # one that comes just before the read waits for another
                os.write(terminal, INTERRUPT)
            continue
        try:
            read = os.read(terminal, 65536)
        except OSError:  # Linux says so where the other end is closed
            break
        if not read:
            break
        shown += read
        if given and shown[told:].endswith(b"> "):
            told, last = len(shown), given.pop(0)
            os.write(terminal, last)
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "sightline.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def test_open_questions_come_one_at_a_time(workspace: Path) -> None:
    shown, code = at_terminal(workspace, [b"I own the API.\n", b"\n", b".\n"])
    assert code == 0 and shown.count("\n> ") == 3
    text = (workspace / "career" / "profile.md").read_text(encoding="utf-8")
    assert "## own, 2026-03-01" in text and "I own the API." in text
    assert "## figure" not in text


def test_who_gives_up_leaves_nothing(workspace: Path) -> None:
    shown, code = at_terminal(workspace, [b"I own the API.\n", INTERRUPT])
    assert code == 130 and "nothing was written" in shown
    assert not (workspace / "career").exists()


def test_a_pipe_is_asked_nothing(workspace: Path) -> None:
    assert "open after it" in sightline(workspace, "career", "ask").out

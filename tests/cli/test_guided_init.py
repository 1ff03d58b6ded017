"""The guided start: five questions, one confirmation, and nothing left behind by who gives up."""

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

SPEC = """\
openapi: 3.0.3
info: {title: Relay API, version: 1.2.0}
paths:
  /search:
    get: {operationId: search, responses: {200: {description: found}}}
"""
TICKETS = "id,words\n1,search is slow\n2,slow search again\n3,thanks\n"
DEADLINE_SECONDS = 20.0


def at_terminal(folder: Path, answers: Sequence[str], *words: str) -> tuple[str, int]:
    """What a terminal shows while somebody types these answers, and the exit code."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        # Started in the background (as by nohup), a run of tests hands on an ignored interrupt.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.environ |= {"NO_COLOR": "1", "TERM": "dumb", "GIT_CONFIG_GLOBAL": os.devnull}
        os.execv(sys.executable, [sys.executable, "-m", "sightline", "init", *words])
    shown, told, given = b"", 0, list(answers)
    end = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            read = os.read(terminal, 65536)
        except OSError:  # Linux says so where the other end is closed
            break
        if not read:
            break
        shown += read
        if given and shown[told:].endswith(b"] "):
            told = len(shown)
            os.write(terminal, given.pop(0).encode())
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    return shown.decode().replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of somebody who has a contract and an export of tickets."""
    product = tmp_path / "relay"
    (product / "exports").mkdir(parents=True)
    (product / "api.yaml").write_text(SPEC)
    (product / "exports/tickets.csv").write_text(TICKETS)
    (product / "exports/prices.csv").write_text("a,b\n1,2\n")
    return product


def names(folder: Path) -> list[str]:
    found = (p for p in folder.rglob("*") if p.is_file() and ".sightline" not in p.parts)
    return sorted(p.relative_to(folder).as_posix() for p in found)


def test_enter_six_times_is_enough(folder: Path) -> None:
    shown, code = at_terminal(folder, ["\n", "\n", "\n", "\n", "Ana\n", "\n"])
    questions = [line for line in shown.split("\n") if "? [" in line]
    assert [line.partition(" [")[0] for line in questions] == [
        "What is the product called?",
        "Its OpenAPI file?",
        "Tickets or other feedback, as CSV?",
        "Measure a git history, of which folder?",
        "Your name?",
        "Write this?",
    ]
    assert "  1  api.yaml\n" in shown and "[exports/tickets.csv]" in shown
    assert code == 0
    settings = (folder / "sightline.toml").read_text()
    assert settings.startswith('name = "relay"\nowner = "Ana"\n')
    assert (folder / "contracts/relay/openapi.yaml").read_text() == SPEC
    assert [n for n in names(folder) if n.startswith("requirements/")] == [
        "requirements/REQ-001-search-answers-fast.md",
        "requirements/REQ-002-every-error-has-one-shape.md",
        "requirements/REQ-003-requests-succeed.md",
    ]
    assert '2 of 3 tickets mention "search"; 2 of these speak of slow answers or waiting' in shown
    assert sightline(folder, "check").code == 0


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (["\x03"], 130),
        (["\n", "\n", "\x04"], 130),
        (["\n", "\n", "\n", "\n", "\n", "\x03"], 130),
        (["\n", "\n", "\n", "\n", "\n", "no\n"], 0),
    ],
)
def test_who_gives_up_leaves_nothing_behind(folder: Path, answers: list[str], code: int) -> None:
    before = sorted(folder.rglob("*"))
    shown, ended = at_terminal(folder, answers)
    assert ended == code and "nothing was written" in shown
    assert sorted(folder.rglob("*")) == before


def test_an_answer_that_will_not_do_is_asked_again(folder: Path) -> None:
    answers = ["Relay\n", "nope.yaml\n", "'api.yaml'\n", "2\n", "-\n", "-\n", "y\n"]
    shown, code = at_terminal(folder, answers)
    assert "nope.yaml: No such file or directory" in shown
    assert shown.count("Its OpenAPI file?") == 2
    assert code == 0 and (folder / "feedback/prices.csv").exists(), "the second that was offered"
    assert (folder / "sightline.toml").read_text().startswith('name = "Relay"\n# owner')


def test_rows_without_ids_are_numbered_and_said_before_anything_is_written(folder: Path) -> None:
    (folder / "exports/tickets.csv").write_text("words\nit is slow\nit is slow\n")
    answers = ["\n", "-\n", "\n", "-\n", "-\n", "no\n"]
    shown, _ = at_terminal(folder, answers)
    assert "rows are numbered in a new column `row`" in shown.partition("Write this?")[0]


def test_whatever_decides_the_start_asks_nothing(folder: Path, tmp_path: Path) -> None:
    for words in (["--no-input"], ["--name", "Relay"], ["--json"]):
        target = tmp_path / words[-1].strip("-")
        shown, code = at_terminal(folder, [], str(target), *words)
        assert (code, "? [" in shown) == (0, False)
        assert (target / "sightline.toml").exists()
    again, code = at_terminal(folder, [], str(tmp_path / "json"))
    assert (code, "kept       sightline.toml" in again, "? [" in again) == (0, True, False)


def test_a_pipe_is_not_asked(folder: Path) -> None:
    shown = sightline(folder, "init", "new")
    assert (shown.code, shown.err) == (0, "")
    assert names(folder / "new") == [".gitignore", "sightline.toml"]


def test_a_dry_run_shows_every_file_and_makes_none(folder: Path) -> None:
    before = names(folder)
    words = ("--from-openapi", "api.yaml", "--feedback", "exports/tickets.csv", "--dry-run")
    shown = sightline(folder, "init", "new", *words)
    added = [line[6:] for line in shown.out.split("\n") if line.startswith("+++ b/")]
    assert shown.code == 0 and names(folder) == before and not (folder / "new").exists()
    sightline(folder, "init", "new", *words[:-1])
    assert sorted(added) == names(folder / "new")


def test_a_dry_run_of_a_history_is_refused_as_it_would_keep_a_secret(folder: Path) -> None:
    shown = sightline(folder, "init", "new", "--from-git", ".", "--dry-run")
    assert (shown.code, (folder / "new").exists()) == (2, False)

"""Golden sessions: every command as a person types it, with all that it answers.

A file of ``sessions/`` begins with the files of a workspace, each below a line ``=== PATH``, up to
a line ``===``. Then come commands after ``$``, each with what it prints (stdout, then stderr), and
``[exit code N]`` where that isn't 0. ``$ cat PATH`` shows a file, ``$ type PATH:LINE TEXT`` puts a
line in as an editor would. ``pytest tests/cli/test_sessions.py --update-sessions`` writes what is
answered now.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from sightline import app
from sightline.cli.commands import SURFACES
from tests.cli.command_line import typed
from tests.workspaces import write_workspace

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))
SETTINGS = 'name = "Example"\nowner = "ana"\nas_of = 2026-03-01\n'


def split(session: str) -> tuple[dict[str, str], str, list[str]]:
    """The files of a session, its head as written, and its commands."""
    head, _, rest = session.partition("\n===\n")
    files = {}
    for part in head.removeprefix("=== ").split("\n=== "):
        path, _, text = part.partition("\n")
        files[path] = text + "\n"
    commands = [line[2:] for line in rest.split("\n") if line.startswith("$ ")]
    return files, head + "\n===\n", commands


def answer(root: Path, command: str) -> str:
    """What one line of a session prints."""
    words = shlex.split(command)
    if words[0] == "cat":
        return (root / words[1]).read_text()
    if words[0] == "type":
        path, _, number = words[1].partition(":")
        lines = (root / path).read_text().split("\n")
        lines.insert(int(number) - 1, words[2])
        (root / path).write_text("\n".join(lines))
        return ""
    shown = typed(root, command)
    return shown.out + shown.err + (f"[exit code {shown.code}]\n" if shown.code else "")


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_a_session_goes_as_it_is_written(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    session = path.read_text()
    files, head, commands = split(session)
    root = write_workspace(tmp_path, {"sightline.toml": SETTINGS, **files})
    parts = [f"\n$ {command}\n{answer(root, command)}" for command in commands]
    now = head + "".join(parts)
    assert str(tmp_path) not in now, "a session must read the same on every machine"
    if request.config.getoption("--update-sessions", default=False):
        path.write_text(now)
    assert now == path.read_text()


def test_every_command_has_a_session() -> None:
    shown = {
        shlex.split(command)[1]
        for path in SESSIONS
        for command in split(path.read_text())[2]
        if command.startswith("sightline ")
    }
    known = [*app.catalogue().operations.all(), *SURFACES]
    missing = {name.partition(".")[0] for name in known} - shown
    assert missing == set(), "write tests/cli/sessions/<command>.txt, then --update-sessions"

"""A copy of the warm process is, for whoever asks, the command itself."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from devtools.paths import ROOT
from devtools.warm_start import warm_sightline
from tests.workspaces import write_workspace

FILES = {"requirements/REQ-1-words.md": "---\ntitle: Wörter\nstatsu: draft\n---\n"}


def said(command: str, folder: Path) -> tuple[int, bytes, bytes]:
    """What a shell says of a line that begins with `sightline`."""
    tools = folder.parent / "bin"
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "COLUMNS": "80"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "sightline --version",
        "sightline check",
        "sightline check --json",
        "sightline chekc",
        "sightline show REQ-9",
        "sightline show 'REQ-1 ö'",
        "sightline check | head -1; echo ${PIPESTATUS[0]}",
        "sightline check > out.txt; cat out.txt",
        "cd requirements; COLUMNS=40 sightline list | cat; sightline check && echo not here",
    ],
)
def test_it_says_what_the_command_says_and_ends_as_it_ends(tmp_path: Path, line: str) -> None:
    root = write_workspace(tmp_path / "w", FILES)
    client, place = warm_sightline(str(ROOT / "src"))
    cold = f"{shlex.quote(sys.executable)} -m sightline"
    warm = shlex.join([sys.executable, "-IS", str(client), str(place)])
    (tmp_path / "bin").mkdir()
    answers = []
    for started in (cold, warm):
        command = tmp_path / "bin" / "sightline"
        command.write_text(f'#!/bin/sh\nexec {started} "$@"\n')
        command.chmod(0o755)
        answers.append(said(line, root))
    assert answers[0] == answers[1]

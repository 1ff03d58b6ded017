"""The command line in this process: what a person types, what they see."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sightline import app
from sightline.cli.main import run


class Shown(NamedTuple):
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


def sightline(folder: Path, *words: str) -> Shown:
    """Run one command in a folder."""
    out, err = io.StringIO(), io.StringIO()
    with _inside(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(words), app.parts(), _no_server, app.export_site)
    return Shown(out.getvalue(), err.getvalue(), code)


def typed(folder: Path, line: str) -> Shown:
    """Run a line as it is typed, beginning with the word `sightline`."""
    return sightline(folder, *shlex.split(line)[1:])


def _no_server(parts: Any, root: str, port: int, audience: str) -> None:
    raise AssertionError("no test starts a server by accident")


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in ("COLUMNS", "NO_COLOR")}
    os.environ |= {"COLUMNS": "80", "NO_COLOR": "1"}
    try:
        with contextlib.chdir(folder):
            yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value

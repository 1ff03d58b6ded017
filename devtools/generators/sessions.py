"""Terminal sessions in README.md and docs/: every command is run, and what it prints is kept.

A page says where its commands run: `<!-- session: docs/example -->` (a copy of that workspace) or
`<!-- session: empty -->`. Then, from top to bottom,

    ```console            each line `$ ...` is run by bash; the lines below are what it printed
    ```yaml path/to/file  the block is written to that file

`<!-- data: events/git_events.parquet -->` copies a file of the shared data, which are not part of
the repository, into `data/`; `<!-- history: simonw/datasette -->` makes a repository `datasette/`
of the times, people and types of that project's commits in those data. Where the data are absent,
the page stays as it is. A command may fail (a finding is news); a fault of ours or an unknown
command stops the generator.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from devtools.errors import ChoreError
from devtools.paths import ROOT
from devtools.warm_start import warm_sightline

OWNS: tuple[str, ...] = ()
SHARED = ROOT.parent / "shared" / "data"
DATA = re.compile(r"^<!-- data: (\S+) -->$", re.MULTILINE)
HISTORY = re.compile(r"^<!-- history: (\S+) -->$", re.MULTILINE)
EVENTS = SHARED / "events" / "git_events.parquet"
ROWS = """
    SELECT epoch(ts)::BIGINT, user_id, event FROM read_parquet(?) WHERE repo = ?
    ORDER BY ts, event_id
"""
PLACE = re.compile(r"^<!-- session: (\S+) -->$", re.MULTILINE)
FENCE = re.compile(r"^(?P<mark>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=mark)$", re.M | re.S)
NOT_OURS = (70, 126, 127)
COLUMNS = "100"


def pages() -> dict[str, str]:
    """Every page that has a session, with what its commands print now."""
    found = [path for path in session_pages() if all(data.exists() for data in needed_data(path))]
    return {str(path.relative_to(ROOT)): played(path) for path in found}


def needed_data(page: Path) -> list[Path]:
    """The files of the shared data that a page's commands read."""
    text = page.read_text(encoding="utf-8")
    named = [SHARED / name for name in DATA.findall(text)]
    return [*named, EVENTS] if HISTORY.search(text) else named


def session_pages() -> Iterator[Path]:
    """The pages that say where their commands run."""
    for path in [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]:
        if path.is_file() and PLACE.search(path.read_text(encoding="utf-8")):
            yield path


def played(page: Path) -> str:
    """The text of a page after its commands were run in a folder of their own."""
    text = page.read_text(encoding="utf-8")
    found = PLACE.search(text)
    assert found is not None
    with tempfile.TemporaryDirectory(prefix="session-") as held:
        terminal = Terminal(Path(held), found[1], page.name)
        for name in DATA.findall(text):
            terminal.bring(SHARED / name)
        for repository in HISTORY.findall(text):
            terminal.make_repository(repository)
        return FENCE.sub(terminal.play, text)


class Terminal:
    """A shell in a copy of an example, with this checkout's `sightline` and nothing personal."""

    def __init__(self, held: Path, example: str, page: str) -> None:
        self.folder = held / "workspace"
        self.page = page
        if example == "empty":
            self.folder.mkdir()
        else:
            ignored = shutil.ignore_patterns(".sightline")
            shutil.copytree(ROOT / example, self.folder, ignore=ignored)
        self.environment = environment(held)

    def bring(self, data: Path) -> None:
        """A file that the page reads but that isn't part of it."""
        (self.folder / "data").mkdir(exist_ok=True)
        shutil.copyfile(data, self.folder / "data" / data.name)

    def make_repository(self, name: str) -> None:
        """A git repository with the commits of a real project, as far as the data tell of them."""
        place = str(self.folder / name.rpartition("/")[2])
        subprocess.run(["git", "init", "-q", "-b", "main", place], env=self.environment, check=True)
        subprocess.run(
            ["git", "-C", place, "fast-import", "--quiet"],
            input="".join(commit_stream(name)).encode(),
            env=self.environment,
            check=True,
        )

    def play(self, block: re.Match[str]) -> str:
        """One block of the page: run, written to a file, or left alone."""
        language, _, path = block["info"].partition(" ")
        if language == "console":
            return f"{block['mark']}console\n{self._run_all(block['body'])}{block['mark']}"
        if "/" in path or "." in path:
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["body"], encoding="utf-8")
        return block[0]

    def _run_all(self, body: str) -> str:
        lines = [line for line in body.splitlines() if line.startswith("$ ")]
        blank = "\n" if "\n\n$ " in body else ""
        return blank.join(f"{line}\n{self._run(line[2:])}" for line in lines)

    def _run(self, command: str) -> str:
        if command.startswith("cd "):
            self.folder = (self.folder / command[3:].strip()).resolve()
            return ""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = done.stdout.decode("utf-8")
        if done.returncode in NOT_OURS:
            raise ChoreError(f"{self.page}: `{command}` could not be run:\n{printed}")
        lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
        return "".join(f"{line}\n" for line in lines)


def commit_stream(name: str) -> Iterator[str]:
    """The commits of a project, without files, as `git fast-import` reads them."""
    import duckdb

    for seconds, person, kind in duckdb.execute(ROWS, [str(EVENTS), name]).fetchall():
        message = f"{kind}: ..."
        who = f"{person} <{person}@example.org> {seconds} +0000"
        yield f"commit refs/heads/main\ncommitter {who}\ndata {len(message)}\n{message}\n"


def environment(held: Path) -> dict[str, str]:
    """An environment that is the same on every machine and on every day."""
    tools = held / "bin"
    tools.mkdir()
    command = tools / "sightline"
    client, place = warm_sightline(str(ROOT / "src"))
    words = shlex.join([sys.executable, "-IS", str(client), str(place)])
    command.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    moment = "2026-02-27T09:00:00Z"
    return {
        "PATH": f"{tools}:{os.environ.get('PATH', os.defpath)}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(held),
        "USER": "ana",
        "LOGNAME": "ana",
        "LC_ALL": "C",
        "TZ": "UTC",
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ana",
        "GIT_AUTHOR_EMAIL": "ana@example.org",
        "GIT_COMMITTER_NAME": "Ana",
        "GIT_COMMITTER_EMAIL": "ana@example.org",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
        "GIT_CEILING_DIRECTORIES": str(held),
    }

"""What git's history still holds of files that are about to go."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Set
from dataclasses import dataclass

__all__ = ["GitHeld", "held_by_git"]

_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class GitHeld:
    """``files`` that some commit holds, how many ``commits`` touch their folder, and the command
    that takes them out of the history. ``helps`` says what it doesn't reach."""

    commits: int
    files: tuple[str, ...]
    command: str
    helps: str


def held_by_git(root: str, folder: str, going: Set[str], staying: Set[str]) -> GitHeld | None:
    """What the history of all branches holds of a folder's files that go, or went before.

    ``going`` and ``staying`` are the files that are there now. None where it holds nothing.
    """
    found = _git(root, "log", "--all", "--format=%x01%H", "-z", "--name-only", "--relative",
                 "--", f":(literal){folder}")  # fmt: skip
    if found is None:
        return None
    fields = [field.lstrip("\n") for field in found.split("\0")]
    commits = {field for field in fields if field.startswith("\x01")}
    known = {field for field in fields if field and not field.startswith("\x01")}
    held = sorted(known & going | known - staying)
    if not held:
        return None
    prefix = (_git(root, "rev-parse", "--show-prefix") or "").strip()
    whole = [folder + "/"] if not known & staying or len(held) > _MOST_SHOWN else held
    named = " ".join(f"--path {_quoted(prefix + path)}" for path in whole)
    return GitHeld(
        len(commits), tuple(held), f"git filter-repo --invert-paths {named}",
        "then push with --force, and have every clone, fork and backup deleted or made anew",
    )  # fmt: skip


def _quoted(path: str) -> str:
    from shlex import quote

    return quote(path)


def _git(root: str, *arguments: str) -> str | None:
    command = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
               "-c", "log.showSignature=false", "--no-pager", *arguments)  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else None

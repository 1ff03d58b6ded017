"""When a document came to be and when it last changed, as git remembers it.

One call of git for the whole workspace. Where there is no git, no repository or no commit of a
file, its dates are unknown, and that is no error.
"""

from __future__ import annotations

import os
import subprocess
from typing import NamedTuple

_COMMAND = (
    "git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "log.showSignature=false", "-c", "diff.renameLimit=2000",
    "--no-pager", "--no-optional-locks", "log", "-z", "--name-status", "--find-renames",
    "--no-ext-diff", "--no-textconv", "--no-color", "--no-merges", "--relative",
    "--format=%x01%as", "HEAD", "--", ".",
)  # fmt: skip


class Dates(NamedTuple):
    """Days as YYYY-MM-DD, by the author's calendar; None where git does not know the file."""

    created: str | None
    updated: str | None


UNKNOWN = Dates(None, None)


def git_dates(root: str) -> dict[str, Dates]:
    """The dates of every file below a folder, by path; a renamed file keeps its first day."""
    try:
        done = subprocess.run(
            _COMMAND, cwd=root, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True
        )
    except OSError:
        return {}
    return _read(done.stdout.decode("utf-8", "surrogateescape")) if done.returncode == 0 else {}


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


def _read(log: str) -> dict[str, Dates]:
    """Newest commit first: a file's later name is known before its earlier one."""
    found: dict[str, Dates] = {}
    later: dict[str, str] = {}
    day = ""
    fields = iter(log.split("\0"))
    for field in fields:
        status = field.lstrip("\n")
        if status.startswith("\x01"):
            day = status[1:11]
        elif status[:1] in ("R", "C"):
            old, new = next(fields), next(fields)
            name = later.get(new, new)
            _note(found, name, day)
            if status[0] == "R":
                later.setdefault(old, name)
        elif status:
            path = next(fields)
            _note(found, later.get(path, path), day)
    return found


def _note(found: dict[str, Dates], path: str, day: str) -> None:
    created, updated = found.get(path, UNKNOWN)
    found[path] = Dates(min(day, created or day), max(day, updated or day))

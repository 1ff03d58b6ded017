"""The revisions of some files on the main line of a git history, oldest first, and their content.

Only the first parent of each commit is followed: what counts is when a change came to the main
line, not when it was written on a branch. Days are those of the committer, in UTC.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from sightline.contract.lifecycle.days import day_of_moment

__all__ = ["Blobs", "Commit", "Repository", "open_repository"]

_QUIET = (
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false",
    "-c", "core.quotePath=false", "-c", "diff.renameLimit=2000", "--no-pager",
    "--no-optional-locks", "--literal-pathspecs",
)  # fmt: skip
_LOG = (
    "log", "-z", "--first-parent", "-m", "--no-color", "--no-ext-diff", "--no-textconv", "--raw",
    "--no-abbrev", "--format=%x01%H %ct",
)  # fmt: skip
_BASES = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master",
          "refs/heads/main", "refs/heads/master")  # fmt: skip
_GONE = "0" * 40


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit with what it did to the files: path → name of the new content, `None` if gone.

    `renames` maps a new path to the one before.
    """

    name: str
    day: str
    changes: dict[str, str | None]
    renames: dict[str, str]


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository around a folder; `prefix` is the folder's path in it, ending in `/`."""

    root: str
    prefix: str
    is_shallow: bool
    head: str

    def log(self, paths: list[str], follow: bool = False, until: str = "HEAD") -> list[Commit]:
        """The commits that changed any of the files, oldest first; none where git knows none."""
        how = ("--follow", "--find-renames") if follow else ("--no-renames",)
        done = _git(self.root, *_LOG, *how, until, "--", *paths)
        if done is None or done.returncode:
            return []
        return _commits(os.fsdecode(done.stdout))[::-1]

    def commit(self, revision: str) -> str:
        """The full name of a commit; empty where git knows none."""
        if not revision or "\0" in revision:
            return ""
        asked = ("--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        done = _git(self.root, "rev-parse", *asked)
        return "" if done is None or done.returncode else done.stdout.decode().strip()

    def files(self, commit: str, folder: str) -> list[str]:
        """The paths of all files below a folder at a commit."""
        done = _git(self.root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder)
        if done is None or done.returncode:
            return []
        return [name for name in os.fsdecode(done.stdout).split("\0") if name]

    def merge_base(self) -> str:
        """The commit at which this work left the main line; HEAD where it is the main line."""
        done = _git(self.root, "for-each-ref", "--format=%(refname) %(objectname)", *_BASES)
        listed = done.stdout.decode("utf-8", "replace").splitlines() if done else []
        known = dict(line.split(" ", 1) for line in listed if " " in line)
        for base in _BASES:
            if base in known:
                found = _git(self.root, "merge-base", "HEAD", known[base])
                if found is not None and not found.returncode:
                    return found.stdout.decode().strip()
        return self.head


def open_repository(folder: str) -> Repository | None:
    """The repository that a folder lies in; None without git, a repository or any commit."""
    asked = ("--is-shallow-repository", "--show-toplevel", "--show-prefix", "HEAD")
    done = _git(folder, "rev-parse", *asked)
    if done is None or done.returncode:
        return None
    is_shallow, root, prefix, head, *_ = os.fsdecode(done.stdout).split("\n")
    return Repository(root, prefix, is_shallow == "true", head)


class Blobs:
    """The content of files by git's names for them, from one process."""

    def __init__(self, repository: Repository) -> None:
        command = ["git", *_QUIET, "-C", repository.root, "cat-file", "--batch"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=_environment())

    def __enter__(self) -> Blobs:
        return self

    def __exit__(self, *error: object) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def read(self, name: str) -> bytes | None:
        """The content of a name (or `COMMIT:path`); None where it isn't there."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        if "\n" in name:
            return None
        stdin.write(os.fsencode(name) + b"\n")
        stdin.flush()
        return _answer(stdout)


def _answer(stream: IO[bytes]) -> bytes | None:
    head = stream.readline()
    parts = head.split(b" ")
    if head.endswith(b" missing\n") or len(parts) != 3 or not parts[2].strip().isdigit():
        return None
    content = stream.read(int(parts[2]) + 1)[:-1]
    return content if parts[1] == b"blob" else None


def _commits(text: str) -> list[Commit]:
    found: list[Commit] = []
    fields = iter(text.split("\0"))
    for field in fields:
        field = field.lstrip("\n")
        if field.startswith("\x01"):
            head, _, rest = field[1:].partition("\n")
            name, _, seconds = head.partition(" ")
            found.append(Commit(name, day_of_moment(float(seconds)), {}, {}))
            field = rest.lstrip("\n")
        if field.startswith(":") and found:
            _note(found[-1], field, fields)
    return found


def _note(commit: Commit, field: str, fields: Iterator[str]) -> None:
    _, mode, _, blob, status = field.split(" ")
    path = next(fields)
    if status[0] in "RC":
        before, path = path, next(fields)
        if status[0] == "R":
            commit.renames[path] = before
            commit.changes[before] = None
    is_file = mode in ("100644", "100755") and blob != _GONE
    commit.changes[path] = blob if is_file else None


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    command = ["git", *_QUIET, "-C", folder, *arguments]
    try:
        return subprocess.run(
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL, env=_environment()
        )
    except (OSError, ValueError):
        return None


def _environment() -> dict[str, str]:
    """Without what git sets for hooks, which would point it at other files; nothing is fetched."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}

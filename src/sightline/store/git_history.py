"""Turns the history of a git repository into rows that can be measured, one a commit.

Nobody is named: an author is a keyed hash of the e-mail address (after `.mailmap`), a commit one of
its own hash, and only who holds the salt can repeat them; names, addresses, paths and subjects are
left out. Whoever has the repository too can still recognise a commit by its times and sizes: rows
of a private repository are as private as it is. Times are UTC.

    commit        16 hex digits, the same commit's the same under the same salt
    author        16 hex digits, the same person's the same under the same salt
    time          when the change was committed; authored: when it was written
    files         how many files it touches; insertions, deletions: lines (0 for binary files)
    is_merge      whether it has more than one parent
    weekday       1 (Monday) to 7, of `time`
    subject_type  the word before the colon of a conventional commit (`feat`, `fix`), else `other`

Written as CSV, so that the rows are text and a diff of them can be read.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sightline.store.errors import SourceError

COLUMNS = (
    "commit", "author", "time", "authored", "files", "insertions", "deletions",
    "is_merge", "weekday", "subject_type",
)  # fmt: skip

_FORMAT = "%x01%H%x00%P%x00%aE%x00%at%x00%ct%x00%s%x00"
_CONVENTIONAL = re.compile(r"([a-zA-Z]{2,12})(?:\([^()]*\))?!?:\s")
_KNOWN_TYPES = frozenset(
    ("build", "chore", "ci", "docs", "feat", "fix", "perf", "refactor", "revert", "style", "test")
)
_TIMES = (-62135596800, 253402300799)  # the years 1 to 9999


class NoRepository(SourceError):
    """The folder is not in a git repository, or git is not installed."""


class EmptyRepository(SourceError):
    """The repository has no commit yet."""


class ShallowClone(SourceError):
    """The repository holds only the latest part of its history."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, without a name in it."""

    commit: str
    author: str
    time: datetime
    authored: datetime
    files: int
    insertions: int
    deletions: int
    is_merge: bool
    subject_type: str

    @property
    def weekday(self) -> int:
        """1 for Monday to 7 for Sunday, in UTC."""
        return self.time.isoweekday()


def read_history(repository: str | os.PathLike[str], salt: bytes) -> list[Commit]:
    """Return the commits that HEAD reaches, oldest first.

    Raises NoRepository, EmptyRepository or ShallowClone.
    """
    folder = os.fspath(repository)
    require_history(folder)
    output = _git(
        folder, "log", "-z", "--numstat", "--no-renames", "--no-ext-diff", "--no-textconv",
        "--no-color", "--no-show-signature", "--no-notes", "--encoding=UTF-8",
        f"--format={_FORMAT}", "HEAD", "--",
    )  # fmt: skip
    commits = [_commit(header, changes, salt) for header, changes in _records(output)]
    commits.sort(key=lambda commit: (commit.time, commit.commit))
    return commits


def csv_lines(commits: Iterable[Commit]) -> Iterator[str]:
    """Yield the header and one line a commit, each with its line end."""
    yield ",".join(COLUMNS) + "\n"
    for commit in commits:
        values = (
            commit.commit, commit.author, _utc(commit.time), _utc(commit.authored),
            str(commit.files), str(commit.insertions), str(commit.deletions),
            "true" if commit.is_merge else "false", str(commit.weekday), commit.subject_type,
        )  # fmt: skip
        yield ",".join(values) + "\n"


def pseudonym(address: str, salt: bytes) -> str:
    """Return a person's pseudonym: the first 64 bits of HMAC-SHA256 under the salt.

    >>> len(pseudonym("a@example.org", b"salt"))
    16
    """
    return _keyed(address.strip().casefold().encode(), salt)


def _keyed(data: bytes, salt: bytes) -> str:
    return hmac.new(salt, data, hashlib.sha256).hexdigest()[:16]


def require_history(folder: str) -> None:
    """Raise NoRepository, EmptyRepository or ShallowClone where there is no whole history."""
    if not os.path.isdir(folder):
        raise NoRepository("there is no such folder", "name the folder of a git repository")
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise ShallowClone(
            "this clone holds only the latest part of the history",
            "run: git fetch --unshallow",
        )
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except NoRepository:
        raise EmptyRepository(
            "this repository has no commit yet", "commit something first"
        ) from None


def _git(folder: str, *arguments: str) -> bytes:
    """Run git without a shell, a pager, a prompt, or settings that could run other programs."""
    command = [
        "git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
        "-c", "log.mailmap=true", "-c", "log.showSignature=false", "-c", "log.diffMerges=off",
        "--no-pager", "--no-optional-locks", *arguments,
    ]  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
    except FileNotFoundError:
        raise NoRepository("git is not installed", "install git and try again") from None
    except OSError as error:
        raise NoRepository(f"git could not be started: {error.strerror}") from None
    if done.returncode != 0:
        raise _refusal(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _refusal(reason: str) -> NoRepository:
    if "dubious ownership" in reason:
        return NoRepository(
            "git refuses a repository that belongs to another user",
            "run: git config --global --add safe.directory FOLDER",
        )
    return NoRepository(
        "this folder is not in a git repository", "name the folder of a git repository"
    )


def _records(output: bytes) -> Iterator[tuple[list[bytes], list[bytes]]]:
    """Yield the header fields and the change lines of each commit.

    Everything ends in NUL, which no subject, address or path can hold; a header begins with 0x01,
    where a line of changes begins with a digit, a dash or a line end.
    """
    fields = iter(output.split(b"\0"))
    header: list[bytes] = []
    changes: list[bytes] = []
    for field in fields:
        if field.startswith(b"\x01"):
            if header:
                yield header, changes
            header = [field[1:], *(next(fields) for _ in range(5))]
            changes = []
        else:
            changes.append(field)
    if header:
        yield header, changes


def _commit(header: list[bytes], changes: list[bytes], salt: bytes) -> Commit:
    identity, parents, address, authored, time, subject = header
    files, insertions, deletions = _counted(changes)
    return Commit(
        _keyed(identity, salt),  # a hash in the open would lead back to the author's name
        pseudonym(address.decode("utf-8", "backslashreplace"), salt),
        _instant(time),
        _instant(authored),
        files,
        insertions,
        deletions,
        len(parents.split()) > 1,
        subject_type(subject.decode("utf-8", "replace")),
    )


def _counted(changes: list[bytes]) -> tuple[int, int, int]:
    files = insertions = deletions = 0
    for change in changes:
        added, tab, rest = change.lstrip(b"\n").partition(b"\t")
        if not tab:
            continue
        files += 1
        removed = rest.partition(b"\t")[0]
        insertions += int(added) if added.isdigit() else 0
        deletions += int(removed) if removed.isdigit() else 0
    return files, insertions, deletions


def _instant(seconds: bytes) -> datetime:
    # git keeps whatever a hostile clock said; what no calendar holds is moved to its edge.
    value = int(seconds) if seconds.lstrip(b"-").isdigit() else 0
    return datetime.fromtimestamp(min(max(value, _TIMES[0]), _TIMES[1]), UTC)


def _utc(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def subject_type(subject: str) -> str:
    """Return the conventional-commit type of a subject; only well-known ones leave the house.

    >>> subject_type("feat(api)!: say why"), subject_type("Password: hunter2")
    ('feat', 'other')
    """
    match = _CONVENTIONAL.match(subject)
    word = match[1].lower() if match else ""
    return word if word in _KNOWN_TYPES else "other"


def user_name(folder: str) -> str:
    """Return what git calls the person who works in a folder, "" where it was never told.

    Raises NoRepository where git is missing or there is no such folder.
    """
    if not os.path.isdir(folder):
        raise NoRepository("there is no such folder", "name the folder of a git repository")
    try:
        return _git(folder, "config", "--get", "user.name").decode("utf-8", "replace").strip()
    except NoRepository:
        return ""

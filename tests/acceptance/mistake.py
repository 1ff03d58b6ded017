"""A mistake that a person makes by hand in the healthy workspace, and what it has to be answered.

A mistake replaces ``old`` by ``new`` in one file (the whole file where ``old`` is empty; the file
is gone where ``new`` is None). What is expected is exact: which codes, at which places, and nothing
beyond what the healthy workspace says anyway. ``help`` lists words that the help text needs, so
that a person can mend it; ``mended`` replaces ``new`` as it says, and the findings must be gone.

``flaw`` says in what the product still falls short. Such a mistake is expected to fail, strictly:
whoever mends the product takes the word away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HEALTHY = Path(__file__).parent / "healthy"
AS_OF = "2026-03-01"


class Expected(NamedTuple):
    """A finding: its code and place. ``at`` is a text that begins there, or a number of a line.

    Without ``exact`` the text only has to stand on the line. ``path`` is the mistake's, if empty.
    """

    code: str
    at: str | int
    path: str = ""
    exact: bool = True
    severity: str = "error"


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One edit, and everything that has to be reported about it."""

    name: str
    path: str
    old: str
    new: str | bytes | None
    expected: tuple[Expected, ...]
    help: tuple[str, ...] = ()
    mended: str | None = None
    flaw: str = ""

    def content(self, healthy: dict[str, str], replacement: str | bytes | None) -> bytes | None:
        """The file with the replacement in it; None where there is to be no file."""
        if replacement is None or isinstance(replacement, bytes):
            return replacement
        if not self.old:
            return replacement.encode()
        text = healthy[self.path]
        assert text.count(self.old) == 1, f"{self.name}: not exactly once: {self.old!r}"
        return text.replace(self.old, replacement).encode()


class Place(NamedTuple):
    """Where a finding is expected; column 0 where any column will do."""

    path: str
    line: int
    column: int


def place_of(mistake: Mistake, expected: Expected, files: dict[str, str]) -> Place:
    """The place in the files as they are after the mistake."""
    path = expected.path or mistake.path
    if isinstance(expected.at, int):
        return Place(path, expected.at, 0)
    text = files[path]
    start = 0
    if path == mistake.path and isinstance(mistake.new, str) and expected.at in mistake.new:
        start = text.index(mistake.new)
    offset = text.index(expected.at, start)
    line_start = text.rfind("\n", 0, offset) + 1
    column = offset - line_start + 1 if expected.exact else 0
    return Place(path, text.count("\n", 0, offset) + 1, column)


def read_healthy() -> dict[str, str]:
    """The files of the healthy workspace by path."""
    return {
        path.relative_to(HEALTHY).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(HEALTHY.rglob("*"))
        if path.is_file()
    }


def at(
    code: str, where: str | int, path: str = "", *, exact: bool = True, severity: str = "error"
) -> Expected:
    """A finding at the first character of a text."""
    return Expected(code, where, path, exact, severity)


def on(code: str, where: str | int, path: str = "", *, severity: str = "error") -> Expected:
    """A finding on the line where a text stands, in whatever column."""
    return Expected(code, where, path, False, severity)


class Book:
    """Mistakes, written down one by one; a file stays open until another is opened."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self._path = ""

    def open(self, path: str) -> None:
        """Speak of this file from here on."""
        self._path = path

    def __call__(
        self,
        name: str,
        old: str,
        new: str | bytes | None,
        expected: Expected | Sequence[Expected],
        help: str = "",
        mended: str | None = None,
        flaw: str = "",
    ) -> None:
        """One mistake; words of ``help`` are separated by ``|``."""
        wanted = (expected,) if isinstance(expected, Expected) else tuple(expected)
        words = tuple(word for word in help.split("|") if word)
        one = Mistake(
            name=name,
            path=self._path,
            old=old,
            new=new,
            expected=wanted,
            help=words,
            mended=mended,
            flaw=flaw,
        )
        self.mistakes.append(one)

"""A YAML text as its reader sees it: lines, places, and the problems that name them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate

from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Problem

Place = tuple[int, int]


_LONGEST_SHOWN = 120


def shown(text: str) -> str:
    """Give a text as it may stand in a message: invisible characters named, a long one cut.

    >>> shown("a\\u200bb")
    'a<U+200B>b'
    """
    cut = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in cut)


class Source:
    """A text whose first line has the number ``first_line`` in its file."""

    __slots__ = ("_starts", "first_line", "lines", "text")

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.lines = text.split("\n")
        self._starts: list[int] = []

    def place(self, offset: int) -> Place:
        """Give line and column (1-based) of an offset into the text."""
        if not self._starts:
            lengths = (len(line) + 1 for line in self.lines)
            self._starts = list(accumulate(lengths, initial=0))[:-1]
        row = bisect_right(self._starts, offset) - 1
        return self.first_line + row, offset - self._starts[row] + 1

    def row(self, row: int) -> str:
        """Give a line by its 0-based number; empty beyond the end."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def problem_in_row(
        self, code: str, message: str, row: int, columns: tuple[int, int], advice: str
    ) -> Problem:
        """Describe something wrong in one line, between two 0-based columns of it."""
        line, length = self.first_line + row, len(self.row(row))
        start, end = (min(column, length) for column in columns)
        return Problem(code, message, line, start + 1, line, max(start, end) + 1, advice)

    def character_problem(self, offset: int) -> Problem:
        """Describe a character that must not stand at an offset."""
        character = self.text[offset]
        surrogate = "\ud800" <= character <= "\udfff"
        name = unicodedata.name(character, "half a character" if surrogate else "control character")
        line, column = self.place(offset)
        message = f"The character U+{ord(character):04X} ({name}) can't stand here."
        advice = f'Delete it, or write it between double quotes as "\\u{ord(character):04X}".'
        if surrogate:
            advice = "Delete it."
        return Problem(codes.CHARACTER, message, line, column, line, column + 1, advice)

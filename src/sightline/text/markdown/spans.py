"""Pieces of a body with their places: lines and columns from 1, in code points, ends exclusive."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from sightline.text.markdown.block_model import Block

_ESCAPED_BORDER = re.compile(r"\\\|")


class ProseLink(NamedTuple):
    """A link to an id, with the place of the whole ``[[...]]``."""

    target: str
    anchor: str
    label: str
    line: int
    column: int
    end_line: int
    end_column: int


class MalformedLink(NamedTuple):
    """Double brackets that were meant as a link to an id; ``text`` is what stands between them."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int


class QuoteAnchor(NamedTuple):
    """A quote ending in ``{#name code...}``: the place of the braces, and where it begins."""

    name: str
    codes: tuple[str, ...]
    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    quote_line: int
    quote_column: int


class TextSpan(NamedTuple):
    """A piece of text with its lines joined by a space, and its place."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int


class Section(NamedTuple):
    """A heading of the body, and the place of its words."""

    level: int
    title: str
    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """Turns an offset in the text of a block into a line and a column."""

    __slots__ = ("_begins", "_first_line", "_lines", "_starts")

    def __init__(self, first_line: int, block: Block, lines: list[str]) -> None:
        self._first_line = first_line
        self._lines = block.lines
        self._starts = block.starts
        self._begins = [0]
        for number, start in zip(block.lines[:-1], block.starts[:-1], strict=True):
            self._begins.append(self._begins[-1] + len(lines[number]) - start + 1)

    def of(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self._begins, offset) - 1
        return (
            self._first_line + self._lines[index],
            self._starts[index] + offset - self._begins[index] + 1,
        )


class CellPlaces:
    """The same within a cell, whose text lacks the backslash of each escaped border."""

    __slots__ = ("_column", "_dropped", "_line")

    def __init__(self, line: int, column: int, cell: str) -> None:
        self._line = line
        self._column = column
        found = [match.start() for match in _ESCAPED_BORDER.finditer(cell)]
        self._dropped = [place - index for index, place in enumerate(found)]

    def of(self, offset: int) -> tuple[int, int]:
        return self._line, self._column + offset + bisect_right(self._dropped, offset)


def joined(text: str) -> str:
    """Lines joined by one space, without the blanks and marks of a hard break around the end."""
    if "\n" not in text:
        return text.strip()
    return " ".join([line.strip() for line in text.split("\n")]).strip()

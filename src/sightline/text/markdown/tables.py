"""Tables as in GFM: which two lines head one, and where its cells are."""

from __future__ import annotations

import re

_DELIMITERS = re.compile(r"(?:[|:][|: \t-]|-[|:-])[|: \t-]*$")
_DELIMITER = re.compile(r":?-+:?$")
MAYBE_DELIMITERS = re.compile(r"[-|:][ \t]*$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_TRIMMED = " \t\n\x0b\x0c\r"


def split_row(row: str) -> list[tuple[int, int]]:
    """The cells of a table row, as places in it, borders and outer blanks left out."""
    end = len(row.rstrip(_TRIMMED))
    start = len(row) - len(row.lstrip(_TRIMMED))
    cells = []
    for border in _CELL_BORDER.finditer(row, start, end):
        cells.append((start, border.start()))
        start = border.end()
    cells.append((start, end))
    if cells and cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return cells


def table_columns(header: str, line: str, start: int) -> int:
    """How many columns a table has whose second line is this; 0 if it heads none.

    ``header`` is the text of the line before it.
    """
    if "|" not in header or not _DELIMITERS.match(line, start):
        return 0
    marks = [mark.strip(_TRIMMED) for mark in line[start:].split("|")]
    if not marks[0]:
        marks.pop(0)
    if marks and not marks[-1]:
        marks.pop()
    if not all(_DELIMITER.match(mark) for mark in marks):
        return 0
    cells = split_row(header)
    return len(cells) if len(cells) == len(marks) else 0

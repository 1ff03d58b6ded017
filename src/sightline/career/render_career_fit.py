"""A fit report in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from sightline.career.fit.report_blocks import blocks_of
from sightline.career.report.blocks import Heading, Item, Sentence, Table, places
from sightline.text.visible import visible_line

_WIDTH = 92
_COLOURS = {"met": "\x1b[32m", "partly": "\x1b[33m", "no evidence": "\x1b[31m"}
_END = "\x1b[0m"


def text(result: Any, colour: bool = False) -> str:
    """Where to start, then line by line, then the rest."""
    return "\n".join(_lines(result, colour)).strip("\n") + "\n"


def _lines(result: Any, colour: bool) -> Iterator[str]:
    for block in blocks_of(result, is_brief=True):
        if isinstance(block, Heading):
            yield from _heading(block)
        elif isinstance(block, Sentence):
            yield from wrap(visible_line(block.text), _WIDTH)
        elif isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Item):
            yield from _item(block, colour)


def _heading(block: Heading) -> Iterator[str]:
    yield ""
    words = visible_line(block.text)
    yield words
    if block.level < 3:
        yield ("=" if block.level == 1 else "-") * min(len(words), _WIDTH)


def _item(block: Item, colour: bool) -> Iterator[str]:
    indent = "  " * block.depth + "- "
    head = visible_line(block.head)
    told = ": ".join(filter(None, (head, item_words(block))))
    rows = wrap(told, _WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))
    if colour and block.tone in _COLOURS and rows and head:
        rows[0] = rows[0].replace(head, f"{_COLOURS[block.tone]}{head}{_END}", 1)
    yield from rows


def item_words(block: Item) -> str:
    """Text, quote, and in brackets where it stands."""
    quote = f"“{visible_line(' '.join(block.quote.split()))}”" if block.quote else ""
    tail = "; ".join(filter(None, (visible_line(block.tail), places(block.spans))))
    return " ".join(filter(None, (visible_line(block.text), quote, f"({tail})" if tail else "")))


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    """A width for each column, the widest narrowed first until a row fits the terminal."""
    widths = [min(30, max(map(len, column))) for column in zip(*rows, strict=True)]
    spare = _WIDTH - 2 * len(widths)
    while sum(widths) > spare and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths


def _table(block: Table) -> Iterator[str]:
    rows = [block.columns, *block.rows]
    widths = _widths(rows)
    for number, row in enumerate(rows):
        cells = [
            wrap(visible_line(cell), width) or [""] for cell, width in zip(row, widths, strict=True)
        ]
        for at in range(max(map(len, cells))):
            parts = [
                (cell[at] if at < len(cell) else "").ljust(w)
                for cell, w in zip(cells, widths, strict=True)
            ]
            yield "  " + "  ".join(parts).rstrip()
        if number == 0:
            yield "  " + "  ".join("-" * width for width in widths)

"""A sheet as rows, one below another: what Markdown, Word and PDF all draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine
from sightline.career.reading.bullets import bullet_mark

__all__ = ["BETWEEN", "Row", "plain", "rows_of"]

#: What stands between two values of one row, such as mail address and telephone number.
BETWEEN = " | "
_PARAGRAPHS = frozenset({"summary", "basics", "letter", "own", "greeting", "closing"})
_LISTED = frozenset({"skills"})
_PARTS_A_LIST = re.compile(r"[,;|•·/:]")
# White space, and the signs that Markdown, Word and PDF can't hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``left`` stands at the margin; ``right`` is flush with the other one.

    ``kind`` is ``name``, ``headline``, ``contact``, ``heading``, ``entry`` (a position's first
    row), ``detail`` (its second), ``bullet``, ``paragraph`` or ``list`` (values with commas).
    """

    kind: str
    left: tuple[SheetLine, ...]
    right: tuple[SheetLine, ...] = ()

    @property
    def lines(self) -> tuple[SheetLine, ...]:
        return self.left + self.right

    @property
    def left_text(self) -> str:
        between = ", " if self.kind == "list" else BETWEEN
        return between.join(plain(line.text) for line in self.left)

    @property
    def right_text(self) -> str:
        return BETWEEN.join(plain(line.text) for line in self.right)


def plain(text: str) -> str:
    """Text on one line: white space folded, without what is invisible or can't be written.

    A bullet at its beginning goes too: whether a line has one is the layout's affair.
    """
    folded = " ".join(_UNWRITABLE.sub(" ", _INVISIBLE.sub("", text)).split())
    while mark := bullet_mark(folded):
        folded = folded[mark:]
    return folded


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """The rows of a sheet, from the top; a value that is absent or empty makes none."""
    if sheet.name is not None:
        yield from _row("name", (sheet.name,))
    if sheet.headline is not None:
        yield from _row("headline", (sheet.headline,))
    yield from _row("contact", sheet.contact)
    for part in sheet.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[Row]:
    yield from _row("heading", (part.heading,))
    lines = [line for line in part.lines if plain(line.text)]
    if part.kind in _LISTED and not any(_PARTS_A_LIST.search(line.text) for line in lines):
        yield from _row("list", lines)
    else:
        kind = "paragraph" if part.kind in _PARAGRAPHS else "bullet"
        for line in lines:
            yield from _row(kind, (line,))
    for entry in part.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[Row]:
    """Title and dates, then employer and place, then what was done."""
    heads = [line for line in (entry.title, entry.organisation) if line and plain(line.text)]
    sides = [line for line in (entry.dates, entry.place) if line and plain(line.text)]
    if len(heads) < 2:
        yield from _row("entry", heads, sides)
    else:
        dates = [line for line in sides if line is entry.dates]
        yield from _row("entry", heads[:1], dates)
        yield from _row("detail", heads[1:], [line for line in sides if line is not entry.dates])
    for line in entry.lines:
        yield from _row("bullet", (line,))


def _row(kind: str, left: Iterable[SheetLine], right: Iterable[SheetLine] = ()) -> Iterator[Row]:
    first = tuple(line for line in left if plain(line.text))
    second = tuple(line for line in right if plain(line.text))
    if first or second:
        yield Row(kind, first or second, second if first else ())

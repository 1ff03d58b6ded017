"""A sheet as plain text, each line with its place in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine

__all__ = ["Placed", "lines_of", "placed_lines", "sheet_without"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a sheet and where it stands in the text (code points, half-open)."""

    line: SheetLine
    start: int
    end: int


def lines_of(sheet: Sheet) -> Iterator[SheetLine]:
    """Every line of a sheet, in the order in which it is read."""
    for lines in _rows(sheet):
        yield from lines


def placed_lines(sheet: Sheet) -> tuple[str, list[Placed]]:
    """The sheet as text, a paragraph for each row of lines, and the place of every line."""
    text, placed = "", []
    for prefix, between, lines in _written(sheet):
        text += "\n" if text else ""
        text += prefix
        for index, line in enumerate(lines):
            text += between if index else ""
            placed.append(Placed(line, len(text), len(text) + len(line.text)))
            text += line.text
        text += "\n"
    return text, placed


def _written(sheet: Sheet) -> Iterator[tuple[str, str, tuple[SheetLine, ...]]]:
    """Rows as (what stands before, what stands between, lines)."""
    for prefix, row in (("# ", _present(sheet.name)), ("", _present(sheet.headline))):
        if row:
            yield prefix, "", row
    if sheet.contact:
        yield "", " | ", sheet.contact
    for part in sheet.parts:
        if part.heading.text:
            yield "## ", "", (part.heading,)
        for entry in part.entries:
            yield from _written_entry(entry)
        if part.kind in ("skills", "languages", "interests"):
            if part.lines:
                yield "", ", ", part.lines
        else:
            yield from (("", "", (line,)) for line in part.lines)


def _written_entry(entry: Entry) -> Iterator[tuple[str, str, tuple[SheetLine, ...]]]:
    head = _present(entry.title, entry.organisation)
    if head:
        yield "### ", ", ", head
    below = _present(entry.dates, entry.place)
    if below:
        yield "", " | ", below
    yield from (("- ", "", (line,)) for line in entry.lines)


def _rows(sheet: Sheet) -> Iterator[tuple[SheetLine, ...]]:
    for _, _, lines in _written(sheet):
        yield lines


def _present(*lines: SheetLine | None) -> tuple[SheetLine, ...]:
    return tuple(line for line in lines if line is not None)


def sheet_without(sheet: Sheet, is_out: Callable[[SheetLine], bool]) -> Sheet:
    """The sheet without some lines, and without entries and parts that have nothing left."""

    def kept(line: SheetLine | None) -> SheetLine | None:
        return None if line is None or is_out(line) else line

    def all_kept(lines: tuple[SheetLine, ...]) -> tuple[SheetLine, ...]:
        return tuple(line for line in lines if not is_out(line))

    def entry_kept(entry: Entry) -> Entry:
        return Entry(
            kept(entry.title), kept(entry.organisation), kept(entry.dates), kept(entry.place),
            all_kept(entry.lines),
        )  # fmt: skip

    def part_kept(part: Part) -> Part:
        entries = tuple(map(entry_kept, part.entries))
        filled = tuple(e for e in entries if e.title or e.organisation or e.lines)
        return replace(part, entries=filled, lines=all_kept(part.lines))

    parts = tuple(map(part_kept, sheet.parts))
    return Sheet(
        kept(sheet.name), all_kept(sheet.contact),
        tuple(part for part in parts if part.entries or part.lines), kept(sheet.headline),
    )  # fmt: skip

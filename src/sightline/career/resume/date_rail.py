"""Dates in a column of their own, beside the entries that they belong to.

Many European CVs are set so. Where such a column was read as a block, its lines and those of the
block beside it are put into one order, from the top down, as a reader takes them.
"""

from __future__ import annotations

from dataclasses import replace

from sightline.career.documents.source_document import SourceDocument
from sightline.career.resume.rows import Row
from sightline.career.resume.wrapped_rows import with_whole_dates

__all__ = ["with_dates_beside"]

_SAME_LINE_PT = 2.5
_LEAST = 2


def with_dates_beside(document: SourceDocument, rows: list[Row]) -> list[Row]:
    """The rows, dates of a column of their own before the lines beside which they stand."""
    blocks: dict[int, list[Row]] = {}
    for row in rows:
        blocks.setdefault(row.line.block, []).append(row)
    for block, mine in list(blocks.items()):
        if block not in blocks or not any(_is_date(row) for row in mine):
            continue
        dates = with_whole_dates(document, mine)
        beside = _beside(blocks, block, dates)
        if beside is not None:
            rows = _merged(rows, dates, blocks.pop(beside), block, beside)
            blocks[block] = [row for row in rows if row.line.block == block]
    return rows


def _is_date(row: Row) -> bool:
    """Whether a line is a stretch of time and nothing else."""
    words = row.words.strip("()[] ")
    return any(stretch.end - stretch.start >= len(words) - 1 for stretch in row.stretches)


def _beside(blocks: dict[int, list[Row]], block: int, mine: list[Row]) -> int | None:
    """The block at the right whose lines begin where most of the dates stand.

    Between the first date and the last nothing else may stand in the column.
    """
    places = [at for at, row in enumerate(mine) if _is_date(row)]
    dates = [mine[at] for at in places]
    if len(dates) < _LEAST or not dates[0].line.size:
        return None
    if places[-1] - places[0] + 1 > len(dates):
        return None
    for other, rows in blocks.items():
        if other == block:
            continue
        partners = sum(any(_is_at_right(row, date) for row in rows) for date in dates)
        if partners >= _LEAST and 2 * partners > len(dates):
            return other
    return None


def _is_at_right(row: Row, date: Row) -> bool:
    one, other = row.line, date.line
    is_level = one.page == other.page and abs(one.top - other.top) <= _SAME_LINE_PT
    return is_level and one.left > other.right and not row.stretches


def _merged(
    rows: list[Row], dates: list[Row], beside: list[Row], block: int, other: int
) -> list[Row]:
    """Both blocks as one, at the place of the earlier."""
    both = sorted([*dates, *beside], key=_from_the_top)
    both = [replace(row, line=replace(row.line, block=block)) for row in both]
    first = next(at for at, row in enumerate(rows) if row.line.block in (block, other))
    rest = [row for row in rows if row.line.block not in (block, other)]
    before = [row for row in rows[:first] if row.line.block not in (block, other)]
    return [*before, *both, *rest[len(before) :]]


def _from_the_top(row: Row) -> tuple[int, float, float]:
    # Lines that are level differ by fractions of a point; a grid of points brings them together.
    return row.line.page or 0, round(row.line.top / _SAME_LINE_PT), row.line.left

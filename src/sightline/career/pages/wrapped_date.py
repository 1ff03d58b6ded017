"""The second half of a stretch of time that was broken at the end of a narrow right column.

    Product Manager                        March 2019 -
    Acme Ltd                                    Present

What stands flush at the right of the second line goes on with the first, so it is read before what
stands at its left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sightline.career.pages.chunk import Chunk
from sightline.career.pages.row import Row

__all__ = ["with_wrapped_dates"]

_BEGIN = re.compile(r"(?:^|.*\W)(?:(?:19|20)\d\d|\d{1,2}/\d\d) ?[-\u2013\u2014]")
_END = re.compile(
    r"(?:[^\W\d_]{3,10}\.? |\d{1,2}[/.])?(?:(?:19|20)\d\d)|[^\W\d_]{3,12}", re.IGNORECASE
)
_BEGIN_AND_MONTH = re.compile(r".*(?:19|20)\d\d ?[-\u2013\u2014] ?[^\W\d_]{3,10}\.?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STEP = 1.9  # of the letter's size, from a line to the next
_EDGE = 0.35  # of the letter's size, by which flush edges may differ


def with_wrapped_dates(rows: Sequence[Row]) -> list[Row]:
    """The rows, the second half of a broken date as a row of its own behind the first half."""
    found: list[Row] = []
    for row in rows:
        half = _second_half(found[-1], row) if found else None
        if half is None:
            found.append(row)
        else:
            rest = tuple(chunk for chunk in row.chunks if chunk not in half)
            found.extend([Row(tuple(half)), Row(rest, row.is_item)])
    return found


def _second_half(above: Row, row: Row) -> list[Chunk] | None:
    """The last cell of a row where it ends the date in which the row above it ends."""
    parts, others = above.runs(), row.runs()
    if len(parts) < 2 or len(others) < 2:
        return None
    (words, one), (rest, other) = parts[-1], others[-1]
    is_whole = _BEGIN.fullmatch(words[-40:]) and _END.fullmatch(rest)
    if not is_whole and not (_BEGIN_AND_MONTH.fullmatch(words[-40:]) and _YEAR.fullmatch(rest)):
        return None
    size = one[0].size
    is_next = 0 < other[0].base - one[0].base <= _STEP * size
    is_alike = abs(other[0].size - size) < 0.05 * size and one[0].is_bold == other[0].is_bold
    ends_level = abs(other[-1].right - one[-1].right) <= _EDGE * size
    begins_level = abs(other[0].left - one[0].left) <= _EDGE * size
    return other if is_next and is_alike and (ends_level or begins_level) else None

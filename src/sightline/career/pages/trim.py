"""How far up and down two columns reach along a strip without ink between them.

A strip goes on until a line crosses it, past lines that belong to neither column: the name above,
the heading of what follows, a table that happens to leave the strip white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from sightline.career.pages.chunk import Chunk
from sightline.career.pages.side import SideLine, side

__all__ = ["Columns", "trimmed"]

_PARAGRAPH = 1.4  # of the letter's size: a step between lines that is more than a line's
_PAUSE = 8.0  # of the letter's size: a column that pauses so long may have ended
_LARGER = 1.1  # than the column's usual letters: a heading
_FULL = 0.8  # of the column's width: lines this long are set in it


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands above two columns, in each of them, and below them."""

    head: list[Chunk]
    left: list[Chunk]
    right: list[Chunk]
    tail: list[Chunk]


def trimmed(left: Sequence[Chunk], right: Sequence[Chunk], below: Sequence[Chunk]) -> Columns:
    """Two columns without what only stands in line with them.

    ``below`` is what stands under the line that ends the strip.
    """
    top = min(chunk.top for chunk in right)
    head = [chunk for chunk in left if chunk.bottom < top]
    kept = [chunk for chunk in left if chunk.bottom >= top]
    if not kept:
        return Columns(head, [], list(right), [])
    lines, others = side(kept).lines, side(right).lines
    for end in _ends(others):
        cut = _other_matter(lines, others, end)
        if cut is not None:
            rest = [line for line in others if line.base > end]
            tail = [*_chunks(lines[cut:]), *_chunks(rest)]
            return Columns(
                head, _chunks(lines[:cut]), _chunks(others[: len(others) - len(rest)]), tail
            )
    cut = _heading(lines, others, below)
    return Columns(head, _chunks(lines[:cut]), list(right), _chunks(lines[cut:]))


def _chunks(lines: Sequence[SideLine]) -> list[Chunk]:
    return [chunk for line in lines for chunk in line.chunks]


def _ends(lines: Sequence[SideLine]) -> Iterator[float]:
    """The baselines at which a column may end: before each long pause, and its last."""
    for line, after in pairwise(lines):
        if after.base - line.base > _PAUSE * line.size:
            yield line.base
    yield lines[-1].base


def _other_matter(lines: Sequence[SideLine], others: Sequence[SideLine], end: float) -> int | None:
    """The first line of the left side that isn't set in its column; None if all are.

    A column's lines reach its edge now and then. Where no line does after the right column's end,
    and the left is no narrow sidebar, something else begins with the next large heading.
    """
    usual = median(line.size for line in lines)
    for cut in range(1, len(lines) - 1):
        before, line = lines[cut - 1], lines[cut]
        if line.base <= end + 0.3 * line.size:
            continue
        if line.base - before.base <= _PARAGRAPH * before.size or line.size < _LARGER * usual:
            continue
        left, edge = min(one.left for one in lines[:cut]), max(one.right for one in lines[:cut])
        beside = [one for one in others if one.base <= end]
        width = max(one.right for one in beside) - min(one.left for one in beside)
        is_full = any(one.right >= left + _FULL * (edge - left) for one in lines[cut:])
        if is_full or edge - left < _FULL * width:
            return None
        rest = [one.base for one in others if one.base > end]
        return cut if not rest or min(rest) > before.base else None
    return None


def _heading(lines: Sequence[SideLine], others: Sequence[SideLine], below: Sequence[Chunk]) -> int:
    """The first line of a heading that belongs to what stands below both columns."""
    if not below:
        return len(lines)
    end = others[-1].base
    step = min(chunk.base for chunk in below) - lines[-1].base
    for cut in range(len(lines) - 1, 0, -1):
        if lines[cut].base <= end + 0.3 * lines[cut].size:
            break
        gap = lines[cut].base - lines[cut - 1].base
        if gap > 1.05 * step and gap > _PARAGRAPH * lines[cut - 1].size:
            return cut
        step = max(step, gap)
    return len(lines)

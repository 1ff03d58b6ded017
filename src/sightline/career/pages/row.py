"""Chunks that stand beside one another joined to lines, with a run for each part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.career.pages.bullet import without_mark
from sightline.career.pages.chunk import Chunk
from sightline.career.pages.direction import has_right_to_left, is_right_to_left
from sightline.career.pages.spacing import BLANK_GAP, WIDE_GAP

__all__ = ["Row", "read_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block: its chunks in reading order. ``is_item``: a mark stood before it."""

    chunks: tuple[Chunk, ...]
    is_item: bool = False

    @property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)

    def runs(self) -> list[tuple[str, list[Chunk]]]:
        """The parts between wide gaps: what stands there, and its chunks."""
        parts: list[tuple[str, list[Chunk]]] = []
        for chunk in self.chunks:
            joint = joint_before(parts[-1][1][-1], chunk) if parts else "\t"
            if joint == "\t":
                parts.append((chunk.text, [chunk]))
            else:
                text, members = parts[-1]
                parts[-1] = (text + joint + chunk.text, [*members, chunk])
        return parts


def joint_before(before: Chunk, chunk: Chunk) -> str:
    """What the text holds between two chunks of a row: nothing, a blank, or a tab."""
    gap = max(chunk.left - before.right, before.left - chunk.right)
    size = max(chunk.size, before.size)
    if gap > WIDE_GAP * size:
        return "\t"
    return " " if gap > BLANK_GAP * size else ""


def read_rows(chunks: Iterable[Chunk]) -> list[Row]:
    """The lines of one column, from top to bottom."""
    rows: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: (chunk.middle, chunk.left, chunk.number)):
        if rows and _stands_beside(rows[-1], chunk):
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    return [_row(row) for row in rows]


def _row(members: Sequence[Chunk]) -> Row:
    ordered = sorted(members, key=lambda chunk: (chunk.left, chunk.number))
    text = "".join(chunk.text for chunk in ordered)
    if has_right_to_left(text) and is_right_to_left(text):
        ordered.reverse()
    first = without_mark(ordered[0])
    if first is None:
        return Row(tuple(ordered))
    return Row((first, *ordered[1:]), is_item=True)


def _stands_beside(row: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a chunk is at the height of a row and over none of its chunks."""
    first = row[0]
    low, high = max(first.top, chunk.top), min(first.bottom, chunk.bottom)
    least = min(first.bottom - first.top, chunk.bottom - chunk.top)
    if high - low < 0.6 * least:
        return False
    reach = 0.3 * chunk.size
    return all(
        chunk.left >= other.right - reach or other.left >= chunk.right - reach for other in row
    )

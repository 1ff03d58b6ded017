"""One side of a gutter: its lines, and whether they flow on their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sightline.career.pages.chunk import Chunk

__all__ = ["Side", "SideLine", "groups", "matched", "side"]

_SAME_HEIGHT = 0.18  # of the letter's size
_LINE_STEP = 1.75  # of the letter's size: lines farther apart are no neighbours
_EDGE = 0.25  # of the letter's size: edges closer than this are one edge


@dataclass(frozen=True, slots=True)
class SideLine:
    """What stands at one height on one side."""

    chunks: tuple[Chunk, ...]
    base: float
    middle: float
    left: float
    right: float
    size: float

    @property
    def words(self) -> int:
        return sum(len(chunk.text.split()) for chunk in self.chunks)

    @property
    def first_word_width(self) -> float:
        chunk = self.chunks[0]
        word = chunk.text.split()[0]
        return (chunk.right - chunk.left) * len(word) / len(chunk.text)

    @property
    def begins_within_sentence(self) -> bool:
        letter = self.chunks[0].text[0]
        return letter.isalpha() and not letter.isupper() and not letter.istitle()


@dataclass(frozen=True, slots=True)
class Side:
    """The lines of one side of a gutter, from top to bottom."""

    lines: tuple[SideLine, ...]

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def wraps(self) -> bool:
        """Whether sentences run on from line to line: the next word would not have fitted."""
        edge = self.right
        count = 0
        for line, after in pairwise(self.lines):
            near = after.base - line.base <= _LINE_STEP * line.size
            full = line.right + line.first_word_width + after.first_word_width > edge
            if near and full and line.words >= 3 and after.begins_within_sentence:
                count += 1
        return count >= 2 or (count == 1 and len(self.lines) <= 4)

    @property
    def longest_group(self) -> int:
        return max(len(group) for group in groups(self))

    @property
    def is_left_aligned(self) -> bool:
        return _aligned([line.left for line in self.lines], self.lines[0].size)

    @property
    def is_right_aligned(self) -> bool:
        return _aligned([line.right for line in self.lines], self.lines[0].size)


def _aligned(edges: Sequence[float], size: float) -> bool:
    """Whether four of five edges stand at the place of the commonest one."""
    best = 0
    ordered = sorted(edges)
    start = 0
    for end, edge in enumerate(ordered):
        while edge - ordered[start] > _EDGE * size:
            start += 1
        best = max(best, end - start + 1)
    return 5 * best >= 4 * len(ordered)


def side(chunks: Sequence[Chunk]) -> Side:
    """The lines of the chunks of one side."""
    lines: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: (chunk.base, chunk.left, chunk.number)):
        if lines and chunk.base - lines[-1][0].base <= 0.35 * min(chunk.size, lines[-1][0].size):
            lines[-1].append(chunk)
        else:
            lines.append([chunk])
    return Side(tuple(_side_line(line) for line in lines))


def _side_line(chunks: Sequence[Chunk]) -> SideLine:
    ordered = tuple(sorted(chunks, key=lambda chunk: (chunk.left, chunk.number)))
    largest = max(ordered, key=lambda chunk: chunk.size)
    return SideLine(
        ordered, largest.base, largest.middle, ordered[0].left,
        max(chunk.right for chunk in ordered), largest.size,
    )  # fmt: skip


def matched(one: Side, other: Side) -> list[SideLine | None]:
    """For each line of a side the line of the other side at its height, if there is one."""
    bases = [line.base for line in other.lines]
    return [_partner(line, other.lines, bases) for line in one.lines]


def _partner(line: SideLine, others: Sequence[SideLine], bases: Sequence[float]) -> SideLine | None:
    index = bisect_left(bases, line.base)
    best: SideLine | None = None
    least = 0.0
    for other in others[max(0, index - 1) : index + 2]:
        away = _height_between(line, other)
        if away <= _SAME_HEIGHT * max(line.size, other.size) and (best is None or away < least):
            best, least = other, away
    return best


def _height_between(line: SideLine, other: SideLine) -> float:
    """How far apart two lines stand, by their baselines, their middles or their tops."""
    top = line.base - 0.75 * line.size
    return min(
        min(abs(chunk.base - line.base), abs(chunk.middle - line.middle), abs(chunk.top - top))
        for chunk in other.chunks
    )


def groups(one: Side, step: float = _LINE_STEP) -> list[list[SideLine]]:
    """The lines of a side parted at gaps wider than a step, in parts of the letter's size."""
    found: list[list[SideLine]] = [[one.lines[0]]]
    for before, line in pairwise(one.lines):
        if line.base - before.base <= step * min(before.size, line.size):
            found[-1].append(line)
        else:
            found.append([line])
    return found

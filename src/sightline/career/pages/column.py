"""Columns, sidebars, label rails and tables, told apart by the white space between the words.

A gutter is a strip without ink, bounded above and below by lines that cross it. It parts two
columns where both sides flow on their own. It parts nothing where what stands right of it only
annotates the lines at its height, such as dates set flush right. The order in which the page was
drawn plays no part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sightline.career.pages.chunk import Chunk
from sightline.career.pages.rail import rail_bands
from sightline.career.pages.side import Side, groups, matched, side
from sightline.career.pages.trim import trimmed

__all__ = ["read_blocks"]

_GUTTER = 0.7  # least width, in parts of the usual letter's size
_MAX_CHUNKS = 1_200  # of a region in which columns are looked for
_MAX_GUTTERS = 60  # that are looked at in one region, tallest first
_OFF_CENTRE = 0.3  # of the letter's size, by which a centred line's middle may be off
_BAND_GAP = 0.8  # of the letter's size, between two bands


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip without ink whose right edge is ``x``, between two crossing lines."""

    x: float
    width: float
    low: float
    high: float
    shared: float  # the height over which both sides have words

    def splits(self, chunks: Sequence[Chunk]) -> tuple[list[Chunk], ...]:
        """The chunks above, left, right, below."""
        parts: tuple[list[Chunk], ...] = ([], [], [], [])
        for chunk in chunks:
            if chunk.middle < self.low:
                parts[0].append(chunk)
            elif chunk.middle > self.high:
                parts[3].append(chunk)
            else:
                parts[1 if chunk.left < self.x - 0.01 else 2].append(chunk)
        return parts


def read_blocks(chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """The chunks of a page in blocks, in reading order; the lines of a block stand in one column.

    Every chunk is in exactly one block.
    """
    blocks: list[list[Chunk]] = []
    waiting = [list(chunks)]
    while waiting:
        region = waiting.pop()
        parts = _parts(region)
        if len(parts) < 2:
            blocks.extend(parts)
        else:
            waiting.extend(reversed(parts))
    return blocks


def _parts(region: list[Chunk]) -> list[list[Chunk]]:
    """A region cut along its best gutter, in reading order; the region alone if it has none."""
    if not region:
        return []
    if not 3 <= len(region) <= _MAX_CHUNKS:
        return [region]
    parts = _cut_across(region) or _cut_down(region)
    if not parts:
        return [region]
    head = _centred_head(region)
    return [head, [chunk for chunk in region if chunk not in head]] if head else parts


def _centred_head(region: Sequence[Chunk]) -> list[Chunk]:
    """The centred lines at the top of a region, two or more: a name and what stands under it.

    They stand on both sides of any gutter below, so they are the right side of none.
    """
    left, right = min(one.left for one in region), max(one.right for one in region)
    head: list[Chunk] = []
    lefts: list[float] = []
    for line in side(region).lines:
        is_centred = abs(line.left + line.right - left - right) <= 2 * _OFF_CENTRE * line.size
        if len(line.chunks) > 1 or not is_centred or line.right - line.left > 0.8 * (right - left):
            break
        head.extend(line.chunks)
        lefts.append(line.left)
    is_head = 2 <= len(head) < len(region) and max(lefts) - min(lefts) > 1.0
    return head if is_head else []


def _cut_across(region: list[Chunk]) -> list[list[Chunk]]:
    """A region cut along the best gutter in it; nothing if it has none."""
    for gutter in _gutters(region):
        above, left, right, below = gutter.splits(region)
        if not (left and right):
            continue  # places so far out that they can't be told apart
        columns = trimmed(left, right, below)
        inner = _across(columns.left, columns.right) if columns.left else []
        if inner:
            parts = (above + columns.head, *inner, columns.tail + below)
            return [part for part in parts if part]
    return []


def _cut_down(region: list[Chunk]) -> list[list[Chunk]]:
    """A region cut at wide gaps between its lines, where that lets a gutter be seen.

    What stands between two such parts stays together.
    """
    parts: list[list[Chunk]] = []
    plain: list[Chunk] = []
    for band in _bands(region):
        if len(band) >= 3 and _cut_across(band):
            parts.extend([plain, band] if plain else [band])
            plain = []
        else:
            plain.extend(band)
    parts.extend([plain] if plain else [])
    return parts if len(parts) > 1 else []


def _bands(region: Sequence[Chunk]) -> list[list[Chunk]]:
    """A region's chunks parted where a strip of white runs across it."""
    ordered = sorted(region, key=lambda chunk: (chunk.top, chunk.left, chunk.number))
    bands: list[list[Chunk]] = [[ordered[0]]]
    bottom = ordered[0].bottom
    for chunk in ordered[1:]:
        if chunk.top - bottom > _BAND_GAP * chunk.size:
            bands.append([])
        bands[-1].append(chunk)
        bottom = max(bottom, chunk.bottom)
    return bands


def _gutters(region: Sequence[Chunk]) -> list[_Gutter]:
    """Strips that could part columns, those first along which most is written on both sides."""
    sizes = sorted(chunk.size for chunk in region)
    width = _GUTTER * sizes[len(sizes) // 2]
    found: list[_Gutter] = []
    ordered = sorted(region, key=lambda chunk: (chunk.middle, chunk.left, chunk.number))
    for x in _edges(region):
        found.extend(_strips(ordered, x, width))
    found.sort(key=lambda gutter: (-gutter.shared, -gutter.width, gutter.x))
    return found[:_MAX_GUTTERS]


def _edges(region: Sequence[Chunk]) -> list[float]:
    """The left edges of the region's words, each once, except its own left edge."""
    edges: list[float] = []
    for left in sorted(chunk.left for chunk in region):
        if not edges or left - edges[-1] > 1.0:
            edges.append(left)
    return edges[1:]


def _strips(ordered: Sequence[Chunk], x: float, width: float) -> Iterator[_Gutter]:
    """The strips left of ``x`` that no word crosses, as high as they are."""
    low = float("-inf")
    left: list[Chunk] = []
    right: list[Chunk] = []
    for chunk in ordered:
        if chunk.left >= x - 0.01:
            right.append(chunk)
        elif chunk.right <= x - width:
            left.append(chunk)
        else:
            if left and right:
                yield from _strip(left, right, x, low, chunk.middle)
            left, right, low = [], [], chunk.middle
    if left and right:
        yield from _strip(left, right, x, low, float("inf"))


def _strip(
    left: Sequence[Chunk], right: Sequence[Chunk], x: float, low: float, high: float
) -> Iterator[_Gutter]:
    shared = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    least = min(chunk.left for chunk in right)
    if shared > 0 and least - x < 1.0:
        room = least - max(chunk.right for chunk in left)
        yield _Gutter(x, room, _after(low), _before(high), shared)


def _after(y: float) -> float:
    return y + 0.001


def _before(y: float) -> float:
    return y - 0.001


def _across(left: list[Chunk], right: list[Chunk]) -> list[list[Chunk]]:
    """What stands on both sides of a gutter in reading order; nothing if it parts no columns."""
    one, other = side(left), side(right)
    bands = rail_bands(one, other)
    if bands:
        return bands
    if _are_columns(one, other):
        return _cells(one, other) or [left, right]
    return []


def _are_columns(left: Side, right: Side) -> bool:
    """Whether both sides flow on their own, rather than being parts of the same lines."""
    if len(left.lines) < 2 or len(right.lines) < 2:
        return False
    beside = sum(1 for line in matched(right, left) if line is not None)
    if 10 * beside < 9 * len(right.lines):
        if right.longest_group >= 3 or right.wraps:
            return True
        return right.is_left_aligned and not right.is_right_aligned
    if not right.is_left_aligned:
        return False
    if right.wraps:
        return True
    if right.longest_group < 4:
        return False
    if left.wraps:
        return True
    longer = 2 * len(left.lines) >= 3 * len(right.lines)
    return longer and len(groups(right)) == 1 and not right.is_right_aligned


def _cells(left: Side, right: Side) -> list[list[Chunk]]:
    """The cells of a table row by row, where each begins at the height of its neighbour."""
    cells, others = groups(left), groups(right)
    if len(cells) != len(others) or len(cells) < 2:
        return []
    pairs = zip(cells, others, strict=True)
    if any(abs(cell[0].base - other[0].base) > 0.2 * cell[0].size for cell, other in pairs):
        return []
    return [
        [chunk for line in cell for chunk in line.chunks]
        for pair in zip(cells, others, strict=True)
        for cell in pair
    ]

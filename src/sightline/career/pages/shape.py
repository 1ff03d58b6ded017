"""What is drawn on a page besides letters: pictures, and shapes as small as a list's mark."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sightline.career.pages.frame import Frame
from sightline.career.pages.pdfium_call import bounds_of, given, given_to
from sightline.career.pages.row import Row

__all__ = ["Dot", "Shapes", "read_shapes", "with_dots"]

_DOT = (1.0, 6.0)  # points: the least and largest width and height of a mark
_MAX_DOTS = 2_000
_MANY = 100  # shapes of a page without letters: they are drawn as shapes

Dot = tuple[float, float, float, float]  # left, top, right, bottom in displayed points


@dataclass(frozen=True, slots=True)
class Shapes:
    """The part of a page that its largest picture covers, whether it has many shapes, its dots."""

    picture: float
    are_many: bool
    dots: tuple[Dot, ...]


def read_shapes(objects: Sequence[tuple[int, int]], frame: Frame) -> Shapes:
    """The shapes among a loaded page's objects."""
    area = max(frame.width * frame.height, 1.0)
    largest, count = 0.0, 0
    dots: list[Dot] = []
    for handle, kind in objects:
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            continue
        left, top, right, bottom = _bounds(handle, frame)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            largest = max(largest, (right - left) * (bottom - top) / area)
            continue
        count += 1
        is_dot = _DOT[0] <= right - left <= _DOT[1] and _DOT[0] <= bottom - top <= _DOT[1]
        if is_dot and len(dots) < _MAX_DOTS:
            dots.append((left, top, right, bottom))
    return Shapes(largest, count >= _MANY, tuple(sorted(dots)))


def _bounds(handle: int, frame: Frame) -> Dot:
    left, bottom, right, top = sides = tuple(ctypes.c_float() for _ in range(4))
    if not bounds_of(given(handle), *map(given_to, sides)):
        return 0.0, 0.0, 0.0, 0.0
    return frame.turned(left.value, bottom.value, right.value, top.value, 0)


def with_dots(rows: Sequence[Row], dots: Sequence[Dot]) -> list[Row]:
    """The rows; one that a drawn dot stands before is an item, as with a mark that is a letter."""
    if not dots:
        return list(rows)
    return [
        replace(row, is_item=True)
        if not row.is_item and any(_marks(dot, row) for dot in dots)
        else row
        for row in rows
    ]


def _marks(dot: Dot, row: Row) -> bool:
    left, top, right, bottom = dot
    first = row.chunks[0]
    if not 0.1 * first.size <= first.left - right <= 1.5 * first.size:
        return False
    least, most = 0.15 * first.size, 0.55 * first.size
    is_mark = least <= right - left <= most and least <= bottom - top <= most
    return is_mark and first.top <= (top + bottom) / 2 <= first.base

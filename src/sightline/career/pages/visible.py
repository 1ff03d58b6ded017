"""Which letters a reader can see: the page is drawn with and without its text, and compared.

A letter that leaves no mark is hidden, however that was done: covered by a later shape, clipped
away, transparent, on a layer that is switched off. A letter in the colour of what lies behind it
is told apart by its own colour, since other words may stand at the same place.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sightline.career.pages.frame import Frame, turn
from sightline.career.pages.letter import Letter
from sightline.career.pages.pdfium_call import given, set_active
from sightline.career.pages.pen import Pen

__all__ = ["hidden_letters"]

_LEAST_SIZE = 1.0  # points
_LEAST_MARK = 12  # of 255, in any of the three colours
_LEAST_CONTRAST = 32  # #e0e0e0 on white is 31
_MAX_PIXELS = 1_500_000
_MAX_OBJECTS = 30_000  # of a page that is drawn; of a larger one only the pens are asked
_WHITE = b"\xff" * 65_536
_DARK = bytes(level <= 255 - _LEAST_MARK for level in range(256))
_INVISIBLE_MODES = (3, 7)  # PDF 32000-1, table 106: neither filled nor stroked


@dataclass(frozen=True, slots=True)
class _Picture:
    """A drawn page: four bytes a pixel, blue, green, red and unused."""

    pixels: bytearray
    width: int
    height: int
    stride: int
    scale: float


def hidden_letters(
    page: Any, letters: Sequence[Letter], texts: Sequence[int], frame: Frame
) -> dict[int, str]:
    """The letters (by index) that nobody sees, each with the reason as ``Unread`` has it.

    ``texts`` are the addresses of the objects that draw them.
    """
    pens = {letter[6] for letter in letters}
    invisible = {pen for pen in pens if _is_invisible(pen)}
    pictures = _pictures(page, texts, frame) if len(invisible) < len(pens) else None
    hidden: dict[int, str] = {}
    for letter in _not_plain(letters, invisible, *pictures) if pictures else letters:
        x, y = (letter.left + letter.right) / 2, letter.base - 0.3 * letter.pen.size
        if letter.pen.angle:
            x, y = turn(x, y, -letter.pen.angle)
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            hidden[letter.number] = "off-page"
        elif letter.pen in invisible:
            hidden[letter.number] = "hidden"
        elif pictures and not letter.text.isspace():
            reason = _told_by_pictures(letter, *pictures)
            if reason:
                hidden[letter.number] = reason
    return hidden


def _is_invisible(pen: Pen) -> bool:
    if pen.mode in _INVISIBLE_MODES or pen.size < _LEAST_SIZE:
        return True
    return pen.colour is not None and pen.colour[3] == 0


def _pictures(page: Any, texts: Sequence[int], frame: Frame) -> tuple[_Picture, _Picture] | None:
    """The page with its text and without; nothing where it is too much to draw."""
    if pdfium.FPDFPage_CountObjects(page) > _MAX_OBJECTS:
        return None
    whole = _picture(page, frame)
    if whole is None:
        return None
    for text in texts:
        set_active(given(text), 0)
    bare = _picture(page, frame)
    return None if bare is None else (whole, bare)


def _picture(page: Any, frame: Frame) -> _Picture | None:
    area = max(frame.width * frame.height, 1.0)
    scale = min(1.0, (_MAX_PIXELS / area) ** 0.5)
    width, height = max(1, int(frame.width * scale)), max(1, int(frame.height * scale))
    if width * height > 2 * _MAX_PIXELS:
        return None
    stride = 4 * width
    pixels = bytearray(b"\xff") * (stride * height)
    memory = (ctypes.c_char * len(pixels)).from_buffer(pixels)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGRx, memory, stride)
    if not bitmap:
        return None
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return _Picture(pixels, width, height, stride, scale)


def _told_by_pictures(letter: Letter, whole: _Picture, bare: _Picture) -> str:
    colour = letter.pen.colour
    for start, end in _pixel_rows(letter, whole):
        behind = bare.pixels[start:end]
        if colour is not None and behind == behind[:4] * (len(behind) // 4):
            contrast = max(
                abs(colour[0] - behind[2]), abs(colour[1] - behind[1]), abs(colour[2] - behind[0])
            )
            if contrast < _LEAST_CONTRAST:
                return "background-coloured"
        ink = whole.pixels[start:end]
        if ink == behind:
            continue
        if behind == _WHITE[: len(behind)]:
            strongest = 255 - min(ink)
        else:
            strongest = max(abs(a - b) for a, b in zip(ink, behind, strict=True))
        if strongest >= _LEAST_MARK:
            return ""
    return "hidden"


def _not_plain(
    letters: Sequence[Letter], invisible: Container[Pen], whole: _Picture, bare: _Picture
) -> Iterator[Letter]:
    """The letters of which one row of pixels doesn't show that they are dark on white."""
    scale, width = whole.scale, whole.width
    rows: dict[int, bytes] = {}
    pen, line, dark = None, math.nan, b""
    for letter in letters:
        _, left, right, base, _, _, own, _ = letter
        if own is not pen or base != line:
            pen, line, dark = own, base, b""
            if own not in invisible and _is_dark(own) and base >= 0.3 * own.size:
                y = int((base - 0.25 * own.size) * scale)
                if y not in rows:
                    rows[y] = _dark_on_white(y, whole, bare)
                dark = rows[y]
        first, last = int(left * scale), int(right * scale) + 1
        if last - first >= 5:  # as _columns has it
            first, last = first + 1, last - 1
        if first < 0 or last > width or dark.find(1, 4 * first, 4 * last) < 0:
            yield letter


def _is_dark(pen: Pen) -> bool:
    """Whether a pen writes upright in a colour that can be told from white."""
    if pen.angle or pen.colour is None:
        return False
    return min(pen.colour[:3]) <= 255 - _LEAST_CONTRAST


def _dark_on_white(y: int, whole: _Picture, bare: _Picture) -> bytes:
    """A row's bytes, 1 where they are dark; nothing where the row isn't white without text."""
    row = slice(y * whole.stride, (y + 1) * whole.stride)
    if y < 0 or bare.pixels[row] != b"\xff" * whole.stride:
        return b""
    return bytes(whole.pixels[row].translate(_DARK))


def _columns(left: float, right: float, picture: _Picture) -> tuple[int, int]:
    """The pixels across a letter, without those at its edges that its neighbours reach into."""
    first, last = int(left * picture.scale), int(right * picture.scale) + 1
    if last - first >= 5:
        first, last = first + 1, last - 1
    return max(0, first), min(picture.width, last)


def _pixel_rows(letter: Letter, picture: _Picture) -> Iterator[tuple[int, int]]:
    """The rows of a letter's box as places in the pixels, those at half an x-height first."""
    size, angle = letter.pen.size, letter.pen.angle
    top = min(letter.top, letter.base - 0.8 * size)
    bottom = max(letter.bottom, letter.base + 0.2 * size)
    first_left, last_right, middle = letter.left, letter.right, letter.base - 0.25 * size
    if angle:
        corners = [turn(x, y, -angle) for x in (first_left, last_right) for y in (top, bottom)]
        first_left, last_right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        middle = (top + bottom) / 2
    scale = picture.scale
    left, right = (4 * edge for edge in _columns(first_left, last_right, picture))
    low = max(0, int(top * scale))
    high = min(picture.height, int(bottom * scale) + 1)
    if left >= right:
        return
    begin = min(max(int(middle * scale), low), high)
    for y in (*range(begin, high), *range(begin - 1, low - 1, -1)):
        start = y * picture.stride
        yield start + left, start + right

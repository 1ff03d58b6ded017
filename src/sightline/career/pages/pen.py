"""What the letters of one text object have in common: size, weight, direction, ink."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sightline.career.pages.frame import Frame
from sightline.career.pages.pdfium_call import (
    address_of,
    fill_colour_of,
    font_of,
    given,
    given_to,
    matrix_at,
    mode_of,
    size_at,
    stroke_colour_of,
)

__all__ = ["Pen", "Pens"]

_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|ecbx|-medi(?:ital|obli)?$", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123


@dataclass(frozen=True, slots=True, eq=False)
class Pen:
    """What text objects have in common that are drawn alike: size in points, weight, ink.

    ``angle`` is in degrees clockwise on the page as displayed. ``mode`` is the text render mode,
    ``colour`` red, green, blue and opacity from 0 to 255, None where it is no plain colour.
    ``font`` numbers the page's fonts. A page has one pen of each kind.
    """

    size: float
    is_bold: bool
    angle: int
    mode: int
    colour: tuple[int, int, int, int] | None = None
    font: int = 0


class Pens:
    """The pens of a page, with PDFium's out-parameters for what is asked of each text object.

    Some programs make a text object of every letter, so that there are far fewer pens.
    """

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self._textpage, self._page, self._frame = textpage, given(address_of(textpage)), frame
        self.by_object: dict[int, Pen] = {}  # by the object's address
        self._made: dict[tuple[object, ...], Pen] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._at_matrix = given_to(self._matrix)
        self._shape = memoryview(self._matrix).cast("B")[:16]  # without its place
        self._turned: dict[tuple[float, bytes], tuple[float, int]] = {}
        colour = (ctypes.c_uint * 4)()
        self._colour = memoryview(colour).cast("B").cast("I")
        step = ctypes.sizeof(ctypes.c_uint)
        self._at_colour = [given_to(colour, step * part) for part in range(4)]
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._fonts: dict[tuple[bytes, int, int], tuple[int, bool]] = {}  # by name and flags
        self._handles: dict[int, tuple[int, bool]] = {}  # the same by PDFium's font

    def of(self, index: int, address: int) -> Pen:
        """The pen of the text object at an address, to which a letter (by index) belongs."""
        pen = self.by_object.get(address)
        if pen is None:
            pen = self.by_object[address] = self._pen(index, address)
        return pen

    def _pen(self, index: int, address: int) -> Pen:
        size, angle = size_at(self._page, index), 0
        if matrix_at(self._page, index, self._at_matrix):
            shape = (size, self._shape.tobytes())
            turned = self._turned.get(shape)
            if turned is None:
                turned = self._turned[shape] = self._turn(size)
            size, angle = turned
        mode = mode_of(address)
        font, is_bold = self._handles.get(font_of(address) or 0) or self._font(index, address)
        read = stroke_colour_of if mode == 1 else fill_colour_of
        colour = None
        if read(given(address), *self._at_colour):
            red, green, blue, alpha = self._colour
            colour = (red, green, blue, alpha)
        key = (size, is_bold, angle, mode, colour, font)
        pen = self._made.get(key)
        if pen is None:
            whole = abs(size) if math.isfinite(size) else 0.0
            pen = self._made[key] = Pen(whole, is_bold or mode == 2, angle, mode, colour, font)
        return pen

    def _turn(self, size: float) -> tuple[float, int]:
        """The size on the page and the direction of a text by its size and its matrix."""
        matrix = self._matrix
        return size * math.hypot(matrix.c, matrix.d), self._frame.angle(matrix.a, matrix.b)

    def _font(self, index: int, address: int) -> tuple[int, bool]:
        """The number of a letter's font on its page, and whether it is a bold one."""
        handle = font_of(address) or 0
        name, flags = self._name, self._flags
        pdfium.FPDFText_GetFontInfo(self._textpage, index, name, 128, flags)
        key = (name.value, flags.value, 0 if name.value else handle)
        if key not in self._fonts:
            named = _BOLD.search(name.value.decode("utf-8", "replace")) is not None
            self._fonts[key] = (len(self._fonts), named or bool(flags.value & _FORCE_BOLD))
        if handle:
            self._handles[handle] = self._fonts[key]
        return self._fonts[key]

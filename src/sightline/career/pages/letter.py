"""The letters of a page as they are drawn: what each is, where it stands, how large it is."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sightline.career.pages.frame import Frame
from sightline.career.pages.pdfium_call import (
    address_of,
    fill_colour_of,
    font_of,
    glyph_width_of,
    loose_box_at,
    matrix_at,
    mode_of,
    origin_at,
    size_at,
    stroke_colour_of,
    text_object_at,
    unicode_at,
)

__all__ = ["MAX_LETTERS", "Letter", "Pen", "has_more_letters", "read_letters"]

MAX_LETTERS = 40_000  # of one page; a dense page of a book has 6,000
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|ecbx|-medi(?:ital|obli)?$", re.IGNORECASE)
_OVERHANG = 0.03  # of the letter's size, by which ink stands before the letter's origin
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_JOINERS = "\u200c\u200d"  # they change how their neighbours look
_BLANK = 0x20
_HYPHEN = 0x02  # what PDFium makes of a hyphen that it believes to part a word at a line's end


@dataclass(frozen=True, slots=True, eq=False)
class Pen:
    """What one text object has in common: its size in points, weight, direction and ink.

    ``angle`` is in degrees clockwise on the page as displayed. ``number`` counts the objects in the
    order in which they are drawn, ``handle`` is the object's address. ``mode`` is the text render
    mode, ``colour`` red, green, blue and opacity from 0 to 255, None where it is no plain colour.
    ``font`` numbers the page's fonts.
    """

    number: int
    size: float
    is_bold: bool
    angle: int
    mode: int
    handle: int
    colour: tuple[int, int, int, int] | None = None
    font: int = 0


class Letter(NamedTuple):
    """A letter (or a ligature's letters), in points of the frame that its text runs along."""

    text: str
    left: float
    right: float
    base: float
    top: float
    bottom: float
    pen: Pen
    number: int


_letter = tuple.__new__  # what Letter(...) does, without the call that takes its names


class _Box:
    """PDFium's out-parameters, made once for a page, and their addresses."""

    def __init__(self, textpage: Any) -> None:
        self.page = address_of(textpage)
        self.loose = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.tight = [ctypes.c_double() for _ in range(4)]
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.fonts: dict[tuple[bytes, int], tuple[int, bool]] = {}  # by name and flags
        self.handles: dict[int, tuple[int, bool]] = {}  # the same by PDFium's font
        self.mapped: set[int] = set()  # glyphs that have letters: font << 32 | code
        self.x = ctypes.c_double()
        self.y = ctypes.c_double()
        self.at_loose = ctypes.addressof(self.loose)
        self.at_matrix = ctypes.addressof(self.matrix)
        self.at_colour = [ctypes.addressof(part) for part in self.colour]
        self.at_x, self.at_y = ctypes.addressof(self.x), ctypes.addressof(self.y)


def read_letters(textpage: Any, frame: Frame) -> list[Letter]:
    """Every letter that PDFium finds on a page, in the order of the content stream.

    Blanks and line ends that PDFium makes up are left out, since they depend on that order. At most
    ``MAX_LETTERS`` are read.
    """
    letters: list[Letter] = []
    for letter in _drawn(textpage, frame):
        before = letters[-1] if letters else letter
        if letter[1:4] == before[1:4] and letter.pen is before.pen and letter is not before:
            letters[-1] = before._replace(text=before.text + letter.text)  # a ligature's letters
        else:
            letters.append(letter)
    plain = (
        letter if letter[0].isascii() and letter[0].isprintable() else _plain(letter)
        for letter in letters
    )
    return [letter for letter in plain if letter[0]]


def has_more_letters(textpage: Any) -> bool:
    """Whether a page holds more letters than are read."""
    return bool(pdfium.FPDFText_CountChars(textpage) > MAX_LETTERS)


def _plain(letter: Letter) -> Letter:
    """A letter as it looks: halves of surrogate pairs joined, no control characters.

    A soft hyphen that is drawn is a hyphen. Fonts that map their hyphen to U+00AD are common, so
    that it says nothing of hyphenation.
    """
    text = letter.text.replace("\u00ad", "-")
    if any("\ud800" <= half <= "\udfff" for half in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return letter._replace(text="".join(map(_shown, text)))


def _shown(character: str) -> str:
    """A character as it is shown: a blank for white space, nothing for marks of direction."""
    if character.isprintable() or character in _JOINERS:
        return character
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return character if category == "Co" else "\ufffd"


def _drawn(textpage: Any, frame: Frame) -> Iterator[Letter]:
    box = _Box(textpage)
    page, mapped, at_x, at_y = box.page, box.mapped, box.at_x, box.at_y
    pens: dict[int, Pen] = {}
    last, pen = 0, None
    for index in range(min(pdfium.FPDFText_CountChars(textpage), MAX_LETTERS)):
        address = text_object_at(page, index)
        if not address:
            continue
        if pen is None or address != last:
            last, pen = address, pens.get(address)
        if pen is None:
            pen = pens[address] = _pen(textpage, index, address, len(pens), frame, box)
        code = unicode_at(page, index)
        if (pen.font << 32 | code) not in mapped and _is_unmapped(textpage, index, pen, code, box):
            code = 0
        if not origin_at(page, index, at_x, at_y):
            continue
        sides = _sides(textpage, index, pen, code, frame, box)
        if sides is not None and isfinite(sum(sides)):
            text = chr(code) if 0x20 <= code < 0xD800 else _text(code)
            yield _letter(Letter, (text, *sides, pen, index))


def _pen(textpage: Any, index: int, address: int, number: int, frame: Frame, box: _Box) -> Pen:
    matrix = box.matrix
    size = size_at(box.page, index)
    angle = 0
    if matrix_at(box.page, index, box.at_matrix):
        size *= math.hypot(matrix.c, matrix.d)
        angle = frame.angle(matrix.a, matrix.b)
    mode = mode_of(address)
    size = abs(size) if math.isfinite(size) else 0.0
    font, is_bold = _font(textpage, index, address, box)
    colour = _colour(address, mode, box)
    return Pen(number, size, is_bold or mode == 2, angle, mode, address, colour, font)


def _colour(address: int, mode: int, box: _Box) -> tuple[int, int, int, int] | None:
    read = stroke_colour_of if mode == 1 else fill_colour_of
    if not read(address, *box.at_colour):
        return None
    red, green, blue, alpha = box.colour
    return red.value, green.value, blue.value, alpha.value


def _font(textpage: Any, index: int, address: int, box: _Box) -> tuple[int, bool]:
    """The number of a letter's font on its page, and whether it is a bold one."""
    handle = font_of(address)
    if handle and handle in box.handles:
        return box.handles[handle]
    pdfium.FPDFText_GetFontInfo(textpage, index, box.name, 128, box.flags)
    key = (box.name.value, box.flags.value)
    if key not in box.fonts:
        named = _BOLD.search(box.name.value.decode("utf-8", "replace")) is not None
        box.fonts[key] = (len(box.fonts), named or bool(box.flags.value & _FORCE_BOLD))
    if handle:
        box.handles[handle] = box.fonts[key]
    return box.fonts[key]


def _sides(
    textpage: Any, index: int, pen: Pen, code: int, frame: Frame, box: _Box
) -> tuple[float, float, float, float, float] | None:
    """Left, right, base, top and bottom of a letter along its text."""
    x, y = box.x.value, box.y.value
    is_upright = pen.angle == 0 and frame.quarters == 0
    if code == _BLANK and is_upright:
        left, base = x - frame.left, frame.top - y  # of a blank only its place counts
        return left, left, base, base, base
    corners = _loose(x, index, pen, code, box) if pen.angle == 0 else None
    corners = corners or _tight(textpage, index, box)
    if corners is None:
        return None
    left, bottom, right, top = corners
    if is_upright:
        across, down = frame.left, frame.top
        return left - across, right - across, down - y, down - top, down - bottom
    left, top, right, bottom = frame.turned(left, bottom, right, top, pen.angle)
    return left, right, frame.turned_point(x, y, pen.angle)[1], top, bottom


def _is_unmapped(textpage: Any, index: int, pen: Pen, code: int, box: _Box) -> bool:
    """Whether a glyph has no letter, asked once for each glyph of a font that has one."""
    if code == 0 or pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1:
        return True
    box.mapped.add(pen.font << 32 | code)
    return False


def _text(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code == 0 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _loose(
    x: float, index: int, pen: Pen, code: int, box: _Box
) -> tuple[float, float, float, float] | None:
    """The box of a letter's advance and its font's ascent and descent.

    PDFium widens it to the letter's ink; the hanging ends of a slanted f would close the blanks.
    """
    rect = box.loose
    if not loose_box_at(box.page, index, box.at_loose):
        return None
    left, right = rect.left, rect.right
    if right <= left:
        return None
    if x - left > _OVERHANG * pen.size:
        left = x
        advance = _advance(pen, code)
        right = left + advance if 0 < advance < right - left else right
    return left, rect.bottom, right, rect.top


def _advance(pen: Pen, code: int) -> float:
    """The advance of a letter by its font, in points; 0 where the font doesn't tell."""
    width = ctypes.c_float()
    font = font_of(pen.handle)
    if not font or not glyph_width_of(font, code, pen.size, ctypes.addressof(width)):
        return 0.0
    return width.value if math.isfinite(width.value) else 0.0


def _tight(textpage: Any, index: int, box: _Box) -> tuple[float, float, float, float] | None:
    """The box of a letter's ink."""
    left, right, bottom, top = box.tight
    if not pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
        return None
    return left.value, bottom.value, right.value, top.value

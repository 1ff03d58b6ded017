"""The letters of a page as they are drawn: what each is, where it stands, how large it is."""

from __future__ import annotations

import ctypes
import math
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sightline.career.pages.direction import has_right_to_left
from sightline.career.pages.frame import Frame
from sightline.career.pages.pdfium_call import (
    Given,
    address_of,
    font_of,
    given,
    given_to,
    glyph_width_of,
    loose_box_at,
    origin_at,
    text_object_at,
    unicode_at,
)
from sightline.career.pages.pen import Pen, Pens

__all__ = ["MAX_LETTERS", "Letter", "has_more_letters", "read_letters"]

MAX_LETTERS = 40_000  # of one page; a dense page of a book has 6,000
_OVERHANG = 0.03  # of the letter's size, by which ink stands before the letter's origin
_JOINERS = "\u200c\u200d"  # they change how their neighbours look
_BLANK = 0x20
_HYPHEN = 0x02  # what PDFium makes of a hyphen that it believes to part a word at a line's end
_FOUR = struct.Struct("4f")  # left, top, right, bottom of PDFium's FS_RECTF
_SAME_WIDTH = 0.01  # of the letter's size; a ligature of the same letters is wider by far more
_LEAP = 32  # letters that are taken for one object's where the first and the last are


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


# A glyph that has a letter and looks like it, in parts of the size: how wide PDFium's box is, how
# far its origin is from the box's left side where ink stands before it, and its advance.
_Glyph = tuple[float, float, float]
_letter = tuple.__new__  # what Letter(...) does, without the call that takes its names


def read_letters(textpage: Any, frame: Frame) -> tuple[list[Letter], list[int]]:
    """Every letter that PDFium finds on a page, in the order of the content stream.

    Blanks and line ends that PDFium makes up are left out, since they depend on that order. At most
    ``MAX_LETTERS`` are read. With them come the addresses of the text objects that draw them.
    """
    reading = _Reading(textpage, frame)
    return reading.letters(), reading.objects()


def has_more_letters(textpage: Any) -> bool:
    """Whether a page holds more letters than are read."""
    return bool(pdfium.FPDFText_CountChars(textpage) > MAX_LETTERS)


def _plain(text: str) -> str:
    """A letter as it looks: halves of surrogate pairs joined, no control characters.

    A soft hyphen that is drawn is a hyphen. Fonts that map their hyphen to U+00AD are common, so
    that it says nothing of hyphenation.
    """
    text = text.replace("\u00ad", "-")
    if any("\ud800" <= half <= "\udfff" for half in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(map(_shown, text))


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


def _text(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code == 0 or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _codes(textpage: Any, page: Given, count: int) -> list[int]:
    """The code points of a page's letters: in one call where it gives each letter one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    units = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(units - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        return [unicode_at(page, index) for index in range(count)]
    codes = list(map(ord, text))
    for index, code in enumerate(codes):
        if code >= 0xD800:
            codes[index] = unicode_at(page, index)  # a hyphen at a line's end has another here
    return codes


def _runs(page: Given, codes: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The letters of one text object that follow one another: first, last + 1, its address.

    Among them may be blanks that PDFium made up, which belong to no object. Text from right to left
    may stand between the letters of one object, so that each letter is asked there.
    """
    count, index, address = len(codes), 0, None
    farthest = 1 if has_right_to_left("".join(map(_text, set(codes)))) else _LEAP
    while index < count:
        address = address or text_object_at(page, index)
        end, leap, other = index + 1, 1, None
        while address and end < count:
            there = min(end + leap, count)
            other = text_object_at(page, there - 1)
            if other == address:
                end, leap = there, min(2 * leap, farthest)
            elif leap > 1:
                leap //= 2
            else:
                break
        if address:
            yield index, end, address
        index, address = end, other if other != address else None


class _Reading:
    """A page's letters as they are read, with PDFium's out-parameters, made once."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self._textpage, self._page, self._frame = textpage, given(address_of(textpage)), frame
        self._count = min(pdfium.FPDFText_CountChars(textpage), MAX_LETTERS)
        self._pens = Pens(textpage, frame)
        self._letters: list[Letter] = []
        self._start, self._address = 0, 0  # of the run of one object's letters that is being read
        # The number of the last letter read alone, and its left, right and base.
        self._alone: tuple[int, tuple[float, ...]] = (-1, ())
        self._odd: list[int] = []  # places of letters that may look otherwise than their text
        self._easy: defaultdict[int, dict[int, _Glyph]] = defaultdict(dict)  # by font and code
        self._mapped: set[int] = set()  # glyphs that have letters: font << 32 | code
        self._loose = pdfium.FS_RECTF()
        self._tight = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at_loose = given_to(self._loose)
        self._at_x, self._at_y = given_to(self._x), given_to(self._y)

    def letters(self) -> list[Letter]:
        codes = _codes(self._textpage, self._page, self._count)
        pens = self._pens.by_object
        for start, end, address in _runs(self._page, codes):
            pen = pens.get(address) or self._pens.of(start, address)
            self._start, self._address = start, address
            if self._is_level(start, end, pen):
                self._read_level(start, end, pen, codes)
            else:
                for index in range(start, end):
                    self._read(index, pen, codes[index])
        for place in self._odd:
            letter = self._letters[place]
            self._letters[place] = letter._replace(text=_plain(letter.text))
        return [one for one in self._letters if one[0]] if self._odd else self._letters

    def objects(self) -> list[int]:
        return list(self._pens.by_object)

    def _is_level(self, start: int, end: int, pen: Pen) -> bool:
        """Whether a run's letters stand upright on one line, at the height that is then in y."""
        if pen.angle or self._frame.quarters:
            return False
        if not origin_at(self._page, end - 1, self._at_x, self._at_y):
            return False
        last = self._y.value
        if end - start > 1 and not origin_at(self._page, start, self._at_x, self._at_y):
            return False
        return isfinite(last) and self._y.value == last

    def _read_level(self, start: int, end: int, pen: Pen, codes: Sequence[int]) -> None:
        """Read a run that stands upright on one line: one call for each letter that is easy."""
        letters, easy, page = self._letters, self._easy[pen.font], self._page
        loose, at_loose, four, size = self._loose, self._at_loose, _FOUR.unpack_from, pen.size
        across, down = self._frame.left, self._frame.top
        base, last = down - self._y.value, math.nan
        for index in range(start, end):
            code = codes[index]
            glyph = easy.get(code)
            if glyph is not None and loose_box_at(page, index, at_loose):
                width, inset, advance = glyph
                left, top, right, bottom = four(loose)
                left, right = left - across, right - across
                if -_SAME_WIDTH < (right - left) / size - width < _SAME_WIDTH:
                    if inset:
                        left += inset * size
                        right = left + advance * size
                    top, bottom = down - top, down - bottom
                    if left != last and isfinite(top + bottom):
                        last = left
                        box = (chr(code), left, right, base, top, bottom, pen, index)
                        letters.append(_letter(Letter, box))
                        continue
            elif code == _BLANK:  # of a blank only its place counts
                last = math.nan
                if text_object_at(page, index) and origin_at(page, index, self._at_x, self._at_y):
                    left = self._x.value - across
                    if isfinite(left):
                        box = (" ", left, left, base, base, base, pen, index)
                        letters.append(_letter(Letter, box))
                continue
            self._read(index, pen, code)
            last = letters[-1].left if letters else math.nan

    def _read(self, index: int, pen: Pen, code: int) -> None:
        """Read one letter, whatever it is; those at one place are a ligature's."""
        if code <= _BLANK and not text_object_at(self._page, index):
            return
        if not origin_at(self._page, index, self._at_x, self._at_y):
            return
        code = code if self._is_mapped(index, pen, code) else 0
        sides = self._sides(index, pen, code)
        if sides is None or not isfinite(sum(sides)):
            return
        letters, text = self._letters, _text(code)
        before = letters[-1] if letters else None
        if before and before.number >= self._start and sides[:3] == self._place_of(before):
            right = self._ligature_right(before, sides[1] - sides[0], pen)
            letters[-1] = before._replace(text=before.text + text, right=right)
        else:
            letters.append(_letter(Letter, (text, *sides, pen, index)))
            self._alone = (index, sides[:3])
        if not (text.isascii() and text.isprintable()):
            self._odd.append(len(letters) - 1)

    def _place_of(self, letter: Letter) -> tuple[float, ...]:
        """Where a letter was found to stand, before others were joined to it."""
        number, place = self._alone
        return place if number == letter.number else letter[1:4]

    def _ligature_right(self, before: Letter, advance: float, pen: Pen) -> float:
        """The right side of a ligature that one more letter is joined to.

        Where ink stands before its origin, the first letter's own advance was taken for its width.
        """
        if pen.angle or self._frame.quarters:
            return before.right
        widest: float = self._loose.right - self._frame.left
        return max(before.right, min(widest, before.right + advance))

    def _is_mapped(self, index: int, pen: Pen, code: int) -> bool:
        """Whether a glyph has a letter, asked until one glyph of the font and letter has."""
        key = pen.font << 32 | code
        if key in self._mapped:
            return True
        if code == 0 or pdfium.FPDFText_HasUnicodeMapError(self._textpage, index) == 1:
            return False
        self._mapped.add(key)
        return True

    def _sides(
        self, index: int, pen: Pen, code: int
    ) -> tuple[float, float, float, float, float] | None:
        """Left, right, base, top and bottom of a letter along its text, from its origin."""
        frame, x, y = self._frame, self._x.value, self._y.value
        is_upright = pen.angle == 0 and frame.quarters == 0
        if code == _BLANK and is_upright:
            left, base = x - frame.left, frame.top - y  # of a blank only its place counts
            return left, left, base, base, base
        corners = self._loose_sides(x, index, pen, code) if pen.angle == 0 else None
        corners = corners or self._tight_sides(index)
        if corners is None:
            return None
        left, bottom, right, top = corners
        if is_upright:
            across, down = frame.left, frame.top
            return left - across, right - across, down - y, down - top, down - bottom
        left, top, right, bottom = frame.turned(left, bottom, right, top, pen.angle)
        return left, right, frame.turned_point(x, y, pen.angle)[1], top, bottom

    def _loose_sides(
        self, x: float, index: int, pen: Pen, code: int
    ) -> tuple[float, float, float, float] | None:
        """The box of a letter's advance and its font's ascent and descent.

        PDFium widens it to the letter's ink; the hanging ends of a slanted f would close the
        blanks.
        """
        rect = self._loose
        if not loose_box_at(self._page, index, self._at_loose):
            return None
        left, right = rect.left, rect.right
        if right <= left:
            return None
        width, inset = right - left, x - left
        if inset > _OVERHANG * pen.size:
            left = x
            advance = _advance(self._address, pen.size, code)
            right = left + advance if 0 < advance < right - left else right
        else:
            inset = 0.0
        if _BLANK < code < 0xD800 and pen.size and _plain(chr(code)) == chr(code):
            glyph = (width / pen.size, inset / pen.size, (right - left) / pen.size)
            self._easy[pen.font].setdefault(code, glyph)
        return left, rect.bottom, right, rect.top

    def _tight_sides(self, index: int) -> tuple[float, float, float, float] | None:
        """The box of a letter's ink."""
        left, right, bottom, top = self._tight
        if not pdfium.FPDFText_GetCharBox(self._textpage, index, left, right, bottom, top):
            return None
        return left.value, bottom.value, right.value, top.value


def _advance(address: int, size: float, code: int) -> float:
    """The advance of a letter by its font, in points; 0 where the font doesn't tell."""
    width = ctypes.c_float()
    font = font_of(address)
    if not font or not glyph_width_of(font, code, size, ctypes.addressof(width)):
        return 0.0
    return width.value if math.isfinite(width.value) else 0.0

"""PDFium's functions that are asked of every letter and object, called without ctypes' checks.

pypdfium2 makes a pointer object of each argument and result, which takes longer than most of these
functions do. Here what is handed over is made once: ``given`` of an address, ``given_to`` of a
ctypes value that the function fills in. Functions of a letter or of a page's object by its number
take these and the number; nothing checks them, and a bare address would be cut to 32 bits. The
other functions take addresses as numbers. All are pypdfium2's own; what each does, ``fpdf_text.h``
and ``fpdf_edit.h`` of PDFium say.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

__all__ = [
    "Given",
    "address_of",
    "bounds_of",
    "count_marks_of",
    "fill_colour_of",
    "font_of",
    "given",
    "given_to",
    "glyph_width_of",
    "loose_box_at",
    "mark_of",
    "matrix_at",
    "mode_of",
    "object_at",
    "origin_at",
    "remove_mark",
    "set_active",
    "size_at",
    "stroke_colour_of",
    "text_object_at",
    "type_of",
    "unicode_at",
    "value_type_of",
]

Given = Any  # an argument as ctypes hands it over; its type has no name
_ADDRESS = ctypes.c_void_p
_INT = ctypes.c_int


def address_of(handle: Any) -> int:
    """The address that one of pypdfium2's handles holds."""
    return ctypes.cast(handle, _ADDRESS).value or 0


given: Callable[[int], Given] = _ADDRESS.from_param  # an address as an argument


def given_to(value: Any, offset: int = 0) -> Given:
    """The place of a ctypes value, or of a part of it, as an argument to be filled in."""
    return ctypes.byref(value, offset)


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


# Given a text page and a letter's number, and given to what is filled in.
text_object_at = _bound(pdfium.FPDFText_GetTextObject, _ADDRESS)
unicode_at = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
size_at = _bound(pdfium.FPDFText_GetFontSize, ctypes.c_double)
origin_at = _bound(pdfium.FPDFText_GetCharOrigin, _INT)
loose_box_at = _bound(pdfium.FPDFText_GetLooseCharBox, _INT)
matrix_at = _bound(pdfium.FPDFText_GetMatrix, _INT)

# Given a page or an object, and a number or what is filled in.
object_at = _bound(pdfium.FPDFPage_GetObject, _ADDRESS)
set_active = _bound(pdfium.FPDFPageObj_SetIsActive, _INT)
fill_colour_of = _bound(pdfium.FPDFPageObj_GetFillColor, _INT)
stroke_colour_of = _bound(pdfium.FPDFPageObj_GetStrokeColor, _INT)
mark_of = _bound(pdfium.FPDFPageObj_GetMark, _ADDRESS)
bounds_of = _bound(pdfium.FPDFPageObj_GetBounds, _INT)

# By the address of an object.
type_of = _bound(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
mode_of = _bound(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
font_of = _bound(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
count_marks_of = _bound(pdfium.FPDFPageObj_CountMarks, _INT, _ADDRESS)
remove_mark = _bound(pdfium.FPDFPageObj_RemoveMark, _INT, _ADDRESS, _ADDRESS)

# By the address of a font, a letter's code, a size and an address; of a mark, and a key.
glyph_width_of = _bound(
    pdfium.FPDFFont_GetGlyphWidth, _INT, _ADDRESS, ctypes.c_uint, ctypes.c_float, _ADDRESS
)
value_type_of = _bound(pdfium.FPDFPageObjMark_GetParamValueType, _INT, _ADDRESS, ctypes.c_char_p)

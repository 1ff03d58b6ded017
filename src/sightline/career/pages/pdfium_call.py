"""PDFium's functions that are asked of every letter and object, with addresses as plain numbers.

pypdfium2 makes a pointer object of each argument and result, which takes longer than most of these
functions do. Here a handle is an integer, and an out-parameter is the address of a ctypes value
that the caller keeps. The functions are pypdfium2's own; what each does, ``fpdf_text.h`` and
``fpdf_edit.h`` of PDFium say.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

__all__ = [
    "address_of",
    "bounds_of",
    "count_marks_of",
    "fill_colour_of",
    "font_of",
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

_ADDRESS = ctypes.c_void_p
_INT = ctypes.c_int


def address_of(handle: Any) -> int:
    """The address that one of pypdfium2's handles holds."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


# Of a text page and a letter's number.
text_object_at = _bound(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
unicode_at = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
size_at = _bound(pdfium.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
origin_at = _bound(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
loose_box_at = _bound(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
matrix_at = _bound(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)

# Of a page's object.
object_at = _bound(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
type_of = _bound(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
set_active = _bound(pdfium.FPDFPageObj_SetIsActive, _INT, _ADDRESS, _INT)
mode_of = _bound(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
font_of = _bound(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_FOUR = (_ADDRESS,) * 4
fill_colour_of = _bound(pdfium.FPDFPageObj_GetFillColor, _INT, _ADDRESS, *_FOUR)
stroke_colour_of = _bound(pdfium.FPDFPageObj_GetStrokeColor, _INT, _ADDRESS, *_FOUR)
count_marks_of = _bound(pdfium.FPDFPageObj_CountMarks, _INT, _ADDRESS)
mark_of = _bound(pdfium.FPDFPageObj_GetMark, _ADDRESS, _ADDRESS, ctypes.c_ulong)
remove_mark = _bound(pdfium.FPDFPageObj_RemoveMark, _INT, _ADDRESS, _ADDRESS)
bounds_of = _bound(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, *_FOUR)

# Of a font, a letter's code and a size; of a mark and a key.
glyph_width_of = _bound(
    pdfium.FPDFFont_GetGlyphWidth, _INT, _ADDRESS, ctypes.c_uint, ctypes.c_float, _ADDRESS
)
value_type_of = _bound(pdfium.FPDFPageObjMark_GetParamValueType, _INT, _ADDRESS, ctypes.c_char_p)

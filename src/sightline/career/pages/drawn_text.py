"""What is drawn counts: what was written over a page too, and no text that stands for another.

A replacement text (``ActualText``) may hold anything; no reader of the page sees it. It is used
only where the drawn glyphs have no letters of their own.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sightline.career.pages.pdfium_call import (
    address_of,
    count_marks_of,
    given,
    mark_of,
    object_at,
    remove_mark,
    type_of,
    value_type_of,
)

__all__ = ["drop_replacements", "flatten_writing", "page_objects"]

_MAX_OBJECTS = 20_000
_MAX_MARKS = 20
_MAX_NOTES = 1_000
_WRITING = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET)
_KEY = b"ActualText"


def page_objects(page: Any) -> Iterator[tuple[int, int]]:
    """A page's objects and those of its forms one level down, each with its type."""
    whole = given(address_of(page))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        handle = object_at(whole, index)
        kind = type_of(handle)
        yield handle, kind
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            form = ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT)
            for place in range(min(pdfium.FPDFFormObj_CountObjects(form), _MAX_OBJECTS)):
                inner = address_of(pdfium.FPDFFormObj_GetObject(form, place))
                yield inner, type_of(inner)


def flatten_writing(page: Any) -> bool:
    """Make what was written over a page, as into a form's fields, part of it.

    True where there was any: the page must be loaded again, and has no links any more.
    """
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MAX_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in _WRITING:
            done = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            return bool(done == pdfium.FLATTEN_SUCCESS)
    return False


def drop_replacements(objects: Sequence[tuple[int, int]]) -> bool:
    """Take the replacement texts off a loaded page's objects; whether there were any."""
    dropped = False
    others: set[int] = set()  # marks that hold no replacement; objects share them
    for handle, kind in objects:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            for mark in _replacements(handle, others):
                dropped = bool(remove_mark(handle, mark)) or dropped
    return dropped


def _replacements(handle: int, others: set[int]) -> list[int]:
    found = []
    for index in range(min(count_marks_of(handle), _MAX_MARKS)):
        mark = mark_of(given(handle), index)
        if not mark or mark in others:
            continue
        if value_type_of(mark, _KEY) == pdfium.FPDF_OBJECT_STRING:
            found.append(mark)
        else:
            others.add(mark)
    return found

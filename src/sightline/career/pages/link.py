"""The addresses behind a page's words, and where those words stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from sightline.career.pages.chunk import Chunk
from sightline.career.pages.frame import Frame, turn

__all__ = ["Link", "linked_part", "read_links"]

_MAX_LINKS = 400
_MAX_ADDRESS = 2_000  # bytes


class Link(NamedTuple):
    """An address, and its box in points from the displayed page's upper left corner."""

    address: str
    left: float
    top: float
    right: float
    bottom: float


def read_links(document: Any, page: Any, frame: Frame) -> list[Link]:
    """The link annotations of a page that have a web, mail or telephone address."""
    return list(_links(document, page, frame))


def _links(document: Any, page: Any, frame: Frame) -> Iterator[Link]:
    place = ctypes.c_int(0)
    handle = pdfium.FPDF_LINK()
    rect = pdfium.FS_RECTF()
    for _ in range(_MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(handle)):
            return
        address = _address(document, handle)
        if address and pdfium.FPDFLink_GetAnnotRect(handle, ctypes.byref(rect)):
            yield Link(address, *frame.turned(rect.left, rect.bottom, rect.right, rect.top, 0))


def _address(document: Any, handle: Any) -> str:
    action = pdfium.FPDFLink_GetAction(handle)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(_MAX_ADDRESS)
    length = pdfium.FPDFAction_GetURIPath(document, action, buffer, _MAX_ADDRESS)
    if not 1 < length <= _MAX_ADDRESS:
        return ""
    address = buffer.raw[: length - 1].decode("utf-8", "replace").strip()
    return address if address.isprintable() else ""


def linked_part(chunk: Chunk, angle: int, link: Link) -> tuple[int, int] | None:
    """The part of a chunk's text over which a link lies: more than half of each letter."""
    if angle == 0 and (link.left > chunk.right or link.right < chunk.left):
        return None
    if angle == 0 and (link.top > chunk.bottom or link.bottom < chunk.top):
        return None
    first = last = None
    offset = 0
    for letter in chunk.letters:
        offset = chunk.text.index(letter.text, offset)
        x, y = turn((letter.left + letter.right) / 2, letter.base - 0.25 * chunk.size, -angle)
        if link.left <= x <= link.right and link.top <= y <= link.bottom:
            first = offset if first is None else first
            last = offset + len(letter.text)
        offset += len(letter.text)
    return None if first is None or last is None else (first, last)

"""Whether a small PDF unfolds to so much that drawing it would take hours or all memory.

PDFium bounds neither how often drawings may be drawn within drawings nor how far its streams
unpack, so that is counted before it is asked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["is_too_heavy"]

MAX_UNPACKED = 48 * 1024 * 1024  # bytes of all streams but pictures
MAX_DRAWINGS = 20_000  # drawings within drawings, counted through
_HEAD = 8_000  # bytes before a stream in which its dictionary stands
_DEPTH = 40  # PDFium's own bound of forms within forms
_REFERENCE = re.compile(rb"(\d{1,9})[ \r\n\t]{1,9}\d{1,5}[ \r\n\t]{1,9}R")
_RESOURCES = re.compile(
    rb"/(?:Resources|XObject)[ \r\n\t]{0,9}(\d{1,9})[ \r\n\t]{1,9}\d{1,5} {1,9}R"
)
_NUMBER = re.compile(rb"(\d{1,9})[ \r\n\t]{1,9}\d{1,5}[ \r\n\t]{1,9}obj")
_DO = re.compile(rb"/[^ \r\n\t/]{1,127}[ \r\n\t]{1,9}Do\b")


@dataclass(frozen=True, slots=True)
class _Form:
    """A drawing: how often it draws another, and which it may draw."""

    draws: int
    others: frozenset[int]


def is_too_heavy(data: bytes) -> bool:
    """Whether a PDF's streams unpack, or its drawings multiply, beyond the bounds."""
    forms: dict[int, _Form] = {}
    room = MAX_UNPACKED
    for head, body in _streams(data):
        if b"/Image" in head:
            continue
        content = _unpacked(head, body, room)
        room -= len(content)
        if room <= 0:
            return True
        number = _NUMBER.search(head)
        if b"/Form" in head and number:
            draws = len(_DO.findall(content))
            if draws:
                forms[int(number[1])] = _Form(draws, _named(head, data))
    return _multiplies(forms)


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each stream's dictionary, with the object's number before it, and its packed bytes."""
    place = data.find(b"stream")
    while place >= 0:
        start = place + len(b"stream")
        end = data.find(b"endstream", start)
        if end < 0:
            end = len(data)
        begin = max(0, place - _HEAD)
        opened = data.rfind(b" obj", begin, place)
        if opened >= 0:
            yield data[max(begin, opened - 20) : place], data[start:end].lstrip(b"\r\n")
        place = data.find(b"stream", end + len(b"endstream"))


def _unpacked(head: bytes, body: bytes, room: int) -> bytes:
    """A stream's content as far as there is room, packed as it is where it is packed otherwise."""
    if b"/FlateDecode" not in head and b"/Fl" not in head:
        return body[:room]
    try:
        return zlib.decompressobj().decompress(body, room)
    except zlib.error:
        return b""


def _named(head: bytes, data: bytes) -> frozenset[int]:
    """The objects that a drawing's dictionary names, and those that its resources name."""
    named = {int(number) for number in _REFERENCE.findall(head)}
    for number in _RESOURCES.findall(head):
        place = data.find(b"\n" + number + b" 0 obj")
        if place >= 0:
            named.update(int(one) for one in _REFERENCE.findall(data[place : place + _HEAD]))
    return frozenset(named)


def _multiplies(forms: dict[int, _Form]) -> bool:
    counts = dict.fromkeys(forms, 1)
    for _ in range(_DEPTH):
        after = {
            number: 1 + form.draws * max((counts.get(one, 0) for one in form.others), default=0)
            for number, form in forms.items()
        }
        if max(after.values(), default=0) > MAX_DRAWINGS:
            return True
        if after == counts:
            break
        counts = after
    return False

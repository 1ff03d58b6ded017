"""The lines of a pipe one after the other, so that an answer begins before its question ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sightline.career.reading.encoding import decoded
from sightline.career.reading.file_kind import foreign_kind, looks_like_html, looks_like_json
from sightline.career.reading.read import MAX_BYTES

__all__ = ["plain_lines"]

_LONGEST_FIRST_LINE = 65_536
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def plain_lines(pipe: BinaryIO) -> tuple[Iterator[str] | None, bytes]:
    """The lines of a text without their ends, or None, and what was read of the pipe so far.

    None where the first line may be that of a document that has to be seen whole: a PDF, a packed
    file, a web page, JSON, a text in wide letters, or a line longer than 65,536 bytes.
    """
    first = pipe.readline(_LONGEST_FIRST_LINE)
    if not first.endswith(b"\n") or b"\0" in first or first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, first
    if b"%PDF-" in first or first.startswith(_PACKED) or foreign_kind(first) is not None:
        return None, first
    text = decoded("standard input", first)
    if not text.strip() or looks_like_html(text) or looks_like_json(text):
        return None, first
    return _lines(pipe, text), first


def _lines(pipe: BinaryIO, first: str) -> Iterator[str]:
    yield first.rstrip("\n").removesuffix("\r")
    while line := pipe.readline(MAX_BYTES):
        yield decoded("standard input", line).rstrip("\n").removesuffix("\r")

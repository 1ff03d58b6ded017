"""Bytes to text, whichever of the usual encodings they are in."""

from __future__ import annotations

import codecs

from sightline.career.documents.unreadable import UnreadableDocument

__all__ = ["decoded"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096


def decoded(name: str, data: bytes, declared: str = "") -> str:
    """The text of a file: what its mark says, else UTF-8, else what it declares, else Windows-1252.

    Raises UnreadableDocument where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], encoding)
    wide = _without_mark(data[:_SAMPLE])
    if wide:
        return _strict(name, data, wide)
    if _is_binary(data):
        raise _no_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if declared and _is_single_byte(declared):
            return data.decode(declared, "replace")
    return data.decode("cp1252", "replace")


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} says that it is {encoding.upper()} and isn't (byte {error.start})",
            help="save it as UTF-8",
        ) from None


def _without_mark(sample: bytes) -> str:
    """UTF-16 without its mark: nearly every second byte of a European text is NUL."""
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _is_binary(data: bytes) -> bool:
    """More control characters than any text has."""
    sample = data[:_SAMPLE]
    odd = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    return odd > len(sample) * 0.02 + 2


def _is_single_byte(declared: str) -> bool:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return False
    return name.startswith(("iso8859", "cp", "koi8", "mac", "shift", "euc", "gb", "big5"))


def _no_text(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is of no kind that can be read",
        help="give a PDF, DOCX, JSON Resume, LinkedIn export, Markdown, HTML or text",
    )

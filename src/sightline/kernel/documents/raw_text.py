"""A file's text exactly as it stands, to be changed at places and kept to the byte elsewhere.

The reader's places count lines that end in ``\\n``; here the file's own line ends and its byte
order mark are still there, so that what is not meant to change cannot change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from sightline.kernel.documents.document import Place

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Replacement(NamedTuple):
    """New text for what stands between two offsets."""

    start: int
    end: int
    text: str


class RawText:
    """The decoded text of a file. ``newline`` is the line end that it uses most."""

    __slots__ = ("_starts", "has_mark", "newline", "text")

    def __init__(self, data: bytes) -> None:
        self.has_mark = data.startswith(_MARK)
        self.text = data[len(_MARK) * self.has_mark :].decode("utf-8")
        ends = list(_LINE_END.finditer(self.text))
        self._starts = [0, *(end.end() for end in ends)]
        used = [end[0] for end in ends]
        self.newline = max(("\n", "\r\n", "\r"), key=used.count)

    def offset(self, line: int, column: int) -> int:
        """Where a place of the reader (1-based line and column) stands in ``text``."""
        return self._starts[line - 1] + column - 1

    def line(self, offset: int) -> int:
        """The 1-based line on which an offset stands."""
        return bisect_right(self._starts, offset)

    def span(self, place: Place) -> tuple[int, int]:
        """The offsets of a place's beginning and end."""
        return self.offset(place.line, place.column), self.offset(place.end_line, place.end_column)

    def replaced(self, replacements: Iterable[Replacement]) -> bytes:
        """The file's new bytes. Raises ValueError where two replacements overlap."""
        parts: list[str] = []
        done = 0
        for start, end, text in sorted(replacements):
            if start < done:
                raise ValueError(f"two replacements overlap at {start}")
            parts += [self.text[done:start], text]
            done = end
        parts.append(self.text[done:])
        return _MARK * self.has_mark + "".join(parts).encode("utf-8")

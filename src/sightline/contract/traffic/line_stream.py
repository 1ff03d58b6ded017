"""Cuts a stream into lines, many at a time; a line without end doesn't fill the memory."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

__all__ = ["TOO_LONG", "numbered_lines", "raw_lines"]

_CHUNK = 1 << 20
_LONGEST = 1 << 25
TOO_LONG = b"\x00"
"""Stands for a line that is longer than any may be."""


def raw_lines(stream: BufferedReader) -> Iterator[list[bytes]]:
    """Yield the lines of a stream in batches, without their line ends."""
    rest: list[bytes] = []
    held, is_cut = 0, False
    while data := stream.read1(_CHUNK):
        first, newline, more = data.partition(b"\n")
        if not newline:
            held += len(data)
            is_cut = is_cut or held > _LONGEST
            rest = [] if is_cut else [*rest, data]
            continue
        begun = TOO_LONG if is_cut else b"".join([*rest, first])
        lines = more.split(b"\n")
        last = lines.pop()
        rest, held, is_cut = [last], len(last), False
        yield [begun, *lines]
    if is_cut:
        yield [TOO_LONG]
    elif any(rest):
        yield [b"".join(rest)]


def numbered_lines(stream: BufferedReader) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the first line of each batch, from 1, and its lines as text.

    What isn't UTF-8 is replaced; a line too long is a NUL character.
    """
    number = 1
    for lines in raw_lines(stream):
        text = b"\n".join(lines).decode("utf-8", "replace")
        batch = text.removeprefix("\ufeff").split("\n") if number == 1 else text.split("\n")
        yield number, batch
        number += len(lines)

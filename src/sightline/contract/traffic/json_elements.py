"""Finds the objects of a long JSON array one after the other, without holding the whole text.

Elements of one array mostly begin alike (`{"startedDateTime":`). What stands between two such
beginnings and is JSON is an element: an object's text ends nowhere but at its own brace. Where that
fails, braces are counted: a token is a brace, a bracket, or all that stands before the next one;
strings are passed over by the regular expression engine, whatever they hold. Only one element is
held at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

__all__ = ["ElementTooLarge", "elements"]

_CHUNK = 1 << 18
MOST_BYTES = 256_000_000
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_PLAIN = rb'(?:[^"{}\[\]]++|' + _STRING
_FLAT = rb"(?:\{" + _PLAIN + rb")*+\}|\[" + _PLAIN + rb")*+\])"
_FLAT_LIST = rb"\[" + _PLAIN + rb"|" + _FLAT + rb")*+\]"
_TO_BRACE = re.compile(_PLAIN + rb")*+([{}\[\]])", re.DOTALL)
# Within an element, objects without others in them, and lists of such, are passed over as well.
_WITHIN = re.compile(_PLAIN + rb"|" + _FLAT + rb"|" + _FLAT_LIST + rb")*+([{}\[\]])", re.DOTALL)
_TO_ARRAY = re.compile(rb"[^\"\[\\]*+(?:(" + _STRING + rb")\s*+(:?)\s*+(\[?)|(\[))", re.DOTALL)
_BEGINNING = re.compile(rb"\{\s*" + _STRING + rb"\s*:", re.DOTALL)
_BETWEEN = re.compile(rb"[\s,]*")
_AROUND = b" \t\r\n,"
_MOST_FAILURES = 3
_LONGEST_PREFIX = 1 << 26


class ElementTooLarge(Exception):
    """One element, or what stands before the array, is larger than is ever held."""


class _Text:
    """The part of a stream that is still looked at."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.held = b""
        self.at = 0
        self._step = _CHUNK

    def more(self, most: int) -> bool:
        """Read on, dropping what is done with; twice as much as before where nothing was done."""
        if self.at == 0 and self.held:
            self._step *= 2
        elif self.at:
            self._step = _CHUNK
            self.held, self.at = self.held[self.at :], 0
        if len(self.held) > most:
            raise ElementTooLarge
        data = self._stream.read1(self._step)
        self.held += data
        return bool(data)


def elements(stream: BufferedReader, keys: frozenset[bytes]) -> Iterator[dict[str, Any] | None]:
    """Yield each object of the arrays that stand under one of `keys`, or of the outermost array.

    One that braces enclose and that is no JSON is None. Raises ElementTooLarge. A text that ends in
    the middle yields what was whole.
    """
    text = _Text(stream)
    is_first = True
    while _find_array(text, keys, is_first):
        is_first = False
        yield from _objects(text)


def _find_array(text: _Text, keys: frozenset[bytes], is_first: bool) -> bool:
    """Move behind the `[` of the next wanted array; False at the end of the text."""
    while True:
        found = _TO_ARRAY.match(text.held, text.at)
        # A match that reaches the end of what is held may go on in what follows.
        if found is None or found.end() == len(text.held):
            if not text.more(_LONGEST_PREFIX):
                return False
            continue
        is_bare = found[4] is not None
        wanted = (is_bare and is_first) or _is_wanted(found, keys)
        text.at = found.end()
        is_first = is_first and not is_bare and not found[2]
        if wanted:
            return True


def _is_wanted(found: re.Match[bytes], keys: frozenset[bytes]) -> bool:
    return bool(found[3]) and bool(found[2]) and found[1][1:-1] in keys


def _objects(text: _Text) -> Iterator[dict[str, Any] | None]:
    """The objects up to the `]` that closes the array; `text` is moved behind it."""
    import orjson

    beginning, failures = b"", 0
    while True:
        while failures < _MOST_FAILURES:
            piece = _between_beginnings(text, beginning)
            try:
                found = orjson.loads(piece)
            except orjson.JSONDecodeError:
                failures += 1
                break
            text.at += len(piece)
            failures = 0
            yield found
        counted = _next_object(text)
        if counted is None:
            return
        if not beginning:
            begins = _BEGINNING.match(counted)
            beginning, failures = (begins[0], 0) if begins else (b"", _MOST_FAILURES)
        try:
            found = orjson.loads(counted)
        except orjson.JSONDecodeError:
            found = None
        yield found


def _between_beginnings(text: _Text, beginning: bytes) -> bytes:
    """What stands from one beginning to before the next, if both are near; `text.at` is there."""
    if not beginning:
        return b""
    for is_second in (False, True):
        between = _BETWEEN.match(text.held, text.at)
        start = between.end() if between else text.at
        if text.held.startswith(beginning, start):
            following = text.held.find(beginning, start + len(beginning))
            if following >= 0:
                text.at = start
                return text.held[start:following].rstrip(_AROUND)
        elif len(text.held) - start >= len(beginning):
            break
        if is_second or not text.more(MOST_BYTES):
            break
    return b""


def _next_object(text: _Text) -> bytes | None:
    """The next object, by counting braces; None behind the `]` that closes the array."""
    depth, start, here = 0, 0, text.at
    while True:
        found = (_WITHIN if depth else _TO_BRACE).match(text.held, here)
        if found is None:
            if depth:
                done, text.at = start, start
            else:
                done, text.at = here, here
            if not text.more(MOST_BYTES):
                return None
            here -= done
            start -= done
            continue
        here = found.end()
        brace = text.held[here - 1]
        if brace == 0x7B or brace == 0x5B:  # { [
            if depth == 0:
                start = here - 1
            depth += 1
            continue
        depth -= 1
        if depth < 0:
            text.at = here
            return None
        if depth == 0:
            text.at = here
            if text.held[start] == 0x7B:
                return text.held[start:here]

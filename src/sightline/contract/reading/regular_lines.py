"""The lines of places in a JSON text whose lines and spaces follow its structure.

Many programs write JSON like this: each member and item on a line of its own, two spaces for each
level. A text is known to be regular because it is exactly what its values come to when they are
written so; then a line's indentation says how deep it stands, and what no wanted place lies in need
not be read. A string never goes on in another line.
"""

from __future__ import annotations

import re

import orjson

__all__ = ["is_maybe_regular", "lines_in_regular_json", "regular_text"]

Tokens = tuple[str, ...]
_STEP = b"  "
_NO_ITEM = (b" ", b"}", b"]", b"")  # what a line begins with that goes on with an item, or ends one
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')


def is_maybe_regular(data: bytes) -> bool:
    """Whether a text begins like a regular one, and has no signs that none has."""
    return data.startswith(b'{\n  "') and b"\\u003" not in data and b"\\/" not in data


def regular_text(value: object) -> bytes:
    """What a regular text of a value is; a line feed may end it."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2)


def lines_in_regular_json(data: bytes, wanted: set[Tokens]) -> dict[Tokens, int]:
    """The line of each place; of what isn't there, the line of the last part that is."""
    offsets: dict[Tokens, int] = {(): 0}
    parts: dict[Tokens, dict[str, tuple[int, int]]] = {}
    for tokens in sorted(wanted):
        start, end = 0, len(data)
        for depth in range(len(tokens)):
            path = tokens[:depth]
            if path not in parts:
                parts[path] = _parts(data, start, end, depth)
            found = parts[path].get(tokens[depth])
            if found is None:
                break
            start, end = found
            offsets[tokens[: depth + 1]] = start
    lines: dict[int, int] = {}
    line, seen = 1, 0
    for offset in sorted(set(offsets.values())):
        line += data.count(b"\n", seen, offset)
        lines[offset] = line
        seen = offset
    return {tokens: lines[_nearest(offsets, tokens)] for tokens in wanted}


def _nearest(offsets: dict[Tokens, int], tokens: Tokens) -> int:
    while tokens not in offsets:
        tokens = tokens[:-1]
    return offsets[tokens]


def _parts(data: bytes, start: int, end: int, depth: int) -> dict[str, tuple[int, int]]:
    """Members or items of the value that begins in the line at `start`: where each begins and
    ends, by its name or number."""
    first = data.find(b"\n", start, end)
    opening = data[first - 1 : first] if first > 0 else b""
    if opening not in (b"{", b"["):
        return {}
    margin = b"\n" + _STEP * (depth + 1)
    names: list[str] = []
    starts: list[int] = []
    is_object = opening == b"{"
    # a search of an expression is several times as fast here as `bytes.find`
    for found in re.compile(margin + b'"' if is_object else margin).finditer(data, first, end):
        begin = found.start() + len(margin)
        if is_object:
            names.append(_name(data, begin))
            starts.append(begin)
        elif data[begin : begin + 1] not in _NO_ITEM:
            names.append(str(len(starts)))
            starts.append(begin)
    ends = [*starts[1:], end]
    return dict(zip(names, zip(starts, ends, strict=False), strict=False))


def _name(data: bytes, at: int) -> str:
    end = data.find(b'"', at + 1)
    if end >= 0 and b"\\" not in data[at:end]:
        return data[at + 1 : end].decode(errors="replace")
    match = _TEXT.match(data, at)
    try:
        return str(orjson.loads(match[0])) if match else ""
    except orjson.JSONDecodeError:  # the file was changed since it was found to be regular
        return ""

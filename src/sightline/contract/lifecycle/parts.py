"""The text of a contract as values, quickly where little of it changed since the last time.

A YAML text is cut at its top-level keys, and at the keys of `paths` and of the components; a piece
whose text is that of the revision before is not parsed again. Where a piece can't be read by itself
(an alias into another piece, a quotation over its edge) the text is read as a whole, so that the
values are always those of the whole text.
"""

from __future__ import annotations

import re
from typing import Any

from sightline.contract.reading.parsing import is_json, parse, unpacked
from sightline.text.yaml.nodes import Problem

__all__ = ["Parts", "Unreadable"]

_CUT = {"paths", "webhooks", "definitions", "components", "parameters", "responses", "x-webhooks"}
_COMPONENTS = "components"
_DEEPEST = 16
_OPEN_KEY = re.compile(r"([\w.-]+):[ \t]*(?:#[^\n]*)?\n", re.ASCII)
_HEAD = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n|---[ \t]*\n)*")
_FIRST = re.compile(r"^( *)[^\s#]", re.MULTILINE)
_STARTS = {n: re.compile(rf"^ {{{n}}}(?=[^\s#:\-])", re.MULTILINE) for n in range(_DEEPEST + 1)}
_OUTSIDE = {n: re.compile(rf"^ {{0,{n - 1}}}[^\s#]", re.MULTILINE) for n in range(1, _DEEPEST + 1)}


class Unreadable(Exception):
    """A text that is neither JSON nor YAML; its words say why."""


class Parts:
    """Reads one revision of a text after the other and keeps the pieces that come again.

    A piece that comes again is the very same object.
    """

    def __init__(self) -> None:
        self._held: dict[str, dict[str, Any]] = {}
        self._used: dict[str, dict[str, Any]] = {}

    def read(self, data: bytes, name: str) -> Any:
        """The values of a file. Raises Unreadable."""
        plain = unpacked(data)
        if isinstance(plain, Problem):
            raise Unreadable(plain.message)
        if is_json(plain, name):
            return _whole(plain, name)
        self._used = {}
        try:
            text = plain.decode().replace("\r\n", "\n").replace("\r", "\n")
            found = _cut(text + "\n", 0, self._inner_of_document)
        except (UnicodeDecodeError, Unreadable):
            found = None
        self._held = self._used
        return _whole(plain, name) if found is None else found

    def _inner_of_document(self, piece: str) -> dict[str, Any]:
        key = _OPEN_KEY.match(piece)
        if key is not None and key[1] in _CUT:
            inner = self._inner_of_part if key[1] == _COMPONENTS else self._piece
            return _opened(piece, key, inner) or self._piece(piece)
        return self._piece(piece)

    def _inner_of_part(self, piece: str) -> dict[str, Any]:
        key = _OPEN_KEY.match(piece.lstrip(" "))
        return (_opened(piece.lstrip(" "), key, self._piece) if key else None) or self._piece(piece)

    def _piece(self, text: str) -> dict[str, Any]:
        found = self._held.get(text) or self._used.get(text)
        if found is None:
            value = _whole(text.encode(), ".yaml")
            if not isinstance(value, dict):
                raise Unreadable("a piece that is no mapping")
            found = value
        self._used[text] = found
        return found


def _opened(piece: str, key: re.Match[str], read: Any) -> dict[str, Any] | None:
    """A piece whose key stands alone on its line, its own pieces read one by one."""
    body = piece[key.end() :]
    first = _FIRST.search(body)
    indent = len(first[1]) if first else 0
    if not 0 < indent <= _DEEPEST or _OUTSIDE[indent].search(body):
        return None
    found = _cut(body, indent, read)
    return None if found is None else {key[1]: found}


def _cut(text: str, indent: int, read: Any) -> dict[str, Any] | None:
    """The mapping that a text is, from its pieces; None where it can't be cut at its keys.

    With a key that stands there twice the first one counts, as in the text read as a whole.
    """
    starts = [found.start() for found in _STARTS[indent].finditer(text)]
    if not starts or not _HEAD.fullmatch(text, 0, starts[0]):
        return None
    mapping: dict[str, Any] = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for name, value in read(text[start:end]).items():
            mapping.setdefault(name, value)
    return mapping


def _whole(data: bytes, name: str) -> Any:
    parsed = parse(data, name)
    if parsed.value is None:
        why = parsed.problems[0].message if parsed.problems else "it is empty"
        raise Unreadable(why)
    return parsed.value

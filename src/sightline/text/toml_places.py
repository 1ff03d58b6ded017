"""Where the keys of a TOML text stand, which the standard library's reader does not tell.

The text has been read already, so only its shape is followed: tables, dotted and quoted keys,
tables written on one line, and values that may hold what looks like a key.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress

Path = tuple[str, ...]
_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_NOTHING = re.compile(r"(?:[\s,]|#[^\n]*)*")
_VALUE = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' + r"'''.*?'{3,5}|" + r""""(?:[^"\\\n]|\\.)*"|'[^'\n]*'|"""
    r"[^\s,\]}#][^,\]}#\n]*",
    re.DOTALL,
)


def places_of_keys(text: str) -> dict[Path, tuple[int, int]]:
    """Every key and table by its path, with the offsets of its first mention's begin and end.

    >>> places_of_keys("a.b = {c = 1}")
    {('a', 'b'): (0, 3), ('a', 'b', 'c'): (7, 8), ('a',): (0, 3)}
    """
    walk = _Walk(text)
    with suppress(RecursionError):
        walk.document()
    return {**walk.found, **{p: at for p, at in walk.implied.items() if p not in walk.found}}


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, tuple[int, int]] = {}
        self.implied: dict[Path, tuple[int, int]] = {}

    def document(self) -> None:
        table: Path = ()
        while self._more():
            if self.text[self.at] != "[":
                self._pair(table)
                continue
            start = self.at
            brackets = 2 if self.text.startswith("[[", start) else 1
            self.at += brackets
            self._skip()
            table, _, _ = self._key()
            self._skip()
            self.at += brackets
            self._note(table, start, self.at)

    def _pair(self, table: Path) -> None:
        name, start, end = self._key()
        if not name:
            self.at += 1  # not the shape of a key: go on behind it
            return
        self._note(table + name, start, end, len(table))
        self._skip()
        self.at += self.text.startswith("=", self.at)
        self._value(table + name)

    def _value(self, path: Path) -> None:
        self._skip()
        opened = self.text[self.at : self.at + 1]
        if opened not in ("[", "{"):
            value = _VALUE.match(self.text, self.at)
            self.at = value.end() if value else self.at
            return
        self.at += 1
        while self._more() and self.text[self.at] not in "]}":
            before = self.at
            self._value(path) if opened == "[" else self._pair(path)
            self.at = max(self.at, before + 1)
        self.at += 1

    def _key(self) -> tuple[Path, int, int]:
        found = _KEY.match(self.text, self.at)
        if found is None:
            return (), self.at, self.at
        self.at = found.end()
        return _parts(found[0]), found.start(), found.end()

    def _note(self, path: Path, start: int, end: int, known: int = 0) -> None:
        self.found.setdefault(path, (start, end))
        for length in range(known + 1, len(path)):
            self.implied.setdefault(path[:length], (start, end))

    def _more(self) -> bool:
        self._skip()
        return self.at < len(self.text)

    def _skip(self) -> None:
        nothing = _NOTHING.match(self.text, self.at)
        self.at = nothing.end() if nothing else self.at


def _parts(key: str) -> Path:
    """The names of a dotted key, without quotation marks and escapes."""
    parts = []
    held: object = tomllib.loads(f"{key} = 0")
    while isinstance(held, dict):
        name, held = next(iter(held.items()))
        parts.append(name)
    return tuple(parts)

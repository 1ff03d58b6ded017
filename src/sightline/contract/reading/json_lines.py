"""The lines of places in a JSON text; what no wanted place lies in is skipped at full speed."""

from __future__ import annotations

import json
import json.decoder
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

__all__ = ["Tokens", "lines_in_json"]

Tokens = tuple[str, ...]
# Both are the standard library's own: a string of JSON, and any value, each with its end.
_scan_string: Callable[[str, int, bool], tuple[str, int]] = json.decoder.scanstring  # type: ignore[attr-defined]
_SPACE = re.compile(r"[ \t\n\r]*")
_DEEPEST = 100
_PIECEWISE = 2  # of a document's first levels each part is skipped by itself, to save memory
_Wanted = dict[str, Any]


def lines_in_json(data: bytes, wanted: set[Tokens]) -> dict[Tokens, int]:
    """The line of each place; of what isn't there, the line of the last part that is.

    The bytes are taken for characters, which needs a quarter of the memory and changes no sign of
    JSON; only names are decoded.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _Search(text).run(wanted)


class _Search:
    def __init__(self, text: str) -> None:
        self.text = text
        self.offsets: dict[Tokens, int] = {}
        self._skip = json.JSONDecoder().scan_once  # type: ignore[attr-defined]

    def run(self, wanted: set[Tokens]) -> dict[Tokens, int]:
        start = self._past_space(0)
        self.offsets[()] = start
        # Where the text ends or breaks, what was found until then is what there is.
        with suppress(StopIteration, IndexError, ValueError, RecursionError):
            self._value(start, (), _tree(wanted))
        return self._lines(wanted)

    def _value(self, at: int, path: Tokens, wanted: _Wanted) -> int:
        """Go through a value in which something wanted may lie; give where it ends."""
        sign = self.text[at]
        is_skipped = len(path) > _DEEPEST if wanted else len(path) >= _PIECEWISE
        if is_skipped or sign not in "{[":
            end: int = self._skip(self.text, at)[1]
            return end
        return self._members(at, path, wanted, sign == "{")

    def _members(self, at: int, path: Tokens, wanted: _Wanted, is_object: bool) -> int:
        text = self.text
        at = self._past_space(at + 1)
        index, left = 0, len(wanted)
        while text[at] not in "}]":
            start, name = at, str(index)
            if is_object:
                name, at = self._name(at)
                at = self._past_space(self._past_space(at) + 1)
            if name in wanted:
                self.offsets.setdefault((*path, name), start)
                at = self._value(at, (*path, name), wanted[name])
                left -= 1
            else:
                at = self._value(at, (*path, name), {})
            if not left and not path:
                return at
            at = self._past_space(at)
            if text[at] == ",":
                at = self._past_space(at + 1)
            index += 1
        return at + 1

    def _name(self, at: int) -> tuple[str, int]:
        """A key and where it ends."""
        name, end = _scan_string(self.text, at + 1, True)
        if name.isascii():
            return name, end
        written = self.text[at + 1 : end].encode("latin-1").decode("utf-8", "replace")
        return _scan_string(written, 0, True)[0], end

    def _past_space(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def _lines(self, wanted: set[Tokens]) -> dict[Tokens, int]:
        lines: dict[int, int] = {}
        line, seen = 1, 0
        for offset in sorted(set(self.offsets.values())):
            line += self.text.count("\n", seen, offset)
            lines[offset] = line
            seen = offset
        return {tokens: lines[self._nearest(tokens)] for tokens in wanted}

    def _nearest(self, tokens: Tokens) -> int:
        while tokens not in self.offsets:
            tokens = tokens[:-1]
        return self.offsets[tokens]


def _tree(wanted: set[Tokens]) -> _Wanted:
    tree: _Wanted = {}
    for tokens in wanted:
        here = tree
        for token in tokens[: _DEEPEST + 1]:
            here = here.setdefault(token, {})
    return tree

"""Which documents a condition means, in the language of criteria: ``status = 'draft'``.

``and or not ( )``, ``= != < <= > >=``, ``in (...)``, ``null``; text between single quotes, which
may be left out around one word. A key that holds several values has each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

Row = dict[str, Any]
Condition = Callable[[Row], bool]

_TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|(<=|>=|!=|[=<>(),])|([^\s'=<>!(),]+)|(\S))")
_KEYWORDS = frozenset(("and", "or", "not", "in"))
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_DEEPEST = 50
_EXAMPLE = "write: --where \"status = 'draft' and owner = 'ana'\""


def read_condition(text: str, names: Iterable[str]) -> Condition:
    """The condition that a text states over the given keys. Raises UsageError at what is wrong."""
    return _Reading(text, list(names)).whole()


class _Reading:
    def __init__(self, text: str, names: list[str]) -> None:
        self.names = names
        self.tokens = [m.groups() for m in _TOKEN.finditer(text)]
        self.at = 0
        self.depth = 0

    def whole(self) -> Condition:
        condition = self.either()
        if self.at < len(self.tokens):
            raise self.error(f"`{self.word()}` is not expected here", "join by and, or")
        return condition

    def either(self) -> Condition:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else lambda row: any(part(row) for part in parts)

    def both(self) -> Condition:
        parts = [self.one()]
        while self.take("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else lambda row: all(part(row) for part in parts)

    def one(self) -> Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error("this nests too deep", "use fewer parentheses")
        if self.take("not"):
            part = self.one()
            self.depth -= 1
            return lambda row: not part(row)
        condition = self.group() if self.take("(") else self.comparison()
        self.depth -= 1
        return condition

    def group(self) -> Condition:
        condition = self.either()
        if not self.take(")"):
            raise self.error("a parenthesis is not closed", "close it with )")
        return condition

    def comparison(self) -> Condition:
        name = self.name()
        negated = self.take("not")
        if self.take("in"):
            values = self.list()
            return lambda row: (not values.isdisjoint(_held(row[name]))) is not negated
        sign = self.word()
        if negated or sign not in ("=", "!=", *_COMPARE):
            raise self.error(
                f"`{name}` is compared with nothing", "write = != < <= > >= or in (...)"
            )
        self.at += 1
        value = self.value()
        if sign in ("=", "!="):
            return lambda row: (value in _held(row[name])) is (sign == "=")
        return lambda row: any(_in_order(sign, held, value) for held in _held(row[name]))

    def name(self) -> str:
        word = self.word()
        if self.at >= len(self.tokens) or not self.tokens[self.at][2] or word in _KEYWORDS:
            raise self.error("the name of a key is missing", "known: " + ", ".join(self.names))
        if word not in self.names:
            near = nearest(word, self.names, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "known: " + ", ".join(self.names)
            raise UsageError(f"no document has a key `{word}`", help=hint)
        self.at += 1
        return word

    def list(self) -> set[str | None]:
        if not self.take("("):
            raise self.error("a list stands in parentheses", "write: in ('draft', 'committed')")
        values = {self.value()}
        while self.take(","):
            values.add(self.value())
        if not self.take(")"):
            raise self.error("a list is not closed", "close it with )")
        return values

    def value(self) -> str | None:
        if self.at >= len(self.tokens):
            raise self.error("a value is missing", _EXAMPLE)
        quoted, _, word, _ = self.tokens[self.at]
        if not quoted and not word:
            raise self.error(f"a value is missing before `{self.word()}`", _EXAMPLE)
        self.at += 1
        if quoted:
            return str(quoted[1:-1].replace("''", "'"))
        return None if word == "null" else word

    def word(self) -> str:
        if self.at >= len(self.tokens):
            return ""
        return next((part for part in self.tokens[self.at] if part), "")

    def take(self, word: str) -> bool:
        found = self.at < len(self.tokens) and word in self.tokens[self.at][1:3]
        self.at += found
        return found

    def error(self, message: str, help: str) -> UsageError:
        return UsageError(f"--where: {message}", help=help)


def _held(value: Any) -> list[str | None]:
    """What a key holds, as text; None where it holds nothing."""
    if isinstance(value, list | tuple):
        return [text for part in value for text in _held(part)] or [None]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _held(part)] or [None]
    if isinstance(value, bool):
        return [str(value).lower()]
    return [None if value is None or value == "" else str(value)]


def _in_order(sign: str, held: str | None, value: str | None) -> bool:
    """Numbers by size, everything else (dates, ids) by the alphabet; nothing is in no order."""
    if held is None or value is None:
        return False
    try:
        return _COMPARE[sign](float(held), float(value))
    except ValueError:
        return _COMPARE[sign](held, value)

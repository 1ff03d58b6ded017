"""A regular expression read into nodes, with a stack of open groups of its own.

ECMA-262 section 22.2.1. Refused, because they are none of it or no regular language: references
back, lookbehind, flags within the expression, and nesting deeper than anybody writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from sightline.text.regular_languages.code_points import LINE_ENDS, one, others
from sightline.text.regular_languages.escapes import class_at, escape_at
from sightline.text.regular_languages.nodes import (
    BOUNDARY,
    END,
    NO_BOUNDARY,
    START,
    Assertion,
    Characters,
    Lookahead,
    Node,
    Unsupported,
    alternation,
    bounded,
    concatenation,
    repetition,
)

MAX_DEPTH: Final = 60
MAX_LENGTH: Final = 20_000

_GROUP = re.compile(r"\((?:\?(?::|(?P<look>[=!])|<[A-Za-z_$][A-Za-z0-9_$]*>)|(?!\?))")
_COUNT = re.compile(r"\{(?P<low>[0-9]{1,9})(?P<comma>,(?P<high>[0-9]{1,9})?)?\}")
_LOOKS_COUNTED = re.compile(r"\{[0-9]*,?[0-9]*\}")
_ASSERTIONS: Final = {"^": START, "$": END}
_BORDERS: Final = {"b": BOUNDARY, "B": NO_BOUNDARY}
_ANY: Final = Characters(others(LINE_ENDS))


@dataclass(slots=True)
class _Group:
    """An open group: the alternatives so far, and the items of the last."""

    look: str = ""
    alternatives: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)

    def closed(self) -> Node:
        node = alternation([*self.alternatives, concatenation(self.items)])
        if not self.look:
            return node
        return Lookahead(node, self.look == "!", bounded(node.weight + 1))


def read(pattern: str) -> Node:
    """The nodes of the expression; raises :class:`Unsupported`."""
    if len(pattern) > MAX_LENGTH:
        raise Unsupported("too long")
    groups, position = [_Group()], 0
    while position < len(pattern):
        position = _read_one(pattern, position, groups)
    if len(groups) > 1:
        raise Unsupported("open group")
    return groups[0].closed()


def _read_one(pattern: str, position: int, groups: list[_Group]) -> int:
    """Take in what stands at the position; returns the position after it."""
    character, group = pattern[position], groups[-1]
    if character == "(":
        return _open_group(pattern, position, groups)
    if character == "|":
        group.alternatives.append(concatenation(group.items))
        group.items = []
        return position + 1
    if character in _ASSERTIONS:
        group.items.append(Assertion(_ASSERTIONS[character]))
        return position + 1
    if character == "\\" and pattern[position + 1 : position + 2] in ("b", "B"):
        group.items.append(Assertion(_BORDERS[pattern[position + 1]]))
        return position + 2
    if character == ")":
        if len(groups) == 1:
            raise Unsupported("closed group")
        item, end = groups.pop().closed(), position + 1
        if group.look:
            groups[-1].items.append(item)
            return end
    else:
        item, end = _atom(pattern, position)
    item, end = _repeated(pattern, end, item)
    groups[-1].items.append(item)
    return end


def _open_group(pattern: str, position: int, groups: list[_Group]) -> int:
    opening = _GROUP.match(pattern, position)
    if opening is None or len(groups) > MAX_DEPTH:
        raise Unsupported("group")
    groups.append(_Group(opening["look"] or ""))
    return opening.end()


def _atom(pattern: str, position: int) -> tuple[Node, int]:
    character = pattern[position]
    if character == ".":
        return _ANY, position + 1
    if character == "[":
        members, end = class_at(pattern, position + 1)
        return Characters(members), end
    if character == "\\":
        meaning, end = escape_at(pattern, position + 1)
        return Characters(one(meaning) if isinstance(meaning, int) else meaning), end
    if character in "*+?" or (character == "{" and _LOOKS_COUNTED.match(pattern, position)):
        raise Unsupported("nothing to repeat")
    return Characters(one(ord(character))), position + 1


def _repeated(pattern: str, position: int, item: Node) -> tuple[Node, int]:
    """The item with the quantifier after it, if there is one; lazy ones mean the same here."""
    low, high, end = _quantifier(pattern, position)
    if end == position:
        return item, position
    if high is not None and high < low:
        raise Unsupported("quantifier")
    return repetition(item, low, high), end + pattern.startswith("?", end)


def _quantifier(pattern: str, position: int) -> tuple[int, int | None, int]:
    simple = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(pattern[position : position + 1])
    if simple:
        return (*simple, position + 1)
    count = _COUNT.match(pattern, position)
    if count is None:
        return 1, 1, position
    low = int(count["low"])
    high = low if not count["comma"] else int(count["high"]) if count["high"] else None
    return low, high, count.end()

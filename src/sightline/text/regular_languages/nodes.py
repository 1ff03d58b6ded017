"""What a regular expression is made of, once it is read. ``weight`` is how many states it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sightline.text.regular_languages.code_points import CodePoints

MAX_WEIGHT: Final = 20_000

START, END, BOUNDARY, NO_BOUNDARY = range(4)


class Unsupported(Exception):
    """The expression is none of ECMA-262, is read differently elsewhere, or is too large."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character of a set."""

    members: CodePoints
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Assertion:
    """``^``, ``$``, a word boundary or its absence: a condition on a position."""

    kind: int
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Lookahead:
    """``(?=item)``, or ``(?!item)`` when it is negative."""

    item: Node
    negative: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Concatenation:
    """One after the other; without items the empty text."""

    items: tuple[Node, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Alternation:
    """Any of the items."""

    items: tuple[Node, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Repetition:
    """The item at least ``low`` and at most ``high`` times; None means any number of times."""

    item: Node
    low: int
    high: int | None
    weight: int


Node = Characters | Assertion | Lookahead | Concatenation | Alternation | Repetition


def concatenation(items: Sequence[Node]) -> Node:
    """The items in a row."""
    if len(items) == 1:
        return items[0]
    return Concatenation(tuple(items), bounded(1 + sum(item.weight for item in items)))


def alternation(items: Sequence[Node]) -> Node:
    """One of the items."""
    if len(items) == 1:
        return items[0]
    return Alternation(tuple(items), bounded(1 + sum(item.weight for item in items)))


def repetition(item: Node, low: int, high: int | None) -> Node:
    """The item several times; raises Unsupported where that needs too many states."""
    copies = low + 1 if high is None else high
    return Repetition(item, low, high, bounded(1 + (item.weight + 1) * copies))


def bounded(weight: int) -> int:
    """The weight itself; raises Unsupported if it is too large to decide anything."""
    if weight > MAX_WEIGHT:
        raise Unsupported("too large")
    return weight

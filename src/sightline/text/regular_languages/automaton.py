"""A regular expression as a nondeterministic automaton (Thompson 1968) that searches in a text.

State 0 accepts and stays accepting, whatever follows, as an expression without ``$`` does. Every
other state holds one instruction; those that take no character are followed at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from sightline.text.regular_languages.code_points import EVERYTHING, CodePoints
from sightline.text.regular_languages.nodes import (
    BOUNDARY,
    NO_BOUNDARY,
    START,
    Alternation,
    Assertion,
    Characters,
    Concatenation,
    Lookahead,
    Node,
)

ACCEPT: Final = 0
TAKE, SPLIT, ASSERT, LOOK, DONE = range(5)


class State(NamedTuple):
    """One instruction: ``value`` is the set to take of, the assertion, or where a look begins."""

    kind: int
    targets: tuple[int, ...]
    value: int = 0
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Automaton:
    """States with their character sets; ``alive`` are those that may accept after the start."""

    states: tuple[State, ...]
    start: int
    sets: tuple[CodePoints, ...]
    alive: frozenset[int]
    asks_for_words: bool


class _Builder:
    """Builds states from the end to the beginning: each node is given what follows it."""

    def __init__(self) -> None:
        self.states: list[State] = [State(DONE, ())]
        self.sets: dict[CodePoints, int] = {}

    def add(
        self, kind: int, targets: tuple[int, ...], value: int = 0, negative: bool = False
    ) -> int:
        self.states.append(State(kind, targets, value, negative))
        return len(self.states) - 1

    def take(self, members: CodePoints, following: int) -> int:
        return self.add(TAKE, (following,), self.sets.setdefault(members, len(self.sets)))

    def build(self, node: Node, following: int) -> int:
        """The state at which a text that the node takes begins."""
        if isinstance(node, Characters):
            return self.take(node.members, following)
        if isinstance(node, Assertion):
            return self.add(ASSERT, (following,), node.kind)
        if isinstance(node, Lookahead):
            return self.add(LOOK, (following,), self.build(node.item, ACCEPT), node.negative)
        if isinstance(node, Concatenation):
            for item in reversed(node.items):
                following = self.build(item, following)
            return following
        if isinstance(node, Alternation):
            return self.add(SPLIT, tuple(self.build(item, following) for item in node.items))
        return self._repeat(node.item, node.low, node.high, following)

    def _repeat(self, item: Node, low: int, high: int | None, following: int) -> int:
        current = following
        if high is None:
            current = self.loop(item, following)
        for _ in range(0 if high is None else high - low):
            current = self.add(SPLIT, (self.build(item, current), following))
        for _ in range(low):
            current = self.build(item, current)
        return current

    def loop(self, item: Node, following: int) -> int:
        place = self.add(SPLIT, ())
        self.states[place] = State(SPLIT, (self.build(item, place), following))
        return place


def automaton_of(node: Node) -> Automaton:
    """The automaton that accepts the texts in which the expression is found."""
    builder = _Builder()
    begin = builder.build(node, ACCEPT)
    start = builder.loop(Characters(EVERYTHING), begin)
    words = any(
        state.kind == ASSERT and state.value in (BOUNDARY, NO_BOUNDARY) for state in builder.states
    )
    alive = _alive(builder.states)
    return Automaton(tuple(builder.states), start, tuple(builder.sets), alive, words)


def _alive(states: list[State]) -> frozenset[int]:
    """The states from which acceptance can be reached without being at the start of the text."""
    before: list[list[int]] = [[] for _ in states]
    for number, state in enumerate(states):
        if not (state.kind == ASSERT and state.value == START):
            for target in state.targets:
                before[target].append(number)
    found, waiting = {ACCEPT}, [ACCEPT]
    while waiting:
        for number in before[waiting.pop()]:
            if number not in found:
                found.add(number)
                waiting.append(number)
    return frozenset(found)

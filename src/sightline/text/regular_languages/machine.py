"""An automaton run over a text, one class of characters after the other (subset construction).

A thread is a state and the duties it has taken on: looks ahead that must, or must not, come true
of what follows. The inner threads of a duty are threads themselves. A set of threads is all that
is known after a prefix; equal sets mean equal futures.
"""

from __future__ import annotations

from typing import Final

from sightline.text.regular_languages.alphabet import Alphabet
from sightline.text.regular_languages.automaton import (
    ACCEPT,
    ASSERT,
    DONE,
    LOOK,
    SPLIT,
    TAKE,
    Automaton,
)
from sightline.text.regular_languages.nodes import BOUNDARY, END, START

#: What stands on one side of a position: the end of the text, or a character of either sort.
EDGE, OTHER, WORD = range(3)

Duties = frozenset[tuple[bool, "Threads"]]
Thread = tuple[int, Duties]
Threads = frozenset[Thread]

FREE: Final[Duties] = frozenset()
ACCEPTED: Final[Threads] = frozenset({(ACCEPT, FREE)})
UNITS_PER_STEP: Final = 32


class OutOfSteps(Exception):
    """The question is not decided within its steps."""


class Meter:
    """Counts the steps of one question."""

    __slots__ = ("left",)

    def __init__(self, steps: int) -> None:
        self.left = steps * UNITS_PER_STEP

    def spend(self, units: int) -> None:
        """Take so many units; raises :class:`OutOfSteps` when there are none."""
        self.left -= units
        if self.left < 0:
            raise OutOfSteps


class Machine:
    """One automaton over an alphabet; ``masks`` are the classes of its character sets."""

    def __init__(
        self, automaton: Automaton, masks: tuple[int, ...], alphabet: Alphabet, meter: Meter
    ) -> None:
        self._states = automaton.states
        self._alive = automaton.alive
        self._masks = masks
        self._words = alphabet.words
        self._meter = meter
        self.start: Threads = frozenset({(automaton.start, FREE)})

    def step(self, threads: Threads, before: int, letter: int) -> Threads:
        """The threads after a character of this class; none left means: it can't match any more."""
        after = WORD if self._words >> letter & 1 else OTHER
        moved: set[Thread] = set()
        for state, duties in self._closure(threads, before, after):
            kind, targets, value, _ = self._states[state]
            if kind == DONE:
                target = ACCEPT
            elif self._masks[value] >> letter & 1 and targets[0] in self._alive:
                target = targets[0]
            else:
                continue
            rest = self._advanced(duties, before, letter) if duties else duties
            if rest is not None:
                moved.add((target, rest))
        return _simplest(moved)

    def _advanced(self, duties: Duties, before: int, letter: int) -> Duties | None:
        """The duties after a character; None if one of them has failed."""
        kept: set[tuple[bool, Threads]] = set()
        for negative, inner in duties:
            moved = self.step(inner, before, letter)
            if moved == ACCEPTED:
                if negative:
                    return None
            elif moved:
                kept.add((negative, moved))
            elif not negative:
                return None
        return frozenset(kept)

    def accepts(self, threads: Threads, before: int) -> bool:
        """Whether the text may end here."""
        return any(
            state == ACCEPT
            and all(self.accepts(inner, before) != negative for negative, inner in duties)
            for state, duties in self._closure(threads, before, EDGE)
        )

    def _closure(self, threads: Threads, before: int, after: int) -> list[Thread]:
        """The threads after everything that takes no character at this position."""
        waiting, seen, result = list(threads), set(threads), []
        while waiting:
            thread = waiting.pop()
            number, duties = thread
            kind, targets, value, negative = self._states[number]
            if kind in (TAKE, DONE):
                result.append(thread)
                continue
            if kind == ASSERT and not _holds(value, before, after):
                continue
            if kind == LOOK:
                duties |= {(negative, frozenset({(value, FREE)}))}
            for target in targets:
                if (target, duties) not in seen:
                    seen.add((target, duties))
                    waiting.append((target, duties))
        self._meter.spend(len(seen))
        return result

    def masks_met(self, threads: Threads) -> set[int]:
        """The sets that could take the next character, whatever the assertions say."""
        waiting = list(threads)
        found: set[int] = set()
        seen: set[int] = set()
        while waiting:
            number, duties = waiting.pop()
            waiting.extend(thread for _, inner in duties for thread in inner)
            if number in seen:
                continue
            seen.add(number)
            kind, targets, value, _ = self._states[number]
            if kind == TAKE:
                found.add(self._masks[value])
            elif kind in (SPLIT, ASSERT, LOOK):
                waiting.extend((target, FREE) for target in targets)
                if kind == LOOK:
                    waiting.append((value, FREE))
        self._meter.spend(len(seen))
        return found


def _holds(assertion: int, before: int, after: int) -> bool:
    if assertion == START:
        return before == EDGE
    if assertion == END:
        return after == EDGE
    return ((before == WORD) != (after == WORD)) == (assertion == BOUNDARY)


def _simplest(threads: set[Thread]) -> Threads:
    """The same future with fewer threads: one that has no duties covers those that have."""
    if (ACCEPT, FREE) in threads:
        return ACCEPTED
    return frozenset(
        (state, duties) for state, duties in threads if not duties or (state, FREE) not in threads
    )

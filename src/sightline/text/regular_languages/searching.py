"""The shortest text that some expressions accept and others refuse, found breadth first.

The deterministic automata of all expressions are built together and only as far as the search
goes (product of lazy subset constructions). Hopcroft, Motwani, Ullman, "Introduction to Automata
Theory", sections 2.3.5 and 4.2.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from sightline.text.regular_languages.alphabet import Alphabet, alphabet_of
from sightline.text.regular_languages.automaton import Automaton
from sightline.text.regular_languages.code_points import united
from sightline.text.regular_languages.machine import (
    ACCEPTED,
    EDGE,
    OTHER,
    UNITS_PER_STEP,
    WORD,
    Machine,
    Meter,
    Threads,
)

#: What all machines know, and what sort of character stands before.
_Known = tuple[tuple[Threads, ...], int]


class _Product:
    """All machines of one question side by side, the first ``wanted`` of which must accept."""

    def __init__(
        self, automata: Sequence[Automaton], wanted: int, alphabet: Alphabet, meter: Meter
    ) -> None:
        self.alphabet, self.meter, self.wanted = alphabet, meter, wanted
        self.machines: list[Machine] = []
        begin = 0
        for automaton in automata:
            end = begin + len(automaton.sets)
            masks = alphabet.masks[begin:end]
            self.machines.append(Machine(automaton, masks, alphabet, meter))
            begin = end
        self._numbers: dict[_Known, int] = {}
        self._known: list[_Known] = []
        self._followers: dict[int, list[tuple[int, int]]] = {}
        self._answers: dict[int, bool] = {}

    def number(self, known: _Known) -> int:
        """The number of a state of the product, a new one if it wasn't met before."""
        number = self._numbers.setdefault(known, len(self._known))
        if number == len(self._known):
            self._known.append(known)
        return number

    def start(self) -> int:
        return self.number((tuple(machine.start for machine in self.machines), EDGE))

    def accepts(self, number: int) -> bool:
        """Whether all that must accept do, and none of the others does."""
        if number not in self._answers:
            threads, before = self._known[number]
            self._answers[number] = all(
                machine.accepts(one, before) == (place < self.wanted)
                for place, (machine, one) in enumerate(zip(self.machines, threads, strict=True))
            )
        return self._answers[number]

    def followers(self, number: int) -> list[tuple[int, int]]:
        """The states after one character, each with the class of that character."""
        if number not in self._followers:
            self._followers[number] = self._find_followers(*self._known[number])
        return self._followers[number]

    def _find_followers(self, threads: tuple[Threads, ...], before: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for letter in self._letters(threads):
            self.meter.spend(UNITS_PER_STEP)
            moved: list[Threads] = []
            for place, (machine, one) in enumerate(zip(self.machines, threads, strict=True)):
                following = machine.step(one, before, letter)
                if not following if place < self.wanted else following == ACCEPTED:
                    break
                moved.append(following)
            else:
                kind = WORD if self.alphabet.words >> letter & 1 else OTHER
                found.append((letter, self.number((tuple(moved), kind))))
        return found

    def _letters(self, threads: tuple[Threads, ...]) -> list[int]:
        """A class for every way in which the next character can be taken, the plainest first."""
        blocks = [(1 << len(self.alphabet.shown)) - 1]
        masks = {self.alphabet.words}
        for machine, one in zip(self.machines, threads, strict=True):
            masks |= machine.masks_met(one)
        width = 1 + len(self.alphabet.shown) // 64
        for mask in sorted(masks):
            parts = [part for block in blocks for part in (block & mask, block & ~mask) if part]
            self.meter.spend(len(parts) * width)
            blocks = parts
        return sorted((block & -block).bit_length() - 1 for block in blocks)


def shortest(
    accepting: Sequence[Automaton],
    refusing: Sequence[Automaton],
    lengths: tuple[int, int | None],
    meter: Meter,
) -> str | None:
    """The shortest text in all of ``accepting`` and none of ``refusing``; None: there is none.

    ``lengths`` are the fewest and the most characters it may have. Raises ``OutOfSteps``.
    """
    automata = [*accepting, *refusing]
    sets = [members for automaton in automata for members in automaton.sets]
    alphabet = alphabet_of(sets, any(automaton.asks_for_words for automaton in automata))
    product = _Product(automata, len(accepting), alphabet, meter)
    return _search(product, lengths)


def accepts(automaton: Automaton, text: str, meter: Meter) -> bool | None:
    """Whether the automaton accepts the text; None for a text with a lone surrogate.

    Raises ``OutOfSteps``.
    """
    letters = [united([(ord(letter), ord(letter))]) for letter in sorted(set(text))]
    if () in letters:
        return None
    alphabet = alphabet_of([*automaton.sets, *letters], automaton.asks_for_words)
    count = len(automaton.sets)
    numbers = {
        letter: mask.bit_length() - 1
        for letter, mask in zip(sorted(set(text)), alphabet.masks[count:], strict=True)
    }
    machine = Machine(automaton, alphabet.masks[:count], alphabet, meter)
    threads, before = machine.start, EDGE
    for letter in text:
        if not threads or threads == ACCEPTED:
            break
        threads = machine.step(threads, before, numbers[letter])
        before = WORD if alphabet.words >> numbers[letter] & 1 else OTHER
    return machine.accepts(threads, before)


def _search(product: _Product, lengths: tuple[int, int | None]) -> str | None:
    """Breadth first over states and lengths; a length counts only up to the fewest wanted."""
    low, high = lengths
    trail: list[tuple[int, int]] = [(-1, -1)]  # what came before, and the class it went on with
    waiting = deque([(product.start(), 0, 0)])
    seen = {(product.start(), 0)}
    while waiting:
        state, length, place = waiting.popleft()
        if length >= low and product.accepts(state):
            return _text(product.alphabet, trail, place)
        if high is not None and length >= high:
            continue
        for letter, following in product.followers(state):
            key = (following, min(length + 1, low))
            product.meter.spend(2)
            if key not in seen:
                seen.add(key)
                trail.append((place, letter))
                waiting.append((following, length + 1, len(trail) - 1))
    return None


def _text(alphabet: Alphabet, trail: list[tuple[int, int]], place: int) -> str:
    characters = []
    while place:
        place, letter = trail[place]
        characters.append(alphabet.shown[letter])
    return "".join(reversed(characters))

"""Counts of what was found, told apart up to a bound, so that a day of traffic fits into memory."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

__all__ = ["Finding", "Tally"]

_MOST_OPERATIONS = 100
Key = TypeVar("Key", bound=Hashable)


class Finding:
    """How often something was found, where first, and in which operations how often.

    `first` is the number of the exchange; `example` what it looked like there, short and without
    secrets; `elsewhere` counts what was found in operations beyond the bound.
    """

    __slots__ = ("count", "elsewhere", "example", "first", "operations", "words")

    def __init__(self, first: int, example: str = "", words: str = "") -> None:
        self.count = 0
        self.first = first
        self.example = example
        self.words = words
        self.operations: dict[str, int] = {}
        self.elsewhere = 0

    def note(self, operation: str, times: int = 1) -> None:
        """Count one more, found in an operation."""
        self.count += times
        held = self.operations.get(operation)
        if held is not None:
            self.operations[operation] = held + times
        elif len(self.operations) < _MOST_OPERATIONS:
            self.operations[operation] = times
        else:
            self.elsewhere += times


class Tally(Generic[Key]):
    """Findings by what they are. `more` counts those that were not told apart any more."""

    __slots__ = ("_most", "findings", "more")

    def __init__(self, most: int = 2000) -> None:
        self.findings: dict[Key, Finding] = {}
        self.more = 0
        self._most = most

    def __iter__(self) -> Iterator[tuple[Key, Finding]]:
        return iter(self.findings.items())

    def __len__(self) -> int:
        return len(self.findings)

    def note(
        self, key: Key, operation: str, number: int, example: str = "", words: str = ""
    ) -> Finding | None:
        """Count one finding; None where it isn't told apart any more."""
        held = self.findings.get(key) or self.add(key, number, example, words)
        if held is None:
            self.more += 1
        else:
            held.note(operation)
        return held

    def note_again(self, found: Iterable[Finding | None], operation: str) -> None:
        """Count once more what was noted before."""
        for held in found:
            if held is None:
                self.more += 1
            else:
                held.note(operation)

    def add(self, key: Key, number: int, example: str = "", words: str = "") -> Finding | None:
        """Begin to count what wasn't found before; None where there are too many already."""
        if len(self.findings) >= self._most:
            return None
        held = self.findings[key] = Finding(number, example, words)
        return held

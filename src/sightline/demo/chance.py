"""Chance that is the same on every machine: streams of draws that follow from a seed and a name.

Only `random.Random.random` is used, the one sequence that Python promises never to change; all
else is integer arithmetic on it. Two streams of different names don't disturb each other: one more
ticket leaves every request as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate, pairwise
from random import Random
from typing import TypeVar

Value = TypeVar("Value")
Curve = tuple[tuple[int, int], ...]

PARTS = 10_000


class Chance:
    """One stream of draws."""

    def __init__(self, seed: int, stream: str) -> None:
        digest = sha256(f"relay {seed} {stream}".encode()).digest()
        self._random = Random(int.from_bytes(digest, "big")).random

    def below(self, limit: int) -> int:
        """Draw a whole number from 0 up to, not including, a limit."""
        return int(self._random() * limit)

    def between(self, low: int, high: int) -> int:
        """Draw a whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def pick(self, values: Sequence[Value]) -> Value:
        """Draw one of some values, each as likely as the others."""
        return values[self.below(len(values))]

    def shuffled(self, values: Sequence[Value]) -> list[Value]:
        """Return the values in another order (Fisher and Yates)."""
        mixed = list(values)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def indices(self, weights: Sequence[int], count: int) -> list[int]:
        """Draw places in a list, each as often as its weight says on average."""
        edges = list(accumulate(weights))
        return [bisect_right(edges, self.below(edges[-1])) for _ in range(count)]

    def sample(self, curve: Curve, count: int) -> list[int]:
        """Draw values of a distribution, in any order, evenly from its whole breadth.

        The curve has points (share in ten-thousandths, value), straight between them. One value is
        drawn from each of `count` equal slices (stratified sampling), so percentiles and the mean
        come out as the curve has them, whatever the seed.
        """
        fine = PARTS * 1_000
        draws = [(place * fine + self.below(fine)) // count for place in range(count)]
        return self.shuffled([value_at(curve, draw) for draw in draws])


def value_at(curve: Curve, place: int) -> int:
    """Return the value of a curve at a place, in ten-millionths of the whole."""
    for (start, low), (end, high) in pairwise(curve):
        if place <= end * 1_000:
            return low + (high - low) * (place - start * 1_000) // ((end - start) * 1_000)
    return curve[-1][1]


def portions(total: int, weights: Sequence[int]) -> list[int]:
    """Split a whole number by weights; what is left over goes to the first parts.

    >>> portions(10, (1, 1, 1))
    [4, 3, 3]
    """
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    for index in range(total - sum(parts)):
        parts[index % len(parts)] += 1
    return parts

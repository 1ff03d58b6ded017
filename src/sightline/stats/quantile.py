"""Percentiles: their value, how sure it is, and what promise about them the data decide.

A percentile is judged by counting, never by shape: `p95 < b` says that at most 5 % of all values
are at or beyond b, so the count beyond b is binomial and the exact limits of `binomial` decide.
The value shown is the smallest observation x with at least a share p of all observations at or
below x (nearest rank; inverse of the empirical distribution; type 1 of Hyndman and Fan 1996).
With it the value and the counts agree at ties: value < b exactly when share(x >= b) <= 1 - p.
An observation without a value counts as worst: beyond every bound, in either direction.

Levels are whole parts per million, so that rank arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from sightline.stats.binomial import ROUNDING, chance_at_most

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Ranks:
    """1-based ranks among all sorted observations; None where the data cannot say."""

    value: int
    low: int | None
    high: int | None


def allowed_share(level_ppm: int, comparator: str) -> float:
    """Return the greatest share of observations on the wrong side of the bound.

    For `<` and `<=` it is 1 - p, for `>` and `>=` it is p.
    """
    return (MILLION - level_ppm if comparator in ("<", "<=") else level_ppm) / MILLION


def rank(level_ppm: int, n: int) -> int:
    """Return the 1-based nearest rank: the smallest k with k / n >= level.

    >>> rank(950_000, 20), rank(950_000, 21), rank(500_000, 1)
    (19, 20, 1)
    """
    return max(1, -(-level_ppm * n // MILLION))


def ranks(level_ppm: int, n: int, confidence: float) -> Ranks:
    """Return the ranks of a percentile and of its one-sided limits (order statistics).

    The low rank is the greatest l with P(B >= l) >= confidence, the high rank the smallest h
    with P(B < h) >= confidence, for B ~ Binomial(n, p), the number of observations at or below
    the true percentile (Conover 1999, section 3.2). None where even the extreme is not enough.
    """
    level = level_ppm / MILLION
    alpha = round(1 - confidence, 12)
    # P(B <= l - 1) <= alpha for the low rank, P(B <= h - 1) >= 1 - alpha for the high one.
    low = _smallest(n, level, lambda chance: chance > alpha + ROUNDING)
    high = _smallest(n, level, lambda chance: chance >= 1 - alpha - ROUNDING) + 1
    return Ranks(rank(level_ppm, n), low if low >= 1 else None, high if high <= n else None)


def _smallest(n: int, level: float, holds: Callable[[float], bool]) -> int:
    """Return the smallest k in 0..n for which holds(P(B <= k)); the chance grows with k."""
    low, high = -1, n
    while high - low > 1:
        middle = (low + high) // 2
        if holds(chance_at_most(middle, n, level)):
            high = middle
        else:
            low = middle
    return high


def quantile(values: Sequence[float | None], level_ppm: int, comparator: str) -> float | None:
    """Return the nearest-rank percentile of a list; None where it falls among missing values.

    >>> quantile([3, 1, 2, None], 750_000, "<"), quantile([3, 1, 2, None], 990_000, "<")
    (3, None)
    """
    worst = inf if comparator in ("<", "<=") else -inf
    keyed = [(worst, True) if value is None else (value, False) for value in values]
    if not keyed:
        return None
    # Missing values sort behind an observed infinity, on the worst side.
    keyed.sort(key=lambda pair: (pair[0], pair[1] if worst > 0 else not pair[1]))
    value, missing = keyed[rank(level_ppm, len(keyed)) - 1]
    return None if missing else value


def is_beyond(value: float | None, comparator: str, bound: float) -> bool:
    """Tell whether one observation is on the wrong side of a bound; a missing one always is."""
    if value is None:
        return True
    if comparator == "<":
        return value >= bound
    if comparator == "<=":
        return value > bound
    return value <= bound if comparator == ">" else value < bound

"""What so many hits in so many trials say about the true share.

Exact one-sided limits (Clopper and Pearson 1934): with confidence 95 % the true share is at most
`high`, and with confidence 95 % it is at least `low`; each limit errs in at most 5 % of all
worlds, whatever the true share and however small n.

Counts may be fractions: rows of clusters count as fewer (`clusters`), and the tail sums, being
incomplete beta functions, go smoothly between whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from sightline.stats.beta import incomplete_beta_pair, inverse_incomplete_beta

MOST_NEEDED_N = 10_000_000
# Chances are good to about 1e-13; one that equals the stated error exactly must not miss it.
ROUNDING = 1e-12


class Decision(Enum):
    """What an interval says about a bound."""

    PASS = "PASS"
    FAIL = "FAIL"
    INCONCLUSIVE = "INCONCLUSIVE"


@dataclass(frozen=True, slots=True)
class Limits:
    """Two one-sided limits, each at the stated confidence."""

    low: float
    high: float


def chance_at_most(hits: float, n: float, share: float) -> float:
    """Return P(X <= hits) for X ~ Binomial(n, share)."""
    if hits >= n:
        return 1.0
    if hits < 0:
        return 0.0
    return incomplete_beta_pair(hits + 1, n - hits, share)[1]


def chance_at_least(hits: float, n: float, share: float) -> float:
    """Return P(X >= hits) for X ~ Binomial(n, share)."""
    if hits <= 0:
        return 1.0
    if hits > n:
        return 0.0
    return incomplete_beta_pair(hits, n - hits + 1, share)[0]


def limits(hits: float, n: float, confidence: float) -> Limits:
    """Return the exact one-sided limits for the true share; 0 and 1 where nothing was seen.

    >>> limits(0, 59, 0.95).high < 0.05 < limits(0, 58, 0.95).high
    True
    """
    alpha = _alpha(confidence)
    low, high = 0.0, 1.0
    if hits > 0:
        low = inverse_incomplete_beta(hits, n - hits + 1, alpha)
    if hits < n:
        high = inverse_incomplete_beta(hits + 1, n - hits, confidence)
    return Limits(low, high)


def decide(hits: float, n: float, allowed: float, confidence: float) -> Decision:
    """Decide whether the true share is at most `allowed`.

    PASS where the upper limit is at most `allowed`, FAIL where the lower limit is above it. Both
    are asked as tail probabilities at `allowed`, which is the same question without rounding:
    high <= allowed exactly when P(X <= hits | allowed) <= 1 - confidence.
    """
    if n == 0:
        return Decision.INCONCLUSIVE
    alpha = _alpha(confidence)
    if allowed >= 1 or chance_at_most(hits, n, allowed) <= alpha + ROUNDING:
        return Decision.PASS
    if chance_at_least(hits, n, allowed) < alpha:
        return Decision.FAIL
    return Decision.INCONCLUSIVE


def smallest_n(allowed: float, confidence: float) -> int:
    """Return the fewest observations with which a promise can pass at all (no hit among them).

    >>> [smallest_n(share, 0.95) for share in (0.5, 0.1, 0.05, 0.01, 0.001)]
    [5, 29, 59, 299, 2995]
    """
    if not 0 < allowed < 1:
        return 1
    return first_true(lambda n: decide(0, n, allowed, confidence) is Decision.PASS, 1) or 1


def needed_n(hits: int, n: int, allowed: float, confidence: float) -> int | None:
    """Return how many observations would decide if hits keep coming at the present rate.

    None where more than ten million would be needed, as when the rate equals what is allowed.
    """
    if n == 0:
        return smallest_n(allowed, confidence)

    def decided(size: int) -> bool:
        scaled = (hits * size * 2 + n) // (2 * n)
        return decide(scaled, size, allowed, confidence) is not Decision.INCONCLUSIVE

    return first_true(decided, n)


def first_true(holds: Callable[[int], bool], start: int) -> int | None:
    """Return about the first number from `start` on that holds: doubled, then halved in between."""
    low, high = start - 1, max(start, 1)
    while not holds(high):
        low, high = high, high * 2
        if high > MOST_NEEDED_N:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high


def _alpha(confidence: float) -> float:
    # 1 - 0.95 is 0.05 and a little; the written confidence has at most ten decimals.
    return round(1 - confidence, 12)

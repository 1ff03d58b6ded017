"""Averages: their value, one-sided limits, and when the data are too uneven to say.

Averages of latencies, amounts and counts are skewed, and the plain t interval then errs on one
side far more often than it says. Each limit here is the more careful of two: Student's t, and t
after Hall's cubic correction for skewness (P. Hall, "On the removal of skewness by
transformation", JRSS B 54, 1992), both from the first three moments alone.

No such interval is sound when a few observations carry the average, so there `why_undecidable`
gives the reason and no verdict is given. Its threshold is set so that on the published set of
distributions (`proofs/binomial_error_rates.py`) a verdict errs at most as often as stated plus
two points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cbrt, isfinite, sqrt

from sightline.stats.beta import student_t_quantile
from sightline.stats.binomial import Decision, Limits

FEWEST = 20
STEEPEST_SKEW = 0.2


@dataclass(frozen=True, slots=True)
class Moments:
    """What a mean's interval needs: the size, the mean, and sums of (x - mean)^2 and ^3."""

    n: int
    mean: float
    squares: float
    cubes: float

    @property
    def deviation(self) -> float:
        """The sample standard deviation."""
        return sqrt(self.squares / (self.n - 1)) if self.n > 1 else 0.0

    @property
    def skewness(self) -> float:
        """The sample skewness (third moment over the deviation's cube), 0 for constant data."""
        spread = sqrt(self.squares / self.n) if self.n else 0.0
        return self.cubes / self.n / spread**3 if spread > 0 else 0.0


def moments(values: Sequence[float]) -> Moments:
    """Return the moments of a list, as the query engine computes them.

    >>> moments([1, 2, 6])
    Moments(n=3, mean=3.0, squares=14.0, cubes=18.0)
    """
    n = len(values)
    mean = sum(values) / n if n else 0.0
    away = [value - mean for value in values]
    return Moments(n, mean, sum(d * d for d in away), sum(d * d * d for d in away))


def why_undecidable(of: Moments) -> str:
    """Return why an average of these data carries no verdict, or "" where it does.

    The reasons: fewer than 20 values, all values equal, values without limit, or a heavy tail:
    skewness / sqrt(n), the size of the error that Hall's correction has to mend, is above 0.2.
    """
    if not (isfinite(of.mean) and isfinite(of.squares) and isfinite(of.cubes)):
        return "some values are infinite or too large to average"
    if of.n < FEWEST:
        return f"an average needs at least {FEWEST} values"
    if of.squares <= 0:
        return "all values are equal, so nothing says how far they vary"
    if abs(of.skewness) / sqrt(of.n) > STEEPEST_SKEW:
        return "heavy tail: a few values carry the average"
    return ""


def mean_limits(of: Moments, confidence: float) -> Limits | None:
    """Return one-sided limits for the true mean, each at the confidence; None below two values."""
    if of.n < 2 or not isfinite(of.squares):
        return None
    return limits_at(of, student_t_quantile(confidence, of.n - 1))


def limits_at(of: Moments, t: float) -> Limits:
    """Return the limits that a quantile of Student's t gives, the more careful of the two each."""
    error = of.deviation / sqrt(of.n)
    skewness = of.skewness
    return Limits(
        of.mean - error * max(t, _unskewed(t, skewness, of.n)),
        of.mean - error * min(-t, _unskewed(-t, skewness, of.n)),
    )


def decide_mean(of: Moments, comparator: str, bound: float, confidence: float) -> Decision:
    """Decide whether the true mean keeps the bound; INCONCLUSIVE wherever that cannot be said."""
    limits = mean_limits(of, confidence)
    if limits is None or why_undecidable(of):
        return Decision.INCONCLUSIVE
    return decide_by_limits(limits, comparator, bound)


def decide_by_limits(limits: Limits, comparator: str, bound: float) -> Decision:
    """Decide by two one-sided limits whether a value is on the side of the bound it should be."""
    low, high = limits.low, limits.high
    if comparator in (">", ">="):  # the mirror: as if every sign were turned
        low, high, bound = -high, -low, -bound
    if high < bound or (high == bound and comparator in ("<=", ">=")):
        return Decision.PASS
    if low > bound or (low == bound and comparator in ("<", ">")):
        return Decision.FAIL
    return Decision.INCONCLUSIVE


def needed_n_for_mean(of: Moments, bound: float, confidence: float) -> int | None:
    """Return about how many values would decide if mean and spread stay as they are.

    From n = (t s / (mean - bound))^2; None where the mean sits on the bound.
    """
    distance = abs(of.mean - bound)
    if of.n < 2 or distance == 0 or not isfinite(of.squares):
        return None
    t = student_t_quantile(confidence, of.n - 1)
    size = (t * of.deviation / distance) ** 2
    for_skewness = (of.skewness / STEEPEST_SKEW) ** 2
    needed = max(size, for_skewness, FEWEST, of.n + 1)
    return int(needed) + 1 if needed < 1e7 else None


def _unskewed(t: float, skewness: float, n: int) -> float:
    """Return Hall's inverse transformation of a t quantile."""
    if abs(skewness) < 1e-9:
        return t
    root = sqrt(n)
    inside = 1 + skewness * (t / root - skewness / (6 * n))
    return 3 * root / skewness * (cbrt(inside) - 1)

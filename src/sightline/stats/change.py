"""Whether something changed, and by how much: two independent samples compared.

"Up by 10 %" says new >= 1.10 x old, so what is judged is the difference new - 1.10 x old, whose
limits are made of each sample's own one-sided limits (MOVER: G. Zou and A. Donner, "Construction
of confidence limits about effect measures: a general approach", Statistics in Medicine 27, 2008).
A relative change is shown with limits of the same kind (A. Donner and G. Zou, "Closed-form
confidence intervals for functions of the normal mean and standard deviation", Statistical Methods
in Medical Research 21, 2012): the ratio R is inside exactly when new - R x old can be 0, so what
is shown and what is decided never differ.

Tied values need care: between 3 days and 4 there is nothing, so that samples seen at 3 and at 4
may both come from a median of either. Both limits are then moved out by half a grain of each
sample, the continuity correction; without it a FAIL was wrong in 30 % of such worlds instead of 5.

Shares have a module of their own, `share_change`, which is exact for few hits too.

All limits that go in are one-sided at the confidence each, and so is what comes out. The samples
must be independent: the same people before and after are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import hypot, isfinite, sqrt

from sightline.stats.binomial import ROUNDING, Decision


class Direction(Enum):
    """Which way a promised change goes."""

    UP = "up"
    DOWN = "down"


class Kind(Enum):
    """What a promised change is counted in: parts of the baseline, or the unit itself."""

    RELATIVE = "relative"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with one-sided limits at the confidence each; None where there is no limit.

    `grain` is how far apart tied values lie (1 for whole days), 0 where values are not tied: of a
    quantile or median wait it is the greater distance from the value to the next other value
    seen, where the value was seen more than once.
    """

    value: float
    low: float | None
    high: float | None
    grain: float = 0.0

    def negative(self) -> Estimate:
        """The same with every sign turned."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Estimate(-self.value, low, high, self.grain)

    def shifted(self, by: float) -> Estimate:
        """The same, moved."""
        low = None if self.low is None else self.low + by
        high = None if self.high is None else self.high + by
        return Estimate(self.value + by, low, high)


@dataclass(frozen=True, slots=True)
class ChangeLimits:
    """One-sided limits of a change, each at the confidence; None where the data can't say."""

    low: float | None
    high: float | None


def relative_change(new: Estimate, old: Estimate) -> float | None:
    """Return new / old - 1, as a fraction; None where the baseline is 0 or below.

    >>> relative_change(Estimate(120, None, None), Estimate(100, None, None))
    0.2
    """
    return None if why_undecidable(old) else (new.value - old.value) / old.value


def why_undecidable(old: Estimate) -> str:
    """Return why a relative change from this baseline carries no verdict, or "" where it does."""
    if not isfinite(old.value):
        return "the baseline has no finite value"
    if old.value == 0:
        return "the baseline is 0, and nothing is a percentage of 0: promise an absolute change"
    if old.value < 0:
        return "the baseline is below 0, where a percentage means nothing: promise an absolute one"
    return ""


def difference_limits(new: Estimate, old: Estimate, factor: float) -> ChangeLimits:
    """Return limits for new - factor x old; None where a limit that is needed is missing.

    low = (new - k old) - sqrt((new - new.low)^2 + k^2 (old.high - old)^2), high its mirror
    (Zou and Donner 2008), each moved out by half a grain of either for tied values.
    """
    other = _times(old, -factor)
    high = _lowest_sum(new.negative(), other.negative())
    return ChangeLimits(_lowest_sum(new, other), None if high is None else -high)


def ratio_limits(new: Estimate, old: Estimate) -> ChangeLimits:
    """Return limits for the relative change new / old - 1, as fractions.

    None where a limit that is needed is missing, where the baseline is 0 or below, and on the
    side for which the baseline's own limit reaches 0: the ratio is then unlimited.
    """
    if why_undecidable(old):
        return ChangeLimits(None, None)
    low, high = _lowest_ratio(new, old), _lowest_ratio(new.negative(), old)
    return ChangeLimits(None if low is None else low - 1, None if high is None else -high - 1)


def decide_change(
    direction: Direction, amount: float, kind: Kind, new: Estimate, old: Estimate
) -> Decision:
    """Decide whether new is up (or down) from old by at least an amount, 0 or more.

    A relative amount is a fraction of the baseline (0.1 for 10 %), an absolute one is in the unit
    of the values. PASS where the limits prove a change at least so large, FAIL where they prove a
    smaller one.
    """
    if direction is Direction.DOWN:
        new, old = new.negative(), old.negative()
    if kind is Kind.ABSOLUTE:
        return _decide_at_least(new, old, 1.0, amount)
    if why_undecidable(old.negative() if direction is Direction.DOWN else old):
        return Decision.INCONCLUSIVE
    factor = 1 + amount if direction is Direction.UP else 1 - amount
    return _decide_at_least(new, old, factor, 0.0)


def decide_within(
    fraction: float,
    new: Estimate,
    old: Estimate,
    careful: tuple[Estimate, Estimate] | None = None,
) -> Decision:
    """Decide whether new is within a fraction of old, on both sides.

    Two one-sided tests (D. Schuirmann, "A comparison of the two one-sided tests procedure and the
    power approach", 1987): PASS where both sides are proven. FAIL where either is proven broken;
    as there are two ways to be wrong then, FAIL is read from the `careful` (new, old) where they
    are given: the same with limits at `each_of_two(confidence)`.
    """
    if why_undecidable(old):
        return Decision.INCONCLUSIVE
    sides = _sides(fraction, new, old)
    return decide_between(*sides, careful=_sides(fraction, *careful) if careful else sides)


def decide_between(
    judged_low: Decision,
    judged_high: Decision,
    careful: tuple[Decision, Decision] | None = None,
) -> Decision:
    """Decide a promise with two bounds from the decision about each.

    PASS where both pass, which errs no more often than either (intersection-union test: R.
    Berger 1982). FAIL where either fails in `careful`, both judged at `each_of_two(confidence)`;
    without it FAIL errs up to twice as often as stated where the bounds are close together.
    """
    if judged_low is Decision.PASS and judged_high is Decision.PASS:
        return Decision.PASS
    if Decision.FAIL in (careful or (judged_low, judged_high)):
        return Decision.FAIL
    return Decision.INCONCLUSIVE


def each_of_two(confidence: float) -> float:
    """Return the confidence at which each of two must hold for both to hold at the stated one.

    >>> each_of_two(0.95)
    0.975
    """
    return round(1 - (1 - confidence) / 2, 12)


def _sides(fraction: float, new: Estimate, old: Estimate) -> tuple[Decision, Decision]:
    return (
        _decide_at_least(new, old, 1 - fraction, 0.0),
        _decide_at_least(new.negative(), old.negative(), 1 + fraction, 0.0),
    )


def _decide_at_least(new: Estimate, old: Estimate, factor: float, amount: float) -> Decision:
    """Decide whether new - factor x old is at least an amount."""
    limits = difference_limits(new, old, factor)
    # 1.1 x 100 is a little above 110: what equals the bound but for rounding keeps it.
    least = amount - ROUNDING * (abs(new.value) + abs(factor * old.value) + abs(amount))
    if limits.low is not None and limits.low >= least:
        return Decision.PASS
    if limits.high is not None and limits.high < least:
        return Decision.FAIL
    return Decision.INCONCLUSIVE


def _times(estimate: Estimate, factor: float) -> Estimate:
    if factor < 0:
        return _times(estimate.negative(), -factor)
    low = None if estimate.low is None else factor * estimate.low
    high = None if estimate.high is None else factor * estimate.high
    if factor == 0:
        return Estimate(0.0, 0.0, 0.0)
    return Estimate(factor * estimate.value, low, high, factor * estimate.grain)


def _lowest_sum(one: Estimate, other: Estimate) -> float | None:
    if one.low is None or other.low is None:
        return None
    reach = hypot(one.value - one.low, other.value - other.low)
    return one.value + other.value - reach - (one.grain + other.grain) / 2


def _lowest_ratio(new: Estimate, old: Estimate) -> float | None:
    """Return the R for which the lower limit of new - R x old is 0; old.value is above 0.

    A root of A R^2 - 2 new old R + C = 0 with A = old^2 - (old's reach)^2 and
    C = new^2 - (new - new.low)^2, where old reaches to its high limit for R >= 0 and to its low
    one below.
    """
    new = new.shifted(-new.grain / 2)
    if new.low is None:
        return None
    old = old.shifted(old.grain / 2 if new.low >= 0 else -old.grain / 2)
    limit = old.high if new.low >= 0 else old.low
    if limit is None or (new.low < 0 and limit <= 0):
        return None
    product = new.value * old.value
    a, c = limit * (2 * old.value - limit), new.low * (2 * new.value - new.low)
    root = sqrt(max(0.0, product * product - a * c))
    # Of the two forms of the root, the one that subtracts nothing.
    return c / (product + root) if product > 0 else (product - root) / a

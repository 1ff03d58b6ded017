"""Whether a share changed, and by how much: hits among two independent samples compared.

Each exact one-sided limit of a share (Clopper and Pearson 1934) is a quantile of a beta variable.
How sure a comparison is follows from both variables together: the chance that they break what
is promised is the error of saying that it is kept. These are melded limits (M. Fay, M. Proschan
and E. Brittain, "Combining one-sample confidence procedures for inference in the two-sample
case", Biometrics 71, 2015). Asked of "no change" they are Fisher's exact test.

Why not the MOVER limits of `change`, which need only the two intervals: with few hits and samples
of unequal size they are too bold, up to 1.8 % wrong where 1 % is stated (20 against 400), while
melded limits never were. From 200 hits and 200 misses on either side both are the same to a
twentieth of the stated error, and the quicker MOVER is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, expm1, log1p, sqrt

from sightline.stats import binomial
from sightline.stats.beta import incomplete_beta_pair
from sightline.stats.binomial import ROUNDING, Decision
from sightline.stats.change import (
    ChangeLimits,
    Direction,
    Estimate,
    Kind,
    decide_between,
    decide_change,
    difference_limits,
    each_of_two,
    ratio_limits,
)

ENOUGH_OF_EACH = 200
_NEGLIGIBLE = 1e-16
_NEAR = 1e-11
_TRIES = 200


@dataclass(frozen=True, slots=True)
class Share:
    """So many hits among n; an effective sample size need not be whole."""

    hits: float
    n: float

    def estimate(self, confidence: float) -> Estimate:
        """The share with its exact limits (Clopper and Pearson 1934)."""
        found = binomial.limits(self.hits, self.n, confidence)
        return Estimate(self.hits / self.n, found.low, found.high)

    def lower(self) -> _Beta:
        """The variable whose quantile is the lower limit."""
        return _Beta(self.hits, self.n - self.hits + 1)

    def upper(self) -> _Beta:
        """The variable whose quantile is the upper limit."""
        return _Beta(self.hits + 1, self.n - self.hits)


def share_limits(kind: Kind, new: Share, old: Share, confidence: float) -> ChangeLimits:
    """Return limits for the change of a share: relative as a fraction, absolute in points / 100."""
    if min(new.n, old.n) <= 0 or (kind is Kind.RELATIVE and old.hits <= 0):
        return ChangeLimits(None, None)
    if _is_large(new, old):
        one, other = new.estimate(confidence), old.estimate(confidence)
        is_relative = kind is Kind.RELATIVE
        return ratio_limits(one, other) if is_relative else difference_limits(one, other, 1.0)
    alpha = _alpha(confidence)
    if kind is Kind.ABSOLUTE:
        return ChangeLimits(
            _root(lambda shift: _below(new, old, 1.0, shift) - alpha, -1.0, 1.0),
            _root(lambda shift: alpha - _above(new, old, 1.0, shift), -1.0, 1.0),
        )
    most = max(new.hits, 1) / new.n / (old.hits / old.n)
    low = _root(lambda factor: _below(new, old, factor, 0.0) - alpha, 0.0, most)
    while _above(new, old, most, 0.0) > alpha:
        most *= 2
        if most > 1 / ROUNDING:
            return ChangeLimits(low - 1, None)
    return ChangeLimits(
        low - 1, _root(lambda factor: alpha - _above(new, old, factor, 0.0), 0.0, most) - 1
    )


def decide_share_change(
    direction: Direction, amount: float, kind: Kind, new: Share, old: Share, confidence: float
) -> Decision:
    """Decide whether a share is up (or down) by at least an amount: `decide_change` for shares.

    An absolute amount is in parts of 1: 0.05 for 5 points.
    """
    if min(new.n, old.n) <= 0:
        return Decision.INCONCLUSIVE
    if _is_large(new, old):
        one, other = new.estimate(confidence), old.estimate(confidence)
        return decide_change(direction, amount, kind, one, other)
    if kind is Kind.RELATIVE and old.hits <= 0:
        return Decision.INCONCLUSIVE
    sign = 1 if direction is Direction.UP else -1
    relative = kind is Kind.RELATIVE
    factor, shift = (1 + sign * amount, 0.0) if relative else (1.0, sign * amount)
    return _decide_share(direction, new, old, factor, shift, confidence)


def decide_share_within(fraction: float, new: Share, old: Share, confidence: float) -> Decision:
    """Decide whether a share is within a fraction of another: `decide_within` for shares."""
    if min(new.n, old.n) <= 0 or old.hits <= 0:
        return Decision.INCONCLUSIVE

    def sides(each: float) -> tuple[Decision, Decision]:
        return (
            decide_share_change(Direction.UP, -fraction, Kind.RELATIVE, new, old, each),
            decide_share_change(Direction.DOWN, -fraction, Kind.RELATIVE, new, old, each),
        )

    return decide_between(*sides(confidence), careful=sides(each_of_two(confidence)))


def _decide_share(
    direction: Direction, new: Share, old: Share, factor: float, shift: float, confidence: float
) -> Decision:
    """Ask the melded chances at the promised line, the same question as the limits' to rounding."""
    asked = (_below, _above) if direction is Direction.UP else (_above, _below)
    alpha = _alpha(confidence)
    gap = new.hits / new.n - (factor * old.hits / old.n + shift)
    # Only the side that the shares themselves are on can be proven.
    if (gap if direction is Direction.UP else -gap) >= -ROUNDING:
        wrong_pass = asked[0](new, old, factor, shift)
        return Decision.PASS if wrong_pass <= alpha + ROUNDING else Decision.INCONCLUSIVE
    wrong_fail = asked[1](new, old, factor, shift)
    return Decision.FAIL if wrong_fail < alpha else Decision.INCONCLUSIVE


def _is_large(new: Share, old: Share) -> bool:
    counts = (new.hits, new.n - new.hits, old.hits, old.n - old.hits)
    return min(counts) >= ENOUGH_OF_EACH


def _below(new: Share, old: Share, factor: float, shift: float) -> float:
    """Return the melded error of saying that new is at least factor x old + shift."""
    return _meld(new.lower(), old.upper(), factor, shift, 0)


def _above(new: Share, old: Share, factor: float, shift: float) -> float:
    """Return the melded error of saying that new is below factor x old + shift."""
    return _meld(new.upper(), old.lower(), factor, shift, 1)


@dataclass(frozen=True, slots=True)
class _Beta:
    """A Beta(a, b) variable; a = 0 is the number 0, b = 0 the number 1."""

    a: float
    b: float

    def tail(self, x: float, above: int) -> float:
        """Return the chance of at most x (above = 0) or at least x (above = 1)."""
        if self.a <= 0 or self.b <= 0:
            point = float(self.b <= 0)
            return float(point >= x if above else point <= x)
        return incomplete_beta_pair(self.a, self.b, x)[above]

    def deviation(self) -> float:
        n = self.a + self.b
        return sqrt(self.a * self.b / (n + 1)) / n

    def nodes(self) -> list[tuple[float, float]]:
        """Return points and weights of the trapezoidal rule on the scale of log odds.

        There the density falls off at least exponentially on both sides, and the rule's error is
        far below rounding with a quarter of a standard deviation between the points.
        """
        if self.a <= 0 or self.b <= 0:
            return [(float(self.b <= 0), 1.0)]
        step = sqrt(1 / self.a + 1 / self.b) / 4
        found = [self._node(0.0)]
        for signed in (step, -step):
            away = signed
            while (node := self._node(away))[1] > _NEGLIGIBLE:
                found.append(node)
                away += signed
        whole = sum(weight for _, weight in found)
        return [(x, weight / whole) for x, weight in found]

    def _node(self, away: float) -> tuple[float, float]:
        """Return the point so far from the mean's log odds, and its density in parts of theirs."""
        share = self.a / (self.a + self.b)
        rise, fall = -log1p((1 - share) * expm1(-away)), -log1p(share * expm1(away))
        return share * exp(rise), exp(self.a * rise + self.b * fall)


def _meld(new: _Beta, old: _Beta, factor: float, shift: float, above: int) -> float:
    """Return P(new <= factor x old + shift) (above = 0) or P(new >= ...) for independent betas.

    The nodes are those of the narrower variable, so that the other's chances are smooth between.
    """
    if factor > 0 and new.deviation() <= factor * old.deviation():
        nodes = new.nodes()
        return sum(w * old.tail((x - shift) / factor, 1 - above) for x, w in nodes)
    return sum(w * new.tail(factor * x + shift, above) for x, w in old.nodes())


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Return where a rising function crosses 0 (false position, Illinois), or the nearer end."""
    at_low, at_high = rising(low), rising(high)
    if at_low >= 0 or at_high <= 0:
        return low if at_low >= 0 else high
    nearest = _NEAR * (high - low)
    side = 0
    for _ in range(_TRIES):
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        at_middle = rising(middle)
        if at_middle == 0 or high - low < nearest:
            return middle
        if at_middle > 0:
            high, at_high = middle, at_middle
            at_low = at_low / 2 if side > 0 else at_low
        else:
            low, at_low = middle, at_middle
            at_high = at_high / 2 if side < 0 else at_high
        if abs(at_middle) < _NEAR:
            return middle
        side = 1 if at_middle > 0 else -1
    return middle


def _alpha(confidence: float) -> float:
    return round(1 - confidence, 12)

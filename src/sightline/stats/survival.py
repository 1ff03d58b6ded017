"""How long until something happens, when for some it has not happened yet.

Whoever is still waiting when the data end is not a failure and not a success: the wait is known
to be longer than what was seen ("censored"). The Kaplan-Meier curve (Kaplan and Meier 1958) uses
exactly that, and the median is read from it.

How sure it is: the Beta Product Confidence Procedure (M. Fay, E. Brittain and M. Proschan,
"Pointwise confidence intervals for a survival distribution with small samples or heavy
censoring", Biostatistics 14, 2013; ties as in Fay and Brittain 2016), each product of beta
variables replaced by the beta variable with its mean and variance (their method of moments).
Where nothing is censored before the time asked for, it is Clopper and Pearson's exact limit.

A wait censored at time t is known to be longer than t: at equal times what happened comes first.
`median < b` says that the share still waiting just before b is at most one half, `median <= b`
that the share still waiting just after b is; `>` and `>=` are the mirror (see `quantile`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import expm1, log1p
from typing import NamedTuple

from sightline.stats import binomial
from sightline.stats.beta import incomplete_beta_pair, inverse_incomplete_beta
from sightline.stats.binomial import MOST_NEEDED_N, ROUNDING, Decision, Limits

HALF = 0.5


class Step(NamedTuple):
    """One distinct time: for how many it happened then, how many were last seen waiting then.

    A list of steps is sorted by time and names each time once.
    """

    time: float
    happened: int
    censored: int


@dataclass(frozen=True, slots=True)
class _Beta:
    """A Beta(a, b) variable; b = 0 is the number 1, a = 0 the number 0."""

    a: float
    b: float

    def quantile(self, probability: float) -> float:
        if self.b <= 0:
            return 1.0
        return inverse_incomplete_beta(self.a, self.b, probability) if self.a > 0 else 0.0

    def chance_below_half(self) -> float:
        if self.a <= 0 or self.b <= 0:
            return float(self.a <= 0)
        return incomplete_beta_pair(self.a, self.b, HALF)[0]

    def chance_above_half(self) -> float:
        if self.a <= 0 or self.b <= 0:
            return float(self.b <= 0)
        return incomplete_beta_pair(self.a, self.b, HALF)[1]

    def mirrored(self) -> _Beta:
        return _Beta(self.b, self.a)


@dataclass(slots=True)
class _Product:
    """Independent Beta(at_risk - happened + 1, happened) variables multiplied, by their moments.

    `mean` is the log of the product's mean, `tilted` the log of E[W^2] / E[W], `spread` the log
    of E[W^2] / E[W]^2: sums that lose no digits at a million steps. Events with nobody censored
    between them are one factor, exactly (equation 2.1 of Fay, Brittain and Proschan).
    """

    at_risk: float
    happened: float = 0
    mean: float = 0.0
    tilted: float = 0.0
    spread: float = 0.0
    factors: int = 0

    def take(self, happened: float, censored: float) -> None:
        """Go past one time: first it happens for some, then some are censored."""
        self.happened += happened
        if censored:
            self._close()
            self.at_risk -= censored

    def upper(self) -> _Beta:
        """The variable whose quantile is the upper limit of the share still waiting (W-)."""
        if not self.factors:
            return _Beta(self.at_risk - self.happened + 1, self.happened)
        return _matched(*self._with(self.at_risk, self.happened))

    def lower(self) -> _Beta:
        """The variable of the lower limit (W+): one more event, at once, among who still waits."""
        waiting = self.at_risk - self.happened
        if waiting <= 0:
            return _Beta(0, 1)
        if not self.factors:
            return _Beta(waiting, self.happened + 1)
        return _matched(*self._with(self.at_risk, self.happened + 1))

    def _close(self) -> None:
        if self.happened:
            self.mean, self.tilted, self.spread = self._with(self.at_risk, self.happened)
            self.factors += 1
            self.at_risk -= self.happened
            self.happened = 0

    def _with(self, n: float, events: float) -> tuple[float, float, float]:
        """Return the three logs with one more factor, Beta(n - events + 1, events)."""
        return (
            self.mean + log1p(-events / (n + 1)),
            self.tilted + log1p(-events / (n + 2)),
            self.spread + log1p(events / ((n + 2) * (n - events + 1))),
        )


def _matched(mean: float, tilted: float, spread: float) -> _Beta:
    """Return the beta variable with these moments: a = (1 - E[W^2]/E[W]) / (E[W^2]/E[W]^2 - 1)."""
    if spread <= 0:
        return _Beta(1, 0)
    a = -expm1(tilted) / expm1(spread)
    return _Beta(a, a * expm1(-mean))


def total(steps: Sequence[Step]) -> int:
    """Return how many were watched."""
    return happened(steps) + censored(steps)


def happened(steps: Sequence[Step]) -> int:
    """Return for how many it happened."""
    return sum(step.happened for step in steps)


def censored(steps: Sequence[Step]) -> int:
    """Return how many were still waiting when last seen."""
    return sum(step.censored for step in steps)


def mean_of_happened(steps: Sequence[Step]) -> float | None:
    """Return the average wait of those for whom it happened; it says nothing of the others.

    Always too short where some still wait: the slow ones are missing from it.
    """
    count = happened(steps)
    return sum(step.time * step.happened for step in steps) / count if count else None


def curve(steps: Sequence[Step]) -> list[tuple[float, float]]:
    """Return the Kaplan-Meier curve: (time, share still waiting just after it), a pair a step.

    S(t) is the product of 1 - happened / at risk over the times up to t.

    >>> curve([Step(1, 1, 0), Step(2, 0, 1), Step(3, 1, 0), Step(4, 0, 1)])
    [(1, 0.75), (2, 0.75), (3, 0.375), (4, 0.375)]
    """
    return list(_curve(steps))


def survival_at(steps: Sequence[Step], time: float, *, before: bool = False) -> float:
    """Return the estimated share still waiting just after a time, or just before it."""
    share = 1.0
    for when, waiting in _curve(steps):
        if when > time or (before and when == time):
            break
        share = waiting
    return share


def median(steps: Sequence[Step]) -> float | None:
    """Return the time by which it happened for half of all; None where that was not yet seen.

    The smallest t with S(t) <= 1/2.

    >>> median([Step(1, 1, 0), Step(2, 0, 1), Step(3, 1, 0), Step(4, 0, 1)])
    3
    """
    reached = HALF + ROUNDING
    return next((time for time, waiting in _curve(steps) if waiting <= reached), None)


def restricted_mean(steps: Sequence[Step], horizon: float) -> float:
    """Return the average wait where every wait is cut off at the horizon (a time from 0 on).

    The area under the Kaplan-Meier curve up to the horizon; it may be read only as far as the
    data reach.
    """
    area, since, share = 0.0, 0.0, 1.0
    for time, waiting in _curve(steps):
        if time >= horizon:
            break
        area += (time - since) * share
        since, share = time, waiting
    return area + (horizon - since) * share


def limits_at(
    steps: Sequence[Step], time: float, confidence: float, *, before: bool = False
) -> Limits:
    """Return one-sided limits for the share still waiting just after a time (or before it).

    >>> found = limits_at([Step(3, 1, 0), Step(7, 1, 0), Step(8, 1, 0), Step(14, 1, 0)], 7, 0.975)
    >>> round(found.low, 6), round(found.high, 6)
    (0.067586, 0.932414)
    """
    product = _up_to(steps, time, before)
    alpha = _alpha(confidence)
    return Limits(product.lower().quantile(alpha), product.upper().quantile(confidence))


def median_limits(steps: Sequence[Step], confidence: float) -> tuple[float | None, float | None]:
    """Return one-sided limits for the true median, each at the confidence; None where unknown.

    The low one is the greatest time t for which `median >= t` passes, the high one the smallest
    for which `median <= t` does.
    """
    alpha = _alpha(confidence) + ROUNDING
    product = _Product(total(steps))
    low, high = None, None
    lows, highs = [], []
    for step in steps:
        lows.append(product.lower())
        product.take(step.happened, step.censored)
        highs.append(product.upper())
    at = bisect_left(lows, True, key=lambda beta: beta.mirrored().chance_above_half() > alpha)
    low = steps[at - 1].time if at else None
    at = bisect_left(highs, True, key=lambda beta: beta.chance_above_half() <= alpha)
    high = steps[at].time if at < len(steps) else None
    return low, high


def decide_median(
    steps: Sequence[Step], comparator: str, bound: float, confidence: float
) -> Decision:
    """Decide whether the true median keeps the bound; exact where nothing is censored before it."""
    if not steps:
        return Decision.INCONCLUSIVE
    product = _up_to(steps, bound, _is_before(comparator))
    return _decide(product.upper(), product.lower(), comparator, confidence)


def needed_n(steps: Sequence[Step], comparator: str, bound: float, confidence: float) -> int | None:
    """Return about how many would have to be watched, in the same pattern, to decide.

    The share still waiting at the bound stays as it is, and the effective size, of a sample
    without censoring that knows it as well, grows in proportion. None where no amount would do:
    the curve is at one half there, or nobody is followed up to the bound.
    """
    n = total(steps)
    if n == 0:
        return binomial.smallest_n(HALF, confidence)
    before = _is_before(comparator)
    product = _up_to(steps, bound, before)
    waiting = product.at_risk - product.happened
    if not product.factors and product.at_risk == n:
        hits = waiting if comparator[0] == "<" else n - waiting
        return binomial.needed_n(int(hits), n, HALF, confidence)
    if not waiting and not product.upper().b:
        return None
    if decide_median(steps, comparator, bound, confidence) is not Decision.INCONCLUSIVE:
        return n
    share = survival_at(steps, bound, before=before)
    effective = _effective_size(steps, bound, before)

    def decided(size: int) -> bool:
        times = size / n
        grown = _Product(effective * times)
        still = share * effective
        grown.take((effective - still) * times, max(0.0, still - waiting) * times)
        said = _decide(grown.upper(), grown.lower(), comparator, confidence)
        return said is not Decision.INCONCLUSIVE

    if not decided(MOST_NEEDED_N):
        return None
    sizes = range(n + 1, MOST_NEEDED_N + 1)
    return n + 1 + bisect_left(sizes, True, key=decided)


def _decide(upper: _Beta, lower: _Beta, comparator: str, confidence: float) -> Decision:
    """Ask tail chances at one half, as `binomial.decide` does; `>` is `<` of the share done."""
    if comparator[0] == ">":
        upper, lower = lower.mirrored(), upper.mirrored()
    alpha = _alpha(confidence)
    if upper.chance_above_half() <= alpha + ROUNDING:
        return Decision.PASS
    if lower.chance_below_half() < alpha:
        return Decision.FAIL
    return Decision.INCONCLUSIVE


def _is_before(comparator: str) -> bool:
    """Tell whether the bound's own instant is still to come: in `< b` and `>= b`."""
    return comparator in ("<", ">=")


def _up_to(steps: Sequence[Step], time: float, before: bool) -> _Product:
    """Go through what happened up to a time; who is censored exactly then still counts."""
    product = _Product(total(steps))
    for step in steps:
        if step.time >= time:
            if step.time == time and not before:
                product.take(step.happened, 0)
            break
        product.take(step.happened, step.censored)
    return product


def _effective_size(steps: Sequence[Step], time: float, before: bool) -> float:
    """Return the size of the sample without censoring in which S would vary as it does here.

    S (1 - S) / Var(S) by Greenwood's formula, Var(S) = S^2 sum d / (Y (Y - d)); where S is 0 or 1
    and does not vary, the size of the beta variable of its upper limit.
    """
    at_risk, summed = total(steps), 0.0
    for step in steps:
        if step.time > time or (before and step.time == time):
            break
        if 0 < step.happened < at_risk:
            summed += step.happened / (at_risk * (at_risk - step.happened))
        at_risk -= step.happened + step.censored
    share = survival_at(steps, time, before=before)
    if 0 < share < 1:
        return (1 - share) / (share * summed)
    upper = _up_to(steps, time, before).upper()
    return upper.a + upper.b - 1


def _curve(steps: Sequence[Step]) -> Iterator[tuple[float, float]]:
    at_risk, left, share, start = total(steps), 0, 1.0, 1.0
    group = at_risk
    for step in steps:
        # Between two censorings the product telescopes: one division, no rounding piling up.
        left += step.happened
        share = start * (group - left) / group if group else share
        yield step.time, share
        if step.censored:
            start, group, left = share, group - left - step.censored, 0


def _alpha(confidence: float) -> float:
    # As in `binomial`: the written confidence has at most ten decimals.
    return round(1 - confidence, 12)

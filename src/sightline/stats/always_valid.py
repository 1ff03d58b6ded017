"""Verdicts that stay sound when a growing sample is looked at again and again.

An ordinary limit errs in 5 % of worlds at one look; looked at daily for a month it errs in up to
30 % of them at some look. The bounds here err, over all looks together and however the last look is
chosen, in at most the stated share of worlds. The price is width: about 1.7 times.

Shares: a bet against "the true share is p0 or more" multiplies by q/p0 at a hit and by
(1-q)/(1-p0) at a miss, q < p0. Averaged over q by a prior on (0, p0) it is a non-negative
supermartingale, which exceeds 1/alpha in at most a share alpha of worlds (Ville 1939; H. Robbins,
"Statistical methods related to the law of the iterated logarithm", 1970; the one-sided
beta-binomial mixture of S. R. Howard et al., "Time-uniform, nonparametric, nonasymptotic
confidence sequences", Annals of Statistics 49, 2021). Exact at any n.

Averages: the one-sided asymptotic confidence sequence of I. Waudby-Smith et al., "Time-uniform
central limit theory and asymptotic confidence sequences", Annals of Statistics 52, 2024, with the
corrections for few and skewed values of `mean`. `proofs/error_rates_peeking.py` simulates both.
"""

from __future__ import annotations

from math import erfc, inf, log, sqrt

from sightline.stats import clusters
from sightline.stats.beta import (
    log_incomplete_beta_over_front,
    student_t_quantile,
)
from sightline.stats.binomial import Decision, Limits, first_true
from sightline.stats.clusters import ClusteredShare
from sightline.stats.mean import FEWEST, Moments, decide_by_limits, limits_at
from sightline.stats.mean import why_undecidable as why_undecidable_once
from sightline.stats.quantile import MILLION, Ranks, rank

# The prior on (0, p0) or (p0, 1) is a Beta that weighs as much as 20 rows at the bound, and half a
# hit and half a miss: near the least n to decide for shares from a tenth to nine tenths of p0.
PRIOR_ROWS = 20.0
PRIOR_EACH = 0.5
# The averages' bound is narrowest, for its n, about here.
TUNED_N = 500
# Many looks have many chances of a sample from which the tail is missing: stricter than one look.
STEEPEST_SKEW = 0.13


def decide_share(hits: float, n: float, allowed: float, confidence: float) -> Decision:
    """Decide whether the true share is at most `allowed`, however often this is asked.

    PASS where the bet against "above it" has multiplied by 1/alpha or more, FAIL where the bet
    against "at most it" has; counts may be fractions (clusters).
    """
    if n <= 0:
        return Decision.INCONCLUSIVE
    if allowed >= 1:
        return Decision.PASS
    if allowed <= 0:
        return Decision.FAIL if hits > 0 else Decision.INCONCLUSIVE
    enough = -log(_alpha(confidence))
    if _log_bet(hits, n - hits, allowed) >= enough:
        return Decision.PASS
    if _log_bet(n - hits, hits, 1 - allowed) >= enough:
        return Decision.FAIL
    return Decision.INCONCLUSIVE


def share_limits(hits: float, n: float, confidence: float) -> Limits:
    """Return the one-sided limits for the true share: the bounds at which `decide_share` turns."""
    return Limits(
        1 - _upper_limit(n - hits, hits, confidence), _upper_limit(hits, n - hits, confidence)
    )


def smallest_n(allowed: float, confidence: float) -> int:
    """Return the fewest rows with which a promise can pass at all (no hit among them).

    >>> smallest_n(0.05, 0.95)
    94
    """
    if not 0 < allowed < 1:
        return 1
    return first_true(lambda n: decide_share(0, n, allowed, confidence) is Decision.PASS, 1) or 1


def needed_n_share(hits: int, n: int, allowed: float, confidence: float) -> int | None:
    """Return how many rows would decide if hits keep coming at the present rate, or None."""
    if n == 0:
        return smallest_n(allowed, confidence)

    def decided(size: int) -> bool:
        scaled = (hits * size * 2 + n) // (2 * n)
        return decide_share(scaled, size, allowed, confidence) is not Decision.INCONCLUSIVE

    return first_true(decided, n)


def ranks(level_ppm: int, n: int, confidence: float) -> Ranks:
    """Return the 1-based ranks of a percentile and of its limits, as `quantile.ranks` does."""
    level = level_ppm / MILLION
    below = _most_hits(n, level, confidence)
    above = _most_hits(n, 1 - level, confidence)
    return Ranks(
        rank(level_ppm, n),
        None if below is None else below + 1,
        None if above is None else n - above,
    )


def decide_clustered(of: ClusteredShare, allowed: float, confidence: float) -> Decision:
    """Decide on a share of clustered rows, at their effective number (`clusters.effective_n`)."""
    if clusters.why_undecidable(of):
        return Decision.INCONCLUSIVE
    size = clusters.effective_n(of, confidence)
    return decide_share(of.share * size, size, allowed, confidence)


def clustered_limits(of: ClusteredShare, confidence: float) -> Limits | None:
    """Return the limits for a share of clustered rows; None below two clusters."""
    if of.clusters < 2 or of.n == 0:
        return None
    size = clusters.effective_n(of, confidence)
    return share_limits(of.share * size, size, confidence)


def mean_limits(of: Moments, confidence: float) -> Limits | None:
    """Return one-sided limits for the true mean (or linearised ratio); None for a few values.

    With rho tuned to n = 500, the mean less or more z s / sqrt(n), where z^2 = 2 (1 + 1 / (n
    rho^2)) log(1 + sqrt(n rho^2 + 1) / (2 alpha)); then z becomes Student's t of the same tail,
    and t is corrected for skewness as in `mean`.
    """
    if of.n < 2 or not of.squares < inf:
        return None
    t = _always_t(of.n, confidence)
    return limits_at(of, t) if t < inf else None


def why_undecidable_mean(of: Moments) -> str:
    """Return why an average that is looked at repeatedly carries no verdict, or "" where it does.

    As `mean.why_undecidable`, but skewness / sqrt(n) may be 0.13 at most.
    """
    if why := why_undecidable_once(of):
        return why
    if abs(of.skewness) / sqrt(of.n) > STEEPEST_SKEW:
        return "heavy tail: a few values carry the average"
    return ""


def decide_mean(of: Moments, comparator: str, bound: float, confidence: float) -> Decision:
    """Decide whether the true mean keeps the bound, however often this is asked."""
    limits = mean_limits(of, confidence)
    if limits is None or why_undecidable_mean(of):
        return Decision.INCONCLUSIVE
    return decide_by_limits(limits, comparator, bound)


def needed_n_mean(of: Moments, bound: float, confidence: float) -> int | None:
    """Return about how many values would decide if mean and spread stay as they are."""
    distance = abs(of.mean - bound)
    if of.n < 2 or distance == 0 or not of.squares < inf:
        return None
    return first_true(
        lambda n: (
            n >= max(FEWEST, (of.skewness / STEEPEST_SKEW) ** 2)
            and _always_t(n, confidence) * of.deviation <= distance * sqrt(n)
        ),
        of.n + 1,
    )


def _log_bet(hits: float, misses: float, bound: float) -> float:
    """Return the log of what the bet against "the share is `bound` or more" has multiplied by.

    The integral over q < p0 of (q/p0)^h ((1-q)/(1-p0))^m under a Beta(a, b) truncated to (0, p0)
    is a ratio of incomplete beta functions over their leading factors at p0.
    """
    a = PRIOR_ROWS * bound + PRIOR_EACH
    b = PRIOR_ROWS * (1 - bound) + PRIOR_EACH
    after = log_incomplete_beta_over_front(a + hits, b + misses, bound)
    return after - log_incomplete_beta_over_front(a, b, bound)


def _upper_limit(hits: float, misses: float, confidence: float) -> float:
    """Return the least bound that the bet refutes from there on; 1 where there is none."""
    if misses <= 0:
        return 1.0
    enough = -log(_alpha(confidence))
    low, high = hits / (hits + misses), 1.0
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if _log_bet(hits, misses, middle) >= enough:
            high = middle
        else:
            low = middle
    return high


def _most_hits(n: int, allowed: float, confidence: float) -> int | None:
    """Return the most hits among n rows with which `allowed` passes; None where not even 0."""
    low, high = -1, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        if decide_share(middle, n, allowed, confidence) is Decision.PASS:
            low = middle
        else:
            high = middle
    return low if low >= 0 else None


def _always_t(n: int, confidence: float) -> float:
    alpha = _alpha(confidence)
    wide = -2 * log(2 * alpha)
    scaled = n * max(1.0, wide + log(max(wide, 1.0)) + 1) / TUNED_N
    z = sqrt(2 * (1 + 1 / scaled) * log(1 + sqrt(scaled + 1) / (2 * alpha)))
    tail = erfc(z / sqrt(2)) / 2
    return -student_t_quantile(tail, n - 1) if tail > 0 else inf


def _alpha(confidence: float) -> float:
    return round(1 - confidence, 12)

"""Ratios of sums, and averages over clustered rows: judged as an average of linearised values.

A ratio R = sum(a) / sum(b) over independent groups g (users, or single rows) varies, to first
order, like the average of z_g = R + (a_g - R b_g) / mean(b): the delta method, or linearisation
(W. G. Cochran, Sampling Techniques, 1977, section 6.3; for experiments A. Deng et al., KDD 2018).
The z_g average to R exactly, so that `mean`, with Student's t at G - 1 degrees of freedom and
Hall's correction for skewness, gives the limits from four sums over the groups:

    G, R, sum z'^2 and sum z'^3 with z' = (a_g - R b_g) / mean(b)

An average of rows that come in clusters is the ratio of the cluster's sum of values (a_g) to its
number of rows (b_g).

First order is good where the denominator is well known: no verdict where its own relative
standard error is above a tenth, or where a few groups carry it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite, sqrt

from sightline.stats.binomial import Decision, Limits
from sightline.stats.clusters import STEEPEST_SIZES
from sightline.stats.mean import (
    FEWEST,
    Moments,
    decide_by_limits,
    mean_limits,
    needed_n_for_mean,
)
from sightline.stats.mean import why_undecidable as why_undecidable_mean

FEWEST_GROUPS = FEWEST
MOST_DENOMINATOR_ERROR = 0.1


def ratio_moments(groups: Sequence[tuple[float, float]]) -> Moments:
    """Return the moments of the linearised values of groups (a, b), as the query engine does.

    Not a number where the denominators add up to nothing.

    >>> ratio_moments([(1, 1), (3, 1)])
    Moments(n=2, mean=2.0, squares=2.0, cubes=0.0)
    """
    n = len(groups)
    total = sum(b for _, b in groups)
    if total == 0:
        return Moments(n, inf, inf, inf)
    ratio = sum(a for a, _ in groups) / total
    away = [(a - ratio * b) * n / total for a, b in groups]
    return Moments(n, ratio, sum(z * z for z in away), sum(z * z * z for z in away))


def why_undecidable_ratio(of: Moments, denominator: Moments) -> str:
    """Return why a ratio carries no verdict, or "" where it does.

    `of` are the moments of the linearised values, `denominator` those of the b_g. The reasons:
    fewer than 20 groups, a denominator whose relative standard error s / sqrt(G) / |mean| is
    above a tenth or whose skewness over sqrt(G) is above 0.25, and those of an average.
    """
    if of.n < FEWEST_GROUPS:
        return f"too few clusters: {of.n}, at least {FEWEST_GROUPS} are needed"
    if denominator.mean == 0 or not (isfinite(of.mean) and isfinite(denominator.cubes)):
        return "the denominator is nothing, or too large to add up"
    error = _relative_error(denominator)
    if error > MOST_DENOMINATOR_ERROR:
        return f"heavy tail: the denominator is only known to {error:.0%}, 10% is needed"
    if abs(denominator.skewness) / sqrt(of.n) > STEEPEST_SIZES:
        return "heavy tail: a few groups carry the denominator"
    return why_undecidable_mean(of)


def ratio_limits(of: Moments, confidence: float) -> Limits | None:
    """Return one-sided limits for the true ratio, each at the confidence; None below two groups."""
    return mean_limits(of, confidence)


def decide_ratio(
    of: Moments, denominator: Moments, comparator: str, bound: float, confidence: float
) -> Decision:
    """Decide whether the true ratio keeps the bound; INCONCLUSIVE where that cannot be said."""
    limits = mean_limits(of, confidence)
    if limits is None or why_undecidable_ratio(of, denominator):
        return Decision.INCONCLUSIVE
    return decide_by_limits(limits, comparator, bound)


def needed_groups(of: Moments, denominator: Moments, bound: float, confidence: float) -> int | None:
    """Return about how many groups would decide if more of the same kind keep coming."""
    needed = needed_n_for_mean(of, bound, confidence)
    if needed is None or denominator.mean == 0 or not isfinite(denominator.cubes):
        return None
    for_error = of.n * (_relative_error(denominator) / MOST_DENOMINATOR_ERROR) ** 2
    for_skewness = (denominator.skewness / STEEPEST_SIZES) ** 2
    return max(needed, int(max(for_error, for_skewness)) + 1)


def _relative_error(of: Moments) -> float:
    return of.deviation / sqrt(of.n) / abs(of.mean)

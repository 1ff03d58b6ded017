"""Shares where rows come in clusters: what so many rows of so few users say about all users.

Rows of one user resemble each other, so ten rows of one user say less than one row of ten. The
rows are counted as the smaller number of independent ones that would be as informative, and the
exact binomial limits are taken at that number (E. L. Korn and B. I. Graubard, "Confidence
intervals for proportions with small expected number of positive counts estimated from survey
data", Survey Methodology 24, 1998), with their correction for few clusters by Student's t.

The number of rows one independent row is worth, the design effect, is itself estimated, and from
few hits far too low: that is where their limits err up to 17 % instead of 5 %. So a prior of two
hits whose clusters are hit as a whole is mixed in; it fades as hits come, and with none hit at
all each cluster counts once. Percentiles are judged through the share beyond the bound, and their
limits are read off at shares (R. S. Woodruff, "Confidence intervals for medians and other position
measures", JASA 47, 1952).

`proofs/error_rates_clusters.py` simulates the error: at most the stated one plus two points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil, floor, sqrt

from sightline.stats import binomial
from sightline.stats.beta import student_t_quantile
from sightline.stats.binomial import Decision, Limits
from sightline.stats.quantile import MILLION, Ranks, rank

FEWEST_CLUSTERS = 20
STEEPEST_SIZES = 0.25
PRIOR_HITS = 2.0
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class ClusteredShare:
    """What the limits need: over clusters g with n_g rows and h_g hits, their number and sums.

    n = sum n_g, hits = sum h_g, squares = sum (h_g - p n_g)^2 with p = hits / n, sizes_squares =
    sum n_g^2, sizes_cubes = sum n_g^3.
    """

    clusters: int
    n: int
    hits: int
    squares: float
    sizes_squares: float
    sizes_cubes: float

    @property
    def share(self) -> float:
        """The share of hits among all rows."""
        return self.hits / self.n if self.n else 0.0

    @property
    def fully_alike_n(self) -> float:
        """What the rows count as if all rows of a cluster are alike: Kish's (sum n)^2 / sum n^2."""
        return self.n * self.n / self.sizes_squares if self.n else 0.0


def clustered_share(clusters: Iterable[tuple[int, int]]) -> ClusteredShare:
    """Return the sums of a list of clusters (rows, hits), as the query engine computes them.

    >>> clustered_share([(2, 1), (2, 0)])
    ClusteredShare(clusters=2, n=4, hits=1, squares=0.5, sizes_squares=8.0, sizes_cubes=16.0)
    """
    pairs = list(clusters)
    n, hits = sum(size for size, _ in pairs), sum(hit for _, hit in pairs)
    share = hits / n if n else 0.0
    return ClusteredShare(
        len(pairs),
        n,
        hits,
        sum((hit - share * size) ** 2 for size, hit in pairs),
        float(sum(size**2 for size, _ in pairs)),
        float(sum(size**3 for size, _ in pairs)),
    )


def effective_n(of: ClusteredShare, confidence: float | None = None) -> float:
    """Return how many independent rows the rows are worth: at most n, and 0 for no row.

    n over the design effect d. First d = v / (p (1-p) / n) for the linearised variance v of the
    share, at least 1; with a confidence times (t_{G-1} / t_{n-1})^2 for G clusters. Then, with C
    = n/d min(p, 1-p) hits, it is moved by 2 / (2 + C) of the way towards m = sum n_g^2 / n, the
    design effect of clusters that are hit as a whole. Where none or all are hit, d = m.
    """
    if of.n == 0:
        return 0.0
    alike = of.n / of.fully_alike_n
    spread = of.n * of.share * (1 - of.share)
    if spread <= 0 or of.clusters < 2:
        return of.n / max(alike, 1.0)
    effect = max(1.0, of.squares * of.clusters / (of.clusters - 1) / spread)
    if confidence is not None:
        effect *= _few_clusters(of, confidence)
    informative = of.n / effect * min(of.share, 1 - of.share)
    prior = PRIOR_HITS / (PRIOR_HITS + informative)
    return of.n / (effect + max(0.0, alike - effect) * prior)


def limits(of: ClusteredShare, confidence: float) -> Limits | None:
    """Return the one-sided limits for the true share; None below two clusters."""
    if of.clusters < 2 or of.n == 0:
        return None
    size = effective_n(of, confidence)
    return binomial.limits(of.share * size, size, confidence)


def decide(of: ClusteredShare, allowed: float, confidence: float) -> Decision:
    """Decide whether the true share is at most `allowed`; as `binomial.decide`, at effective n."""
    if why_undecidable(of):
        return Decision.INCONCLUSIVE
    size = effective_n(of, confidence)
    return binomial.decide(of.share * size, size, allowed, confidence)


def why_undecidable(of: ClusteredShare) -> str:
    """Return why these clusters carry no verdict, or "" where they do.

    The reasons: fewer than 20 clusters, or sizes so uneven (skewness of the sizes over sqrt(G)
    above 0.25) that the clusters which are not in the data may matter more than those which are.
    """
    if of.clusters < FEWEST_CLUSTERS:
        return f"too few clusters: {of.clusters}, at least {FEWEST_CLUSTERS} are needed"
    if _uneven(of) > STEEPEST_SIZES:
        counted = f"{of.clusters:,} count as {of.fully_alike_n:,.0f}"
        return f"too few clusters: a few hold most of the rows, so that {counted}"
    return ""


def needed_clusters(of: ClusteredShare, allowed: float, confidence: float) -> int | None:
    """Return how many clusters would decide if more of the same kind keep coming.

    None where more than ten million would be needed, as when the share equals what is allowed.
    """
    if of.clusters == 0:
        return max(FEWEST_CLUSTERS, binomial.smallest_n(allowed, confidence))
    return binomial.first_true(
        lambda clusters: _decides(_scaled(of, clusters), allowed, confidence), of.clusters
    )


def rank_shares(
    of_at_value: ClusteredShare, level_ppm: int, confidence: float
) -> tuple[float | None, float | None] | None:
    """Return the positions in 0..1 at which a percentile's lower and upper limit are read.

    `of_at_value` counts the rows at or below the percentile's value as hits; its effective n
    stands for n. Of n sorted rows the lower limit is number floor(low n) + 1, the upper number
    ceil(high n): the values at which `decide`, at that effective n, turns. None on a side where
    even the extreme row is not enough.
    """
    if of_at_value.clusters < 2 or of_at_value.n == 0:
        return None
    size = effective_n(of_at_value, confidence)
    level = level_ppm / MILLION
    below = _most_hits(size, level, confidence)
    above = _most_hits(size, 1 - level, confidence)
    return (
        None if below is None else below / size,
        None if above is None else 1 - above / size,
    )


def ranks(of_at_value: ClusteredShare, level_ppm: int, confidence: float) -> Ranks:
    """Return the 1-based ranks of a percentile and of its limits, as `quantile.ranks` does."""
    n = of_at_value.n
    low, high = rank_shares(of_at_value, level_ppm, confidence) or (None, None)
    return Ranks(
        rank(level_ppm, n),
        None if low is None else min(n, floor(low * n + _SLACK) + 1),
        None if high is None else max(1, ceil(high * n - _SLACK)),
    )


def _most_hits(size: float, share: float, confidence: float) -> float | None:
    """Return the k >= 0 with P(B <= k) = 1 - confidence, B ~ Binomial(size, share), or None.

    P(B <= k) falls in `share` and grows in k; the k is found by halving.
    """
    alpha = round(1 - confidence, 12) + binomial.ROUNDING
    if binomial.chance_at_most(0, size, share) > alpha:
        return None
    low, high = 0.0, size
    for _ in range(100):
        middle = (low + high) / 2
        if binomial.chance_at_most(middle, size, share) <= alpha:
            low = middle
        else:
            high = middle
    return low


def _few_clusters(of: ClusteredShare, confidence: float) -> float:
    """Return (t_{G-1} / t_{n-1})^2, at least 1."""
    usual = student_t_quantile(confidence, max(of.n - 1, 1))
    if usual == 0:
        return 1.0
    return max(1.0, (student_t_quantile(confidence, of.clusters - 1) / usual) ** 2)


def _uneven(of: ClusteredShare) -> float:
    """Return the skewness of the cluster sizes over the square root of their number."""
    mean = of.n / of.clusters
    variance = of.sizes_squares / of.clusters - mean**2
    if variance <= _SLACK * mean**2:
        return 0.0
    third = of.sizes_cubes / of.clusters - 3 * mean * variance - mean**3
    return third / (variance * sqrt(variance * of.clusters))


def _scaled(of: ClusteredShare, clusters: int) -> ClusteredShare:
    """Return the sums as they would be with this many clusters of the same kind."""
    by = clusters / of.clusters
    return replace(
        of,
        clusters=clusters,
        n=round(of.n * by),
        hits=round(of.hits * by),
        squares=of.squares * by,
        sizes_squares=of.sizes_squares * by,
        sizes_cubes=of.sizes_cubes * by,
    )


def _decides(of: ClusteredShare, allowed: float, confidence: float) -> bool:
    return decide(of, allowed, confidence) is not Decision.INCONCLUSIVE

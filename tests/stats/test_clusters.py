"""Shares of clustered rows: the sums against lists, the limits against scipy, honest edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from sightline.stats import binomial
from sightline.stats.binomial import Decision
from sightline.stats.clusters import (
    FEWEST_CLUSTERS,
    clustered_share,
    decide,
    effective_n,
    limits,
    needed_clusters,
    rank_shares,
    ranks,
    why_undecidable,
)
from sightline.stats.quantile import ranks as ranks_of_rows

PAIRS = st.lists(
    st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
    min_size=2,
    max_size=60,
)


def korn_graubard_n(pairs: list[tuple[int, int]], confidence: float) -> float:
    """The published effective n, from numpy and scipy: without the prior of whole clusters.

    At most n before the correction for few clusters, where Korn and Graubard cut after it.
    """
    size, hits = np.array(pairs, dtype=float).T
    share, clusters = hits.sum() / size.sum(), len(pairs)
    residuals = hits - share * size
    variance = clusters / (clusters - 1) * (residuals**2).sum() / size.sum() ** 2
    t = stats.t.ppf(confidence, [size.sum() - 1, clusters - 1])
    independent = min(size.sum(), share * (1 - share) / variance)
    return float(independent * (t[0] / t[1]) ** 2)


def alternating(clusters: int, size: int, high: int, low: int) -> list[tuple[int, int]]:
    return [(size, high if at % 2 else low) for at in range(clusters)]


def test_many_hits_make_it_korn_and_graubards_effective_n() -> None:
    pairs = alternating(4000, 10, 8, 2)
    assert effective_n(clustered_share(pairs), 0.95) == pytest.approx(
        korn_graubard_n(pairs, 0.95), rel=1e-3
    )


@settings(max_examples=40)
@given(PAIRS)
def test_effective_n_is_between_what_is_published_and_what_whole_clusters_give(
    pairs: list[tuple[int, int]],
) -> None:
    of = clustered_share(pairs)
    found = effective_n(of, 0.95)
    assert 0 < found <= of.n * (1 + 1e-12)
    if 0 < of.hits < of.n and of.squares > 1e-9:
        published = korn_graubard_n(pairs, 0.95)
        assert found <= published * (1 + 1e-9)
        assert found >= min(published, of.fully_alike_n) * (1 - 1e-9)


@settings(max_examples=40)
@given(PAIRS, st.sampled_from([0.8, 0.95, 0.99]))
def test_limits_are_clopper_and_pearsons_at_the_effective_n(
    pairs: list[tuple[int, int]], confidence: float
) -> None:
    of = clustered_share(pairs)
    found = limits(of, confidence)
    assert found is not None
    size = effective_n(of, confidence)
    hits = of.share * size
    low = stats.beta.ppf(1 - confidence, hits, size - hits + 1) if of.hits else 0.0
    high = stats.beta.ppf(confidence, hits + 1, size - hits) if of.hits < of.n else 1.0
    assert found.low == pytest.approx(low, rel=1e-7, abs=1e-12)
    assert found.high == pytest.approx(high, rel=1e-7, abs=1e-12)
    assert found.low <= of.share <= found.high


@pytest.mark.parametrize("hits", [0, 1, 3, 40, 200, 397, 400])
def test_one_row_a_cluster_is_about_the_exact_binomial(hits: int) -> None:
    of = clustered_share([(1, int(at < hits)) for at in range(400)])
    found, exact = limits(of, 0.95), binomial.limits(hits, 400, 0.95)
    assert found is not None
    assert found.low == pytest.approx(exact.low, rel=0.01, abs=1e-12)
    assert found.high == pytest.approx(exact.high, rel=0.01)


def test_more_hits_move_both_limits_up() -> None:
    found = [
        limits(clustered_share([(1, int(at < h)) for at in range(60)]), 0.9) for h in range(61)
    ]
    lows = [one.low for one in found if one]
    highs = [one.high for one in found if one]
    assert lows == sorted(lows) and highs == sorted(highs) and len(lows) == 61


@pytest.mark.parametrize(("clusters", "said"), [(58, Decision.INCONCLUSIVE), (59, Decision.PASS)])
def test_with_no_hit_at_all_a_cluster_counts_once_however_many_rows_it_has(
    clusters: int, said: Decision
) -> None:
    of = clustered_share([(200, 0)] * clusters)
    assert effective_n(of, 0.95) == pytest.approx(clusters)
    assert decide(of, 0.05, 0.95) is said


def test_all_hit_counts_each_cluster_once_too_and_uneven_ones_for_less() -> None:
    assert effective_n(clustered_share([(7, 7)] * 30)) == pytest.approx(30)
    uneven = clustered_share([(30, 0), *[(1, 0)] * 30])
    assert effective_n(uneven) == pytest.approx(60**2 / 930)
    assert effective_n(clustered_share([])) == 0.0


def test_rows_alike_within_clusters_decide_less_than_the_same_rows_spread_out() -> None:
    alike = clustered_share([(10, 10 if at % 25 == 0 else 0) for at in range(1000)])
    spread = clustered_share([(1, int(at % 25 == 0)) for at in range(10_000)])
    assert alike.share == spread.share == 0.04
    assert decide(spread, 0.045, 0.95) is Decision.PASS
    assert decide(alike, 0.045, 0.95) is Decision.INCONCLUSIVE
    assert decide(alike, 0.06, 0.95) is Decision.PASS
    assert decide(alike, 0.02, 0.95) is Decision.FAIL


def test_it_says_why_there_is_no_verdict() -> None:
    few = clustered_share([(50, 0)] * (FEWEST_CLUSTERS - 1))
    assert why_undecidable(few) == "too few clusters: 19, at least 20 are needed"
    assert decide(few, 0.5, 0.95) is Decision.INCONCLUSIVE
    uneven = clustered_share([(5000, 0), *[(5, 0)] * 99])
    assert why_undecidable(uneven) == (
        "too few clusters: a few hold most of the rows, so that 100 count as 1"
    )
    assert decide(uneven, 0.5, 0.95) is Decision.INCONCLUSIVE
    assert why_undecidable(clustered_share([(5, 1)] * FEWEST_CLUSTERS)) == ""


def test_needed_clusters_decide_and_one_fewer_does_not() -> None:
    of = clustered_share([(5, 1 if at % 10 == 0 else 0) for at in range(50)])
    needed = needed_clusters(of, 0.03, 0.95)
    assert needed is not None and needed > 50
    more = clustered_share([(5, 1 if at % 10 == 0 else 0) for at in range(-(-needed // 10) * 10)])
    assert decide(more, 0.03, 0.95) is Decision.PASS
    assert decide(of, 0.03, 0.95) is Decision.INCONCLUSIVE
    assert needed_clusters(of, 0.02, 0.95) is None
    assert needed_clusters(clustered_share([]), 0.05, 0.95) == 59
    assert limits(clustered_share([(9, 4)]), 0.95) is None


@pytest.mark.parametrize("level", [50_000, 500_000, 950_000])
@pytest.mark.parametrize("n", [60, 200, 999])
def test_ranks_of_rows_by_themselves_are_about_the_exact_ones(level: int, n: int) -> None:
    value = ranks_of_rows(level, n, 0.95).value
    found = ranks(clustered_share([(1, int(at < value)) for at in range(n)]), level, 0.95)
    exact = ranks_of_rows(level, n, 0.95)
    assert found.value == exact.value
    for here, there in ((found.low, exact.low), (found.high, exact.high)):
        if here is not None and there is not None:
            assert abs(here - there) <= 1
        else:
            assert n == 60  # at the edge of what can be said at all


@pytest.mark.parametrize("confidence", [0.8, 0.95])
def test_a_percentiles_limits_are_where_the_verdict_turns(confidence: float) -> None:
    of = clustered_share([(10, 10 if at % 10 else 0) for at in range(300)])
    size = effective_n(of, confidence)
    low, high = rank_shares(of, 900_000, confidence) or (None, None)
    assert low is not None and high is not None and 0 < low < 0.9 < high < 1
    beyond = (1 - high) * size
    assert binomial.decide(beyond * 0.999, size, 0.1, confidence) is Decision.PASS
    assert binomial.decide(beyond * 1.001, size, 0.1, confidence) is not Decision.PASS
    beyond = (1 - low) * size
    assert binomial.decide(beyond * 1.001, size, 0.1, confidence) is Decision.FAIL
    assert binomial.decide(beyond * 0.999, size, 0.1, confidence) is not Decision.FAIL


def test_a_percentile_of_too_few_clusters_has_no_upper_limit() -> None:
    assert rank_shares(clustered_share([(10, 9)]), 900_000, 0.95) is None
    low, high = rank_shares(clustered_share([(10, 10)] * 30), 990_000, 0.95) or (0.0, 0.0)
    assert low is not None and high is None
    assert ranks(clustered_share([(10, 10)] * 30), 990_000, 0.95).high is None

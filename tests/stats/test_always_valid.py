"""Repeated looks: the bet against a numerical integral, its limits where the verdict turns."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats  # type: ignore[import-untyped]

from sightline.stats import always_valid, binomial, mean
from sightline.stats.always_valid import (
    clustered_limits,
    decide_clustered,
    decide_mean,
    decide_share,
    mean_limits,
    needed_n_mean,
    needed_n_share,
    ranks,
    share_limits,
    smallest_n,
    why_undecidable_mean,
)
from sightline.stats.binomial import Decision
from sightline.stats.clusters import clustered_share, effective_n
from sightline.stats.mean import Moments, moments
from sightline.stats.quantile import ranks as ranks_at_one_look


def bet_by_integral(hits: int, misses: int, bound: float) -> float:
    """The average of the likelihood ratios over the prior below the bound, by quadrature."""
    prior = stats.beta(20 * bound + 0.5, 20 * (1 - bound) + 0.5)

    def weighed(q: float) -> float:
        ratio = hits * log(q / bound) + misses * log((1 - q) / (1 - bound))
        return float(prior.pdf(q) * exp(ratio))

    area, _ = integrate.quad(weighed, 0, bound, limit=200, epsabs=0, epsrel=1e-8)
    return float(area / prior.cdf(bound))


@pytest.mark.parametrize("bound", [0.05, 0.5, 0.9])
@pytest.mark.parametrize(("hits", "misses"), [(0, 0), (0, 30), (3, 97), (40, 60), (30, 1), (9, 0)])
def test_the_bet_is_the_average_of_likelihood_ratios(hits: int, misses: int, bound: float) -> None:
    found = exp(always_valid._log_bet(hits, misses, bound))
    assert found == pytest.approx(bet_by_integral(hits, misses, bound), rel=1e-6)


@settings(max_examples=50)
@given(st.integers(0, 40), st.integers(0, 40), st.sampled_from([0.02, 0.3, 0.5, 0.95]))
def test_the_bet_is_fair_at_the_bound(hits: int, misses: int, bound: float) -> None:
    """What a row brings on average is what was there: the martingale, whatever came before."""
    here, hit, miss = (
        exp(always_valid._log_bet(hits + h, misses + m, bound)) for h, m in ((0, 0), (1, 0), (0, 1))
    )
    assert bound * hit + (1 - bound) * miss == pytest.approx(here, rel=1e-9)
    # ... and a loss where the true share is above the bound, against which it is made.
    assert hit <= miss


def test_it_starts_at_one_and_nothing_is_decided_without_rows() -> None:
    assert always_valid._log_bet(0, 0, 0.3) == 0
    assert decide_share(0, 0, 0.05, 0.95) is Decision.INCONCLUSIVE
    assert share_limits(0, 0, 0.95) == binomial.Limits(0.0, 1.0)


SHARES = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(max_examples=25)
@given(SHARES, st.sampled_from([0.8, 0.95, 0.99]))
def test_limits_are_where_the_verdict_turns_and_hold_the_exact_ones(
    pair: tuple[int, int], confidence: float
) -> None:
    hits, n = pair
    found, once = share_limits(hits, n, confidence), binomial.limits(hits, n, confidence)
    assert found.low <= once.low and once.high <= found.high
    if found.high < 1:
        assert decide_share(hits, n, found.high * (1 + 1e-9), confidence) is Decision.PASS
        assert decide_share(hits, n, found.high * (1 - 1e-6), confidence) is not Decision.PASS
    if found.low > 0:
        assert decide_share(hits, n, found.low * (1 - 1e-6), confidence) is Decision.FAIL
        assert decide_share(hits, n, found.low * (1 + 1e-6), confidence) is not Decision.FAIL


@settings(max_examples=25)
@given(SHARES)
def test_counting_misses_instead_turns_the_limits_around(pair: tuple[int, int]) -> None:
    hits, n = pair
    found, turned = share_limits(hits, n, 0.95), share_limits(n - hits, n, 0.95)
    assert found.low == pytest.approx(1 - turned.high, abs=1e-9)
    assert found.high == pytest.approx(1 - turned.low, abs=1e-9)


def test_more_hits_move_both_limits_up_and_more_rows_bring_them_together() -> None:
    found = [share_limits(hits, 300, 0.95) for hits in range(0, 301, 7)]
    assert [one.low for one in found] == sorted(one.low for one in found)
    assert [one.high for one in found] == sorted(one.high for one in found)
    widths = [
        one.high - one.low for n in (100, 10_000, 10_000_000)
        for one in [share_limits(n // 20, n, 0.95)]
    ]  # fmt: skip
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 0.0006


def test_the_edges_of_what_can_be_allowed() -> None:
    assert decide_share(0, 10, 0.0, 0.95) is Decision.INCONCLUSIVE
    assert decide_share(1, 10, 0.0, 0.95) is Decision.FAIL
    assert decide_share(10, 10, 1.0, 0.95) is Decision.PASS


def test_the_fewest_rows_and_the_rows_still_needed() -> None:
    assert [smallest_n(share, 0.95) for share in (0.5, 0.1, 0.05, 0.01)] == [13, 53, 94, 401]
    assert smallest_n(1.0, 0.95) == 1
    for n in (93, 94):
        said = Decision.PASS if n == 94 else Decision.INCONCLUSIVE
        assert decide_share(0, n, 0.05, 0.95) is said
    needed = needed_n_share(3, 100, 0.05, 0.95)
    assert needed is not None and needed > (binomial.needed_n(3, 100, 0.05, 0.95) or 0)
    assert decide_share(round(needed * 0.03), needed, 0.05, 0.95) is Decision.PASS
    assert needed_n_share(5, 100, 0.05, 0.95) is None
    assert needed_n_share(0, 0, 0.05, 0.95) == 94


@pytest.mark.parametrize("level", [50_000, 500_000, 990_000])
@pytest.mark.parametrize("n", [30, 401, 5000])
def test_a_percentiles_limits_are_the_rows_at_which_the_verdict_turns(level: int, n: int) -> None:
    found, once = ranks(level, n, 0.95), ranks_at_one_look(level, n, 0.95)
    assert found.value == once.value
    allowed = 1 - level / 1e6
    if found.high is not None:
        assert once.high is not None and found.high >= once.high
        assert decide_share(n - found.high, n, allowed, 0.95) is Decision.PASS
        assert decide_share(n - found.high + 1, n, allowed, 0.95) is not Decision.PASS
    if found.low is not None:
        assert once.low is not None and found.low <= once.low
        assert decide_share(n - found.low + 1, n, allowed, 0.95) is Decision.FAIL
        assert decide_share(n - found.low, n, allowed, 0.95) is not Decision.FAIL
    assert (found.high is None) == (n < smallest_n(allowed, 0.95))


def test_clusters_count_as_their_effective_number() -> None:
    of = clustered_share([(10, 3 if at % 3 == 0 else 0) for at in range(600)])
    size = effective_n(of, 0.95)
    assert clustered_limits(of, 0.95) == share_limits(of.share * size, size, 0.95)
    assert decide_clustered(of, 0.2, 0.95) is Decision.PASS
    assert decide_clustered(of, 0.05, 0.95) is Decision.FAIL
    assert decide_clustered(of, 0.105, 0.95) is Decision.INCONCLUSIVE
    few = clustered_share([(10, 0)] * 19)
    assert decide_clustered(few, 0.99, 0.95) is Decision.INCONCLUSIVE
    assert clustered_limits(clustered_share([(10, 1)]), 0.95) is None


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_averages_without_skewness_have_the_published_width(confidence: float) -> None:
    n, alpha = 100_001, 1 - confidence
    values = [float(at - n // 2) for at in range(n)]
    wide = -2 * log(2 * alpha)
    rho2 = max(1.0, wide + log(max(wide, 1.0)) + 1) / 500
    root = sqrt(n * rho2 + 1)
    width = sqrt(2 * (n * rho2 + 1) / (n**2 * rho2) * log(1 + root / (2 * alpha)))
    of = moments(values)
    found = mean_limits(of, confidence)
    assert found is not None
    assert found.high == pytest.approx(width * of.deviation, rel=1e-3)
    assert found.low == pytest.approx(-width * of.deviation, rel=1e-3)


@settings(max_examples=50)
@given(st.lists(st.integers(-1000, 1000).map(float), min_size=2, max_size=90))
def test_repeated_looks_never_say_more_than_one(values: list[float]) -> None:
    of = moments(values)
    found, once = mean_limits(of, 0.95), mean.mean_limits(of, 0.95)
    assert once is not None
    if found is None:
        assert of.n < 20  # too few for any limit at all
        return
    slack = 1e-9 * (1 + abs(of.mean) + of.deviation)
    assert found.low <= once.low + slack and once.high <= found.high + slack
    assert found.high - of.mean >= 2 * of.deviation / sqrt(of.n) - slack


def test_it_passes_and_fails_where_the_mean_is_clear() -> None:
    of = moments([9.0, 10.0, 11.0, 10.0] * 100)
    assert decide_mean(of, "<", 10.5, 0.95) is Decision.PASS
    assert decide_mean(of, ">", 10.5, 0.95) is Decision.FAIL
    assert decide_mean(of, "<", 10.08, 0.95) is Decision.INCONCLUSIVE
    assert mean.decide_mean(of, "<", 10.08, 0.95) is Decision.PASS
    needed = needed_n_mean(of, 10.08, 0.95)
    assert needed is not None and 400 < needed < 1200
    assert needed_n_mean(of, 10.0, 0.95) is None


def test_a_tail_that_one_look_can_bear_may_be_too_heavy_for_many() -> None:
    of = Moments(400, 1.0, 400.0, 400 * 3.4)
    assert mean.why_undecidable(of) == ""
    assert why_undecidable_mean(of) == "heavy tail: a few values carry the average"
    assert decide_mean(of, "<", 2.0, 0.95) is Decision.INCONCLUSIVE
    assert why_undecidable_mean(moments([1.0] * 19)) == "an average needs at least 20 values"
    assert mean_limits(moments([1.0]), 0.95) is None
    assert needed_n_mean(moments([1.0]), 2.0, 0.95) is None

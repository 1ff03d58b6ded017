"""Exact limits and decisions on shares, against scipy and against plain enumeration."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from sightline.stats.binomial import (
    Decision,
    Limits,
    chance_at_least,
    chance_at_most,
    decide,
    limits,
    needed_n,
    smallest_n,
)

GRID = [
    (hits, n)
    for n in (1, 2, 3, 10, 59, 100, 299, 1000, 10**5, 10**7)
    for hits in sorted({0, 1, n // 1000, n // 20, n // 2, n - 1, n})
    if hits <= n
]


@pytest.mark.parametrize("confidence", [0.8, 0.9, 0.95, 0.99, 0.999])
def test_limits_equal_clopper_pearson_of_scipy(confidence: float) -> None:
    for hits, n in GRID:
        found = limits(hits, n, confidence)
        low = stats.beta.ppf(1 - confidence, hits, n - hits + 1) if hits else 0.0
        high = stats.beta.ppf(confidence, hits + 1, n - hits) if hits < n else 1.0
        assert found.low == pytest.approx(low, rel=1e-8), (hits, n)
        assert found.high == pytest.approx(high, rel=1e-8), (hits, n)


def test_nothing_seen_leaves_everything_possible() -> None:
    assert limits(0, 0, 0.95) == Limits(0.0, 1.0)
    assert decide(0, 0, 0.05, 0.95) is Decision.INCONCLUSIVE


@given(st.integers(1, 60), st.data(), st.integers(1, 99))
def test_tail_chances_equal_exact_sums(n: int, data: st.DataObject, percent: int) -> None:
    hits = data.draw(st.integers(0, n))
    share = Fraction(percent, 100)
    terms = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    assert chance_at_most(hits, n, percent / 100) == pytest.approx(float(sum(terms[: hits + 1])))
    assert chance_at_least(hits, n, percent / 100) == pytest.approx(float(sum(terms[hits:])))


@given(st.integers(1, 400), st.data(), st.integers(1, 99), st.sampled_from([0.8, 0.95, 0.99]))
def test_a_decision_is_what_the_limits_say(
    n: int, data: st.DataObject, percent: int, confidence: float
) -> None:
    hits, allowed = data.draw(st.integers(0, n)), percent / 100
    of = limits(hits, n, confidence)
    said = decide(hits, n, allowed, confidence)
    near = min(abs(of.low - allowed), abs(of.high - allowed)) < 1e-9
    expected = (
        Decision.PASS
        if of.high <= allowed
        else Decision.FAIL
        if of.low > allowed
        else Decision.INCONCLUSIVE
    )
    assert near or said is expected


@pytest.mark.parametrize(
    ("allowed", "fewest"), [(0.5, 5), (0.1, 29), (0.05, 59), (0.01, 299), (0.001, 2995)]
)
def test_the_smallest_n_that_can_pass_is_exact(allowed: float, fewest: int) -> None:
    assert smallest_n(allowed, 0.95) == fewest
    assert decide(0, fewest, allowed, 0.95) is Decision.PASS
    assert decide(0, fewest - 1, allowed, 0.95) is Decision.INCONCLUSIVE
    assert Fraction(19, 20) > 0 and (1 - Fraction(allowed)) ** fewest <= Fraction(1, 20)
    assert (1 - Fraction(allowed)) ** (fewest - 1) > Fraction(1, 20)


def test_needed_n_is_the_first_that_decides_at_the_present_rate() -> None:
    assert needed_n(0, 10, 0.05, 0.95) == 59
    assert needed_n(0, 0, 0.05, 0.95) == 59
    needed = needed_n(60, 1000, 0.05, 0.95)
    assert needed is not None and needed > 1000
    assert decide(round(needed * 0.06), needed, 0.05, 0.95) is Decision.FAIL


def test_needed_n_says_when_no_amount_would_do() -> None:
    assert needed_n(50, 1000, 0.05, 0.95) is None

"""Percentiles: their ranks, their limits, and that the value and the counts agree."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.stats.binomial import Decision, decide, smallest_n
from sightline.stats.quantile import allowed_share, is_beyond, quantile, rank, ranks

LEVELS = st.sampled_from([500_000, 900_000, 950_000, 990_000, 50_000, 70_000, 290_000, 999_000])
VALUES = st.lists(st.one_of(st.none(), st.integers(0, 5).map(float)), min_size=1, max_size=60)
SIGNS = st.sampled_from(["<", "<=", ">", ">="])


def brute_quantile(values: list[float | None], level_ppm: int, comparator: str) -> float | None:
    """Return the smallest x with share(values <= x) >= level, by asking every value."""
    worst = float("inf") if comparator[0] == "<" else float("-inf")
    known = [worst if value is None else value for value in values]
    level = Fraction(level_ppm, 1_000_000)
    for candidate in sorted(set(known)):
        if Fraction(sum(value <= candidate for value in known), len(known)) >= level:
            return None if candidate == worst else candidate
    raise AssertionError("the greatest value always qualifies")


@given(VALUES, LEVELS, SIGNS)
def test_the_value_is_the_inverse_of_the_empirical_distribution(
    values: list[float | None], level_ppm: int, comparator: str
) -> None:
    expected = brute_quantile(values, level_ppm, comparator)
    assert quantile(values, level_ppm, comparator) == expected


@given(VALUES, LEVELS, st.sampled_from(["<", "<="]), st.integers(0, 6).map(float))
def test_value_and_counts_agree_at_ties(
    values: list[float | None], level_ppm: int, comparator: str, bound: float
) -> None:
    value = quantile(values, level_ppm, comparator)
    kept = value is not None and (value < bound if comparator == "<" else value <= bound)
    beyond = sum(is_beyond(each, comparator, bound) for each in values)
    allowed = 1 - Fraction(level_ppm, 1_000_000)
    assert kept == (Fraction(beyond, len(values)) <= allowed)


@given(VALUES, LEVELS, st.sampled_from([">", ">="]), st.integers(0, 6).map(float))
def test_the_mirror_agrees_except_exactly_on_the_allowed_share(
    values: list[float | None], level_ppm: int, comparator: str, bound: float
) -> None:
    value = quantile(values, level_ppm, comparator)
    kept = value is not None and (value > bound if comparator == ">" else value >= bound)
    beyond = sum(is_beyond(each, comparator, bound) for each in values)
    assert kept == (Fraction(beyond, len(values)) < Fraction(level_ppm, 1_000_000))


@given(VALUES, LEVELS, SIGNS, st.integers(0, 6).map(float), st.sampled_from([0.8, 0.95]))
def test_pass_exactly_when_the_whole_interval_keeps_the_bound(
    values: list[float | None], level_ppm: int, comparator: str, bound: float, confidence: float
) -> None:
    worst = float("inf") if comparator[0] == "<" else float("-inf")
    ordered = sorted(worst if value is None else value for value in values)
    found = ranks(level_ppm, len(values), confidence)
    limit = found.high if comparator[0] == "<" else found.low
    beyond = sum(is_beyond(each, comparator, bound) for each in values)
    decision = decide(beyond, len(values), allowed_share(level_ppm, comparator), confidence)
    whole = limit is not None and not is_beyond(ordered[limit - 1], comparator, bound)
    assert (decision is Decision.PASS) == whole


def test_ranks_are_those_of_the_binomial_summed_by_hand() -> None:
    def at_most(k: int, n: int, level: Fraction) -> Fraction:
        terms = (comb(n, i) * level**i * (1 - level) ** (n - i) for i in range(k + 1))
        return sum(terms, Fraction(0))

    for n in (1, 4, 5, 20, 58, 59, 100):
        for level_ppm in (500_000, 900_000, 950_000):
            level = Fraction(level_ppm, 1_000_000)
            lows = [k for k in range(1, n + 1) if at_most(k - 1, n, level) <= Fraction(1, 20)]
            highs = [k for k in range(1, n + 1) if at_most(k - 1, n, level) >= Fraction(19, 20)]
            found = ranks(level_ppm, n, 0.95)
            assert (found.low, found.high) == (
                max(lows, default=None),
                min(highs, default=None),
            ), (n, level_ppm)


def test_ranks_are_exact_where_binary_fractions_are_not() -> None:
    assert rank(70_000, 100) == 7
    assert rank(290_000, 100) == 29
    assert rank(999_000, 1000) == 999


@pytest.mark.parametrize(
    ("level_ppm", "fewest"),
    [(500_000, 5), (900_000, 29), (950_000, 59), (990_000, 299), (999_000, 2995)],
)
def test_the_smallest_n_of_each_percentile_is_exact(level_ppm: int, fewest: int) -> None:
    assert smallest_n(allowed_share(level_ppm, "<"), 0.95) == fewest
    assert ranks(level_ppm, fewest, 0.95).high == fewest
    assert ranks(level_ppm, fewest - 1, 0.95).high is None

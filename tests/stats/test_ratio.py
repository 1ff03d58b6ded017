"""Ratios: the linearised moments against numpy, the limits against scipy, honest edges."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from sightline.stats.binomial import Decision
from sightline.stats.mean import mean_limits, moments
from sightline.stats.ratio import (
    decide_ratio,
    needed_groups,
    ratio_limits,
    ratio_moments,
    why_undecidable_ratio,
)

GROUPS = st.lists(
    st.tuples(st.integers(-50, 500).map(float), st.integers(1, 40).map(float)),
    min_size=2,
    max_size=50,
)


def denominators(groups: list[tuple[float, float]]) -> list[float]:
    return [b for _, b in groups]


@given(GROUPS)
def test_moments_equal_numpys_of_the_linearised_values(groups: list[tuple[float, float]]) -> None:
    above, below = np.array(groups).T
    ratio = above.sum() / below.sum()
    values = ratio + (above - ratio * below) / below.mean()
    found = ratio_moments(groups)
    assert found.n == len(groups)
    assert found.mean == pytest.approx(ratio) == pytest.approx(values.mean())
    scale = 1 + np.abs(values - ratio).max()
    assert found.squares == pytest.approx(((values - ratio) ** 2).sum(), abs=1e-9 * scale**2)
    assert found.cubes == pytest.approx(((values - ratio) ** 3).sum(), abs=1e-8 * scale**3)


@given(st.lists(st.integers(-1000, 1000).map(float), min_size=2, max_size=40))
def test_a_ratio_over_ones_is_the_average(values: list[float]) -> None:
    found, plain = ratio_moments([(value, 1.0) for value in values]), moments(values)
    assert found.mean == pytest.approx(plain.mean)
    assert found.squares == pytest.approx(plain.squares)
    assert found.cubes == pytest.approx(plain.cubes, abs=1e-3)


def test_the_standard_error_is_the_delta_methods() -> None:
    source = np.random.default_rng(2)
    below = source.poisson(20, 300).astype(float)
    above = below * 2 + source.normal(0, 5, 300)
    groups = list(zip(above.tolist(), below.tolist(), strict=True))
    of = ratio_moments(groups)
    cov = np.cov(above, below)
    variance = cov[0, 0] - 2 * of.mean * cov[0, 1] + of.mean**2 * cov[1, 1]
    error = np.sqrt(variance / 300) / below.mean()
    found = ratio_limits(of, 0.95)
    assert found == mean_limits(of, 0.95) and found is not None
    # At least Student's, and Hall's correction is small where there is hardly any skewness.
    assert found.high - of.mean == pytest.approx(stats.t.ppf(0.95, 299) * error, rel=0.02)


def test_it_passes_and_fails_where_the_ratio_is_clear() -> None:
    source = random.Random(4)
    groups = [(2 * b + source.gauss(0, 1), float(b)) for b in [5, 6, 7, 8] * 50]
    of, below = ratio_moments(groups), moments(denominators(groups))
    assert decide_ratio(of, below, "<", 2.1, 0.95) is Decision.PASS
    assert decide_ratio(of, below, "<", 1.9, 0.95) is Decision.FAIL
    assert decide_ratio(of, below, ">=", 1.9, 0.95) is Decision.PASS
    close = of.mean + 0.005
    assert decide_ratio(of, below, "<", close, 0.95) is Decision.INCONCLUSIVE
    assert (needed_groups(of, below, close, 0.95) or 0) > 200


@pytest.mark.parametrize(
    ("groups", "reason"),
    [
        ([(1.0, 2.0)] * 19, "too few clusters: 19, at least 20 are needed"),
        ([(1.0, 1.0), (1.0, -1.0)] * 20, "the denominator is nothing, or too large to add up"),
        ([(1.0, float("inf"))] * 30, "the denominator is nothing, or too large to add up"),
        (
            [(1.0, 0.1), (1.0, 3.0), (2.0, 0.1), (1.0, 0.1)] * 6,
            "heavy tail: the denominator is only known to 32%, 10% is needed",
        ),
        (
            [(float(at % 2), 5.0) for at in range(400)] + [(9.0, 200.0)],
            "heavy tail: a few groups carry the denominator",
        ),
        ([(2.0, 1.0)] * 40, "all values are equal, so nothing says how far they vary"),
        (
            [(1.0, 1.0)] * 200 + [(500.0, 1.0)],
            "heavy tail: a few values carry the average",
        ),
    ],
)
def test_it_says_why_there_is_no_verdict(groups: list[tuple[float, float]], reason: str) -> None:
    of, below = ratio_moments(groups), moments(denominators(groups))
    assert why_undecidable_ratio(of, below) == reason
    assert decide_ratio(of, below, "<", 1e9, 0.95) is Decision.INCONCLUSIVE


def test_needed_groups_also_make_the_denominator_known() -> None:
    source = random.Random(5)
    groups = [(b + source.gauss(0, 0.1), b) for b in [0.1, 3.0, 0.1, 0.1] * 6]
    of, below = ratio_moments(groups), moments(denominators(groups))
    assert (needed_groups(of, below, 2.0, 0.95) or 0) >= 24 * (0.32 / 0.1) ** 2 * 0.95
    assert needed_groups(of, below, of.mean, 0.95) is None

"""The incomplete beta function and Student's t, against scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats  # type: ignore[import-untyped]

from sightline.stats.beta import (
    incomplete_beta_pair,
    inverse_incomplete_beta,
    student_t_cdf,
    student_t_quantile,
)

PARAMETERS = st.floats(min_value=-1, max_value=7).map(lambda exponent: 10**exponent)


@given(PARAMETERS, PARAMETERS, st.floats(min_value=-6, max_value=6))
def test_both_tails_of_the_incomplete_beta_equal_scipy(a: float, b: float, away: float) -> None:
    mean = a / (a + b)
    spread = (mean * (1 - mean) / (a + b + 1)) ** 0.5
    x = min(max(mean + away * spread, 1e-12), 1 - 1e-12)
    below, above = incomplete_beta_pair(a, b, x)
    assert below == pytest.approx(special.betainc(a, b, x), rel=1e-7, abs=1e-9)
    assert above == pytest.approx(special.betaincc(a, b, x), rel=1e-7, abs=1e-9)


@given(PARAMETERS, PARAMETERS, st.floats(min_value=0.0001, max_value=0.9999))
def test_the_inverse_gives_the_probability_back(a: float, b: float, probability: float) -> None:
    x = inverse_incomplete_beta(a, b, probability)
    assert 0 <= x <= 1
    if 1e-12 < x < 1 - 1e-9:
        assert incomplete_beta_pair(a, b, x)[0] == pytest.approx(probability, abs=1e-7)


def test_the_ends_are_zero_and_one() -> None:
    assert incomplete_beta_pair(2, 3, 0) == (0, 1)
    assert incomplete_beta_pair(2, 3, 1) == (1, 0)
    assert inverse_incomplete_beta(2, 3, 0) == 0
    assert inverse_incomplete_beta(2, 3, 1) == 1


@pytest.mark.parametrize("degrees", [1, 2, 3, 10, 19, 50, 1e3, 1e6])
@pytest.mark.parametrize("probability", [0.001, 0.05, 0.4, 0.5, 0.6, 0.95, 0.99, 0.9999])
def test_student_t_equals_scipy(degrees: float, probability: float) -> None:
    quantile = student_t_quantile(probability, degrees)
    assert quantile == pytest.approx(stats.t.ppf(probability, degrees), rel=1e-7, abs=1e-9)
    assert student_t_cdf(quantile, degrees) == pytest.approx(probability, abs=1e-9)

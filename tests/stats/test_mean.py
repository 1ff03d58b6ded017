"""Averages: limits against scipy where the textbook holds, silence where nothing holds."""

from __future__ import annotations

import random
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from sightline.stats.binomial import Decision
from sightline.stats.mean import (
    Moments,
    decide_mean,
    mean_limits,
    moments,
    needed_n_for_mean,
    why_undecidable,
)

NUMBERS = st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 3)), min_size=3, max_size=80)


@given(NUMBERS)
def test_moments_equal_scipy(values: list[float]) -> None:
    found = moments(values)
    assert found.mean == pytest.approx(np.mean(values), abs=1e-6)
    assert found.deviation == pytest.approx(np.std(values, ddof=1), abs=1e-6)
    if found.deviation > 1e-3:
        assert found.skewness == pytest.approx(stats.skew(values), abs=1e-4)


def test_limits_are_students_for_data_without_skewness() -> None:
    values = [float(value) for value in range(-50, 51)]
    found = mean_limits(moments(values), 0.95)
    assert found is not None
    error = stats.sem(values) * stats.t.ppf(0.95, 100)
    assert found.low == pytest.approx(-error)
    assert found.high == pytest.approx(error)


@given(NUMBERS, st.sampled_from([0.8, 0.95, 0.99]))
def test_limits_hold_the_mean_and_are_never_narrower_than_students(
    values: list[float], confidence: float
) -> None:
    of = moments(values)
    found = mean_limits(of, confidence)
    assert found is not None
    error = of.deviation / len(values) ** 0.5 * stats.t.ppf(confidence, len(values) - 1)
    slack = 1e-6 * (1 + abs(of.mean) + error)
    assert found.low <= of.mean - error + slack
    assert found.high >= of.mean + error - slack


def test_turning_every_sign_turns_the_verdict() -> None:
    source = random.Random(3)
    values = [source.expovariate(1) for _ in range(300)]
    turned = moments([-value for value in values])
    for bound in (0.5, 0.9, 1.0, 1.1, 2.0):
        said = decide_mean(moments(values), "<", bound, 0.95)
        assert decide_mean(turned, ">", -bound, 0.95) is said


def test_it_passes_and_fails_where_the_mean_is_clear() -> None:
    source = random.Random(4)
    of = moments([source.gauss(10, 1) for _ in range(200)])
    assert decide_mean(of, "<", 11, 0.95) is Decision.PASS
    assert decide_mean(of, "<", 9, 0.95) is Decision.FAIL
    assert decide_mean(of, ">", 9, 0.95) is Decision.PASS
    assert decide_mean(of, "<", 10.05, 0.95) is Decision.INCONCLUSIVE
    assert (needed_n_for_mean(of, 10.05, 0.95) or 0) > 200


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([1.0] * 19, "an average needs at least 20 values"),
        ([1.0] * 100, "all values are equal, so nothing says how far they vary"),
        ([1.0] * 99 + [1000.0], "heavy tail: a few values carry the average"),
        ([1.0, 2.0] * 50 + [inf], "some values are infinite or too large to average"),
        ([1.0, 2.0] * 50 + [nan], "some values are infinite or too large to average"),
    ],
)
def test_it_says_why_there_is_no_verdict(values: list[float], reason: str) -> None:
    of = moments(values)
    assert why_undecidable(of) == reason
    assert decide_mean(of, "<", 1e9, 0.95) is Decision.INCONCLUSIVE


def test_nothing_and_one_value_have_no_limits() -> None:
    assert mean_limits(Moments(0, 0.0, 0.0, 0.0), 0.95) is None
    assert mean_limits(moments([5.0]), 0.95) is None
    assert needed_n_for_mean(moments([5.0]), 4.0, 0.95) is None

"""When enough has arrived: at the present rate, or never in a window that rolls on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.stats.arrival import Arrival, needed_by

DAYS = st.fractions(Fraction(1, 10), 100, max_denominator=50)


def test_what_is_there_already_has_arrived() -> None:
    assert needed_by(300, 299, 28, 28) == Arrival(0.0, True, 300 / 28)
    assert needed_by(300, 300, 28, 28).whole_days == 0
    assert needed_by(0, 0, 0, None) == Arrival(0.0, True, 0.0)


def test_the_day_follows_from_the_rate() -> None:
    found = needed_by(120, 299, 6, None)
    assert found == Arrival(8.95, True, 20.0)
    assert found.whole_days == 9


def test_a_full_rolling_window_never_holds_more_than_now() -> None:
    assert needed_by(120, 121, 28, 28) == Arrival(None, False, 120 / 28)
    assert needed_by(120, 121, 28, 28).whole_days is None


def test_a_rolling_window_that_still_fills_holds_exactly_length_times_rate() -> None:
    assert needed_by(10, 40, 7, 28) == Arrival(21.0, True, 10 / 7)
    assert needed_by(10, 41, 7, 28) == Arrival(None, False, 10 / 7)


@pytest.mark.parametrize("n, needed, observed", [(0, 5, 7.0), (3, None, 7.0), (3, 5, 0.0)])
def test_it_never_arrives_without_a_rate_or_where_no_number_would_do(
    n: int, needed: int | None, observed: float
) -> None:
    found = needed_by(n, needed, observed, None)
    assert (found.days, found.reachable, found.whole_days) == (None, False, None)


@given(st.integers(1, 500), st.integers(1, 2000), DAYS, st.one_of(st.none(), DAYS))
def test_it_agrees_with_exact_arithmetic(
    n: int, needed: int, observed: Fraction, window: Fraction | None
) -> None:
    """The oracle counts in fractions: what the window holds when it is full, and when it is."""
    found = needed_by(n, needed, float(observed), None if window is None else float(window))
    per_day = n / observed
    length = None if window is None else max(window, observed)
    if needed <= n:
        days: Fraction | None = Fraction(0)
    elif length is not None and per_day * length < needed:
        days = None
    else:
        days = needed / per_day - observed
    near = length is not None and abs(per_day * length - needed) < Fraction(1, 10**9)
    if not near:
        assert found.reachable == (days is not None)
        assert found.days == (None if days is None else pytest.approx(float(days), abs=1e-9))
        if days is not None:
            assert abs((found.whole_days or 0) - days) < 1 + Fraction(1, 10**6)


def test_a_billionth_of_a_day_is_not_a_day() -> None:
    assert needed_by(3, 10, 0.3, None).whole_days == 1
    assert needed_by(10, 30, 0.1 + 0.2, None).whole_days == 1
    assert needed_by(1, 4, 1.0 + 1e-13, None).whole_days == 3

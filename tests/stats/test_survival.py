"""Waits with some still waiting: against scipy, published values, exact fractions and brute force.

The 6-MP data are the remission weeks of 21 leukaemia patients (E. Freireich et al., Blood 21,
1963), with the curve as printed in D. Cox and D. Oakes, Analysis of Survival Data, 1984.
"""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations_with_replacement
from math import ceil, floor

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]

from sightline.stats import binomial
from sightline.stats.binomial import Decision, Limits
from sightline.stats.quantile import allowed_share, is_beyond, quantile, ranks
from sightline.stats.survival import (
    Step,
    censored,
    curve,
    decide_median,
    happened,
    limits_at,
    mean_of_happened,
    median,
    median_limits,
    needed_n,
    restricted_mean,
    survival_at,
    total,
)

SIGNS = ("<", "<=", ">", ">=")
RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
IN_REMISSION = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
WAITS = st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=30)


def steps_of(happened_at: list[int], censored_at: list[int]) -> list[Step]:
    """Return the steps of plain lists of times."""
    did, did_not = Counter(happened_at), Counter(censored_at)
    return [Step(float(t), did[t], did_not[t]) for t in sorted(did.keys() | did_not.keys())]


def steps_of_pairs(waits: list[tuple[int, bool]]) -> list[Step]:
    return steps_of([t for t, did in waits if did], [t for t, did in waits if not did])


SIX_MP = steps_of(RELAPSED, IN_REMISSION)


def test_the_curve_of_6_mp_is_the_published_one() -> None:
    jumps = [
        (step.time, share)
        for step, (_, share) in zip(SIX_MP, curve(SIX_MP), strict=True)
        if step.happened
    ]
    assert [(time, round(share, 3)) for time, share in jumps] == [
        (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448),
    ]  # fmt: skip
    assert median(SIX_MP) == 23
    assert (total(SIX_MP), happened(SIX_MP), censored(SIX_MP)) == (21, 9, 12)
    assert mean_of_happened(SIX_MP) == pytest.approx(109 / 9)


def test_limits_are_those_published_for_the_beta_product_procedure() -> None:
    """Of four waits of 3, 7, 8, 14: table of the vignette "discreteBPCP" of R's bpcp, 95 %."""
    steps = steps_of([3, 7, 8, 14], [])
    published = {
        1: (0.397635364, 1.0), 3: (0.194120450, 0.9936905), 7: (0.067585986, 0.9324140),
        8: (0.006309463, 0.8058796), 14: (0.0, 0.6023646), 20: (0.0, 0.6023646),
    }  # fmt: skip
    for time, (low, high) in published.items():
        found = limits_at(steps, time, 0.975)
        assert found.low == pytest.approx(low, abs=1e-8), time
        assert found.high == pytest.approx(high, abs=1e-6), time


@settings(max_examples=50)
@given(WAITS, st.integers(0, 13))
def test_the_curve_equals_scipy(waits: list[tuple[int, bool]], time: int) -> None:
    steps = steps_of_pairs(waits)
    # scipy has no curve where nothing happened: it stays at 1, which its formula gives too.
    assume(any(did for _, did in waits))
    data = stats.CensoredData.right_censored([t for t, _ in waits], [not did for _, did in waits])
    theirs = stats.ecdf(data).sf
    assert survival_at(steps, time) == pytest.approx(float(theirs.evaluate(time)), abs=1e-12)
    assert survival_at(steps, time, before=True) == pytest.approx(
        float(theirs.evaluate(time - 0.5)), abs=1e-12
    )


@given(WAITS)
def test_the_median_is_where_the_exact_curve_reaches_one_half(
    waits: list[tuple[int, bool]],
) -> None:
    share, expected = Fraction(1), None
    for time in range(1, 13):
        at_risk = sum(t >= time for t, _ in waits)
        if at_risk:
            share *= 1 - Fraction(sum(t == time and did for t, did in waits), at_risk)
        if share <= Fraction(1, 2):
            expected = time
            break
    assert median(steps_of_pairs(waits)) == expected


def exact_beta(waits: list[tuple[int, bool]], time: int, one_more: bool) -> tuple[float, float]:
    """Return a and b of the matched beta, from the definition and in fractions.

    One Beta(at risk, 1) for each event up to the time, those of equal time one after the other;
    for the lower limit one more among who is then still known to wait.
    """
    first = second = Fraction(1)
    at_risk = len(waits)
    for t, did in sorted(waits, key=lambda wait: (wait[0], not wait[1])):
        if t > time or (t == time and not did):
            break
        if did:
            first *= Fraction(at_risk, at_risk + 1)
            second *= Fraction(at_risk, at_risk + 2)
        at_risk -= 1
    if one_more:
        first *= Fraction(at_risk, at_risk + 1)
        second *= Fraction(at_risk, at_risk + 2)
    if first in (0, 1):
        return (0.0, 1.0) if first == 0 else (1.0, 0.0)
    scale = (first - second) / (second - first**2)
    return float(first * scale), float((1 - first) * scale)


@settings(max_examples=50)
@given(WAITS, st.integers(0, 13), st.sampled_from([0.8, 0.95, 0.99]))
def test_limits_equal_the_definition_in_fractions(
    waits: list[tuple[int, bool]], time: int, confidence: float
) -> None:
    found = limits_at(steps_of_pairs(waits), time, confidence)
    low_a, low_b = exact_beta(waits, time, one_more=True)
    high_a, high_b = exact_beta(waits, time, one_more=False)
    low = stats.beta.ppf(1 - confidence, low_a, low_b) if low_a else 0.0
    high = stats.beta.ppf(confidence, high_a, high_b) if high_b else 1.0
    assert found.low == pytest.approx(low, rel=1e-7, abs=1e-12)
    assert found.high == pytest.approx(high, rel=1e-7, abs=1e-12)


def test_limits_are_near_the_quantiles_of_the_drawn_product() -> None:
    """The method of moments against the beta product itself, drawn 400,000 times."""
    source = np.random.default_rng(5)
    found = limits_at(SIX_MP, 16, 0.95)
    product = np.ones(400_000)
    for at_risk in (21, 20, 19, 17, 15, 12, 11):
        product *= source.beta(at_risk, 1, product.size)
    assert found.high == pytest.approx(float(np.quantile(product, 0.95)), abs=0.004)
    product *= source.beta(10, 1, product.size)
    assert found.low == pytest.approx(float(np.quantile(product, 0.05)), abs=0.004)


@pytest.mark.parametrize("confidence", [0.8, 0.9375, 0.95, 0.96875])
def test_without_anyone_waiting_it_is_the_exact_binomial_in_all_small_samples(
    confidence: float,
) -> None:
    """All samples of up to 8 waits of 1 to 3; the odd confidences are met exactly (1/16, 1/32)."""
    for n in range(1, 9):
        for values in combinations_with_replacement((1, 2, 3), n):
            steps, listed = steps_of(list(values), []), [float(value) for value in values]
            of = ranks(500_000, n, confidence)
            assert median(steps) == quantile(list(listed), 500_000, "<")
            assert median_limits(steps, confidence) == tuple(
                listed[rank - 1] if rank else None for rank in (of.low, of.high)
            )
            for bound in (0, 1, 2, 3, 4):
                over = sum(value > bound for value in values)
                assert limits_at(steps, bound, confidence) == binomial.limits(over, n, confidence)
                for sign in SIGNS:
                    beyond = sum(is_beyond(value, sign, bound) for value in listed)
                    expected = binomial.decide(beyond, n, allowed_share(500_000, sign), confidence)
                    assert decide_median(steps, sign, bound, confidence) is expected


@given(WAITS, st.sampled_from(SIGNS), st.integers(0, 13), st.sampled_from([0.8, 0.95]))
def test_a_decision_is_what_the_limits_of_the_share_say(
    waits: list[tuple[int, bool]], sign: str, bound: int, confidence: float
) -> None:
    steps = steps_of_pairs(waits)
    of = limits_at(steps, bound, confidence, before=sign in ("<", ">="))
    if sign[0] == ">":
        of = Limits(1 - of.high, 1 - of.low)
    expected = (
        Decision.PASS
        if of.high <= 0.5
        else Decision.FAIL
        if of.low > 0.5
        else Decision.INCONCLUSIVE
    )
    near = min(abs(of.low - 0.5), abs(of.high - 0.5)) < 1e-9
    assert near or decide_median(steps, sign, bound, confidence) is expected


@settings(max_examples=40)
@given(WAITS, st.sampled_from([0.8, 0.95]))
def test_the_limits_of_the_median_are_the_outermost_bounds_that_pass(
    waits: list[tuple[int, bool]], confidence: float
) -> None:
    steps = steps_of_pairs(waits)
    low, high = median_limits(steps, confidence)
    times = [step.time for step in steps]

    def passing(sign: str) -> list[float]:
        return [t for t in times if decide_median(steps, sign, t, confidence) is Decision.PASS]

    assert low == max(passing(">="), default=None)
    assert high == min(passing("<="), default=None)


@settings(max_examples=40)
@given(WAITS, st.sampled_from(SIGNS), st.integers(0, 13), st.sampled_from([0.001, 0.5, 86_400.0]))
def test_another_unit_of_time_changes_nothing(
    waits: list[tuple[int, bool]], sign: str, bound: int, factor: float
) -> None:
    steps = steps_of_pairs(waits)
    scaled = [step._replace(time=step.time * factor) for step in steps]
    said = decide_median(scaled, sign, float(bound) * factor, 0.95)
    assert said is decide_median(steps, sign, bound, 0.95)
    middle = median(steps)
    assert median(scaled) == (None if middle is None else middle * factor)


@settings(max_examples=60)
@given(WAITS, st.integers(0, 13), st.lists(st.integers(1, 13), min_size=1, max_size=20))
def test_more_who_still_wait_never_make_it_sooner(
    waits: list[tuple[int, bool]], bound: int, still_waiting: list[int]
) -> None:
    """Counted neither as kept nor as failed, and never a reason to pass `<` or to fail `>`."""
    before = steps_of_pairs(waits)
    after = steps_of_pairs(waits + [(time, False) for time in still_waiting])
    for sign, prized in (("<", Decision.PASS), ("<=", Decision.PASS), (">", Decision.FAIL)):
        if decide_median(after, sign, bound, 0.8) is prized:
            assert decide_median(before, sign, bound, 0.8) is prized


@given(st.lists(st.integers(1, 12), max_size=60), st.integers(1, 13), st.sampled_from(("<", "<=")))
def test_who_still_waits_never_fails_a_promise_whose_time_is_not_up(
    still_waiting: list[int], bound: int, sign: str
) -> None:
    """A wait seen for less than the bound says nothing of the bound."""
    steps = steps_of([], [time for time in still_waiting if time < bound])
    assert decide_median(steps, sign, bound, 0.95) is Decision.INCONCLUSIVE


def test_nothing_watched_nothing_said() -> None:
    assert decide_median([], "<", 5, 0.95) is Decision.INCONCLUSIVE
    assert limits_at([], 5, 0.95) == Limits(0.0, 1.0)
    assert (median([]), median_limits([], 0.95), mean_of_happened([])) == (None, (None, None), None)
    assert needed_n([], "<", 5, 0.95) == binomial.smallest_n(0.5, 0.95) == 5


def test_the_median_is_unknown_where_fewer_than_half_were_seen() -> None:
    steps = steps_of([1, 2], [3] * 30)
    assert median(steps) is None
    assert median_limits(steps, 0.95) == (3, None)


@settings(max_examples=30)
@given(st.integers(1, 40), st.integers(0, 40), st.sampled_from(SIGNS))
def test_needed_n_without_anyone_waiting_is_the_binomials(soon: int, late: int, sign: str) -> None:
    steps = steps_of([1] * soon + [9] * late, [])
    beyond = late if sign[0] == "<" else soon
    expected = binomial.needed_n(beyond, soon + late, 0.5, 0.95)
    assert needed_n(steps, sign, 5, 0.95) == expected


def test_the_needed_number_in_the_same_pattern_decides_and_fewer_do_not() -> None:
    source, checked = random.Random(8), 0
    for _ in range(40):
        soon, late = source.randint(6, 12), source.randint(2, 12)
        steps = steps_of([source.randint(1, 9) for _ in range(soon)],
                         [source.randint(1, 12) for _ in range(late)])  # fmt: skip
        needed = needed_n(steps, "<", 9, 0.95)
        if needed is None or not total(steps) * 2 < needed < 2000:
            continue
        factor = needed / total(steps)
        for times, decided in ((ceil(factor * 1.3), True), (floor(factor * 0.7), False)):
            more = [Step(s.time, s.happened * times, s.censored * times) for s in steps]
            said = decide_median(more, "<", 9, 0.95)
            assert (said is not Decision.INCONCLUSIVE) == decided, (steps, needed)
        checked += 1
    assert checked > 5


@settings(max_examples=50)
@given(WAITS, st.sampled_from(SIGNS), st.integers(0, 13))
def test_more_are_needed_exactly_where_nothing_is_decided(
    waits: list[tuple[int, bool]], sign: str, bound: int
) -> None:
    steps = steps_of_pairs(waits)
    needed = needed_n(steps, sign, bound, 0.95)
    if decide_median(steps, sign, bound, 0.95) is Decision.INCONCLUSIVE:
        assert needed is None or needed > total(steps)
    else:
        assert needed == total(steps)


def test_no_number_would_do_where_nobody_is_followed_up_to_the_bound() -> None:
    assert needed_n(steps_of([], [3] * 50), "<", 9, 0.95) is None
    assert needed_n(steps_of([1] * 10, [3] * 50), "<", 9, 0.95) is None
    assert needed_n(steps_of([1] * 3, [2] * 2), "<", 9, 0.95) is not None


@given(WAITS, st.integers(1, 12))
def test_the_restricted_mean_is_the_area_under_the_curve(
    waits: list[tuple[int, bool]], horizon: int
) -> None:
    steps = steps_of_pairs(waits)
    area = sum(survival_at(steps, time) for time in range(horizon))
    assert restricted_mean(steps, horizon) == pytest.approx(area)


def test_a_hundred_thousand_steps_lose_no_digits() -> None:
    """Half censored, one a step: the moments against logs summed exactly."""
    steps = [Step(float(i), i % 2, 1 - i % 2) for i in range(1, 100_001)]
    first, second = 0.0, 0.0
    logs = [
        (np.log1p(-1 / (100_002 - i)), np.log1p(-2 / (100_003 - i))) for i in range(1, 60_001, 2)
    ]
    first, second = (float(np.sum([pair[k] for pair in logs], dtype=np.longdouble)) for k in (0, 1))
    mean, square = np.exp(np.longdouble(first)), np.exp(np.longdouble(second))
    scale = (mean - square) / (square - mean**2)
    high = stats.beta.ppf(0.95, float(mean * scale), float((1 - mean) * scale))
    assert limits_at(steps, 60_000, 0.95).high == pytest.approx(float(high), rel=1e-6)

"""Changes between two samples: against root finding, Fisher's exact test, scipy and brute force."""

from __future__ import annotations

from fractions import Fraction
from math import comb, hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, optimize, stats  # type: ignore[import-untyped]

from sightline.stats import binomial
from sightline.stats.binomial import Decision
from sightline.stats.change import (
    ChangeLimits,
    Direction,
    Estimate,
    Kind,
    decide_between,
    decide_change,
    decide_within,
    difference_limits,
    each_of_two,
    ratio_limits,
    relative_change,
    why_undecidable,
)
from sightline.stats.share_change import (
    ENOUGH_OF_EACH,
    Share,
    decide_share_change,
    decide_share_within,
    share_limits,
)

PASS, FAIL, INCONCLUSIVE = Decision.PASS, Decision.FAIL, Decision.INCONCLUSIVE
UP, DOWN = Direction.UP, Direction.DOWN
RELATIVE, ABSOLUTE = Kind.RELATIVE, Kind.ABSOLUTE
REACH = st.floats(0.01, 40).map(lambda x: round(x, 2))
GRAINS = st.sampled_from([0.0, 0.0, 0.5, 2.0])
VALUES = st.floats(-100, 100).map(lambda x: round(x, 2))
COUNTS = st.integers(1, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def around(value: float, below: float, above: float, grain: float = 0.0) -> Estimate:
    return Estimate(value, value - below, value + above, grain)


ANY = st.builds(around, VALUES, REACH, REACH, GRAINS)
POSITIVE = st.builds(around, VALUES.map(lambda x: abs(x) + 50), REACH, REACH, GRAINS)


def test_the_limits_of_a_difference_are_those_of_the_published_example() -> None:
    """Newcombe 1998, method 10, example (a): 56/70 less 48/80 is 0.2, from 0.0524 to 0.3339.

    His limits of each share are Wilson's at 97.5 %; MOVER made of them is his interval.
    """
    new = Estimate(56 / 70, *_wilson(56, 70))
    old = Estimate(48 / 80, *_wilson(48, 80))
    found = difference_limits(new, old, 1.0)
    assert found.low == pytest.approx(0.0524, abs=5e-5)
    assert found.high == pytest.approx(0.3339, abs=5e-5)


def _wilson(hits: int, n: int) -> tuple[float, float]:
    found = stats.binomtest(hits, n).proportion_ci(0.95, method="wilson")
    return float(found.low), float(found.high)


def test_limits_that_are_alike_on_both_sides_are_those_of_a_sum_of_variances() -> None:
    found = difference_limits(around(10, 3, 3), around(4, 2, 2), 2.0)
    assert found == ChangeLimits(2 - hypot(3, 4), 2 + hypot(3, 4))


@settings(max_examples=50)
@given(ANY, POSITIVE)
def test_the_limits_of_a_ratio_are_where_those_of_the_difference_are_zero(
    new: Estimate, old: Estimate
) -> None:
    """An independent search for the roots, and none is missed."""
    found = ratio_limits(new, old)
    for side, limit in (("low", found.low), ("high", found.high)):

        def at(factor: float, side: str = side) -> float:
            limits = difference_limits(new, old, factor)
            return float(limits.low if side == "low" else limits.high)  # type: ignore[arg-type]

        ends = (-1e9, 1e9)
        if limit is None:
            # No sign change: no ratio is refused on this side, however far from 0.
            assert at(ends[0]) * at(ends[1]) > 0 or old.low is None or old.low <= old.grain / 2
        else:
            scale = 1e-9 * (abs(new.value) + 100 + abs(limit + 1) * (old.value + 100))
            assert at(limit + 1) == pytest.approx(0, abs=scale)
            root = optimize.brentq(at, *ends, xtol=1e-10)
            assert limit + 1 == pytest.approx(root, rel=1e-6, abs=1e-6)


@given(ANY, POSITIVE, st.floats(0, 0.9).map(lambda x: round(x, 2)), st.sampled_from(Direction))
def test_what_is_shown_and_what_is_decided_never_differ(
    new: Estimate, old: Estimate, amount: float, direction: Direction
) -> None:
    of = ratio_limits(new, old)
    said = decide_change(direction, amount, RELATIVE, new, old)
    line = amount if direction is UP else -amount
    if any(limit is not None and abs(limit - line) < 1e-9 for limit in (of.low, of.high)):
        return
    above = of.low is not None and of.low > line
    below = of.high is not None and of.high < line
    kept, broken = (above, below) if direction is UP else (below, above)
    assert said is (PASS if kept else FAIL if broken else INCONCLUSIVE)


@given(ANY, ANY, REACH, st.sampled_from(Kind))
def test_down_is_up_with_every_sign_turned(
    new: Estimate, old: Estimate, amount: float, kind: Kind
) -> None:
    if kind is ABSOLUTE:
        turned = decide_change(UP, amount, kind, new.negative(), old.negative())
        assert decide_change(DOWN, amount, kind, new, old) is turned
    limits, mirrored = difference_limits(new, old, 1.0), difference_limits(old, new, 1.0)
    assert limits.low == pytest.approx(-(mirrored.high or 0))


def test_exactly_the_promised_change_keeps_it_whatever_the_rounding() -> None:
    for hundredths in range(1, 100):
        factor = hundredths / 100
        sure = Estimate(100 * (1 + factor), 100 * (1 + factor), 100 * (1 + factor))
        assert decide_change(UP, factor, RELATIVE, sure, Estimate(100, 100, 100)) is PASS
        less = Estimate(100 * (1 - factor), 100 * (1 - factor), 100 * (1 - factor))
        assert decide_change(DOWN, factor, RELATIVE, less, Estimate(100, 100, 100)) is PASS
        assert decide_change(DOWN, factor + 1e-6, RELATIVE, less, Estimate(100, 100, 100)) is FAIL


def test_a_missing_limit_leaves_only_the_other_side_decidable() -> None:
    new = Estimate(100, 90, None)
    old = Estimate(50, 45, 55)
    assert difference_limits(new, old, 1.0).high is None
    assert ratio_limits(new, old).high is None
    assert decide_change(UP, 0.2, RELATIVE, new, old) is PASS
    assert decide_change(UP, 5.0, RELATIVE, new, old) is INCONCLUSIVE
    assert decide_change(UP, 0.2, RELATIVE, new, Estimate(50, 45, None)) is INCONCLUSIVE
    assert ratio_limits(around(100, 10, 10), Estimate(50, 0, 55)).high is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (0, "the baseline is 0, and nothing is a percentage of 0: promise an absolute change"),
        (
            -3,
            "the baseline is below 0, where a percentage means nothing: promise an absolute one",
        ),
        (float("nan"), "the baseline has no finite value"),
        (2, ""),
    ],
)
def test_it_says_why_a_relative_change_carries_no_verdict(value: float, reason: str) -> None:
    old, new = around(value, 1, 1), around(5, 1, 1)
    assert why_undecidable(old) == reason
    if reason:
        assert relative_change(new, old) is None
        assert ratio_limits(new, old) == ChangeLimits(None, None)
        for direction in Direction:
            assert decide_change(direction, 0.1, RELATIVE, new, old) is INCONCLUSIVE
        assert decide_within(0.1, new, old) is INCONCLUSIVE
    else:
        assert relative_change(new, old) == 1.5
    assert value != value or decide_change(UP, 1.0, ABSOLUTE, around(9, 1, 1), old) is PASS


def test_within_needs_both_sides_proven() -> None:
    old = around(100, 1, 1)
    assert decide_within(0.05, around(101, 1, 1), old) is PASS
    assert decide_within(0.05, around(104.5, 1, 1), old) is INCONCLUSIVE
    assert decide_within(0.05, around(109, 1, 1), old) is FAIL
    assert decide_within(0.05, around(91, 1, 1), old) is FAIL
    careful = around(107, 3, 3), around(100, 3, 3)
    assert decide_within(0.05, around(107, 1, 1), old) is FAIL
    assert decide_within(0.05, around(107, 1, 1), old, careful) is INCONCLUSIVE


@pytest.mark.parametrize("low", list(Decision))
@pytest.mark.parametrize("high", list(Decision))
def test_between_passes_only_when_both_do(low: Decision, high: Decision) -> None:
    expected = PASS if low is high is PASS else FAIL if FAIL in (low, high) else INCONCLUSIVE
    assert decide_between(low, high) is expected
    if expected is FAIL:
        assert decide_between(low, high, (INCONCLUSIVE, PASS)) is INCONCLUSIVE
    assert each_of_two(0.95) == 0.975


def test_tied_values_need_a_whole_grain_more() -> None:
    """Days 3 and 4 seen, both possible for both: no change of less than a day is ruled out."""
    new, old = Estimate(3, 3, 4, grain=1.0), Estimate(4, 3, 4, grain=1.0)
    assert decide_change(UP, 1.0, ABSOLUTE, new, old) is INCONCLUSIVE
    without = Estimate(3, 3, 4), Estimate(4, 3, 4)
    assert decide_change(UP, 1.0, ABSOLUTE, *without) is FAIL


@settings(max_examples=50)
@given(COUNTS, COUNTS, st.sampled_from([0.8, 0.95, 0.99]))
def test_a_share_up_at_all_is_fishers_exact_test(
    new: tuple[int, int], old: tuple[int, int], confidence: float
) -> None:
    """The hypergeometric tail, summed in fractions here."""
    (x, m), (y, n) = new, old
    whole = comb(m + n, x + y)
    tail = [Fraction(comb(m, k) * comb(n, x + y - k), whole) for k in range(min(m, x + y) + 1)]
    more, fewer = float(sum(tail[x:])), float(sum(tail[: x + 1]))
    alpha = round(1 - confidence, 12)
    if min(abs(more - alpha), abs(fewer - alpha)) < 1e-9:
        return
    said = decide_share_change(UP, 0.0, ABSOLUTE, Share(x, m), Share(y, n), confidence)
    assert said is (PASS if more < alpha else FAIL if fewer < alpha else INCONCLUSIVE)


@pytest.mark.parametrize(
    ("new", "old", "factor", "shift"),
    [
        ((3, 20), (30, 1000), 1.3, 0.0), ((300, 1000), (3, 20), 0.7, 0.0),
        ((15, 50), (6, 70), 1.0, 0.05), ((40, 40), (20, 30), 1.1, 0.0),
        ((150, 10**6), (130, 10**7), 10.0, 0.0),
    ],
)  # fmt: skip
def test_a_decision_on_shares_flips_at_the_melded_error_scipy_integrates(
    new: tuple[int, int], old: tuple[int, int], factor: float, shift: float
) -> None:
    (x, m), (y, n) = new, old
    kind, amount = (ABSOLUTE, shift) if shift else (RELATIVE, factor - 1)
    higher = stats.beta(y + 1, n - y)
    lowest = stats.beta(x, m - x + 1) if x else None
    error = (
        integrate.quad(
            lambda u: lowest.cdf(factor * higher.ppf(u) + shift), 0, 1, limit=400, epsabs=1e-10
        )[0]
        if lowest
        else 1.0
    )
    assert 1e-5 < error < 0.5
    for off, passes in ((1e-5, True), (-1e-5, False)):
        said = decide_share_change(UP, amount, kind, Share(x, m), Share(y, n), 1 - error - off)
        assert (said is PASS) == passes


@settings(max_examples=20)
@given(COUNTS, COUNTS, st.sampled_from(Kind), st.sampled_from(Direction))
def test_the_limits_of_a_changed_share_are_where_its_decision_turns(
    new: tuple[int, int], old: tuple[int, int], kind: Kind, direction: Direction
) -> None:
    one, other = Share(*new), Share(*old)
    found = share_limits(kind, one, other, 0.95)
    sign = 1 if direction is UP else -1
    for limit, kept, broken in ((found.low, PASS, FAIL), (found.high, FAIL, PASS)):
        if limit is None or abs(limit) >= 1 - 1e-6:
            continue
        beyond = kept if direction is UP else broken
        for off, decided in ((-1e-6, limit is found.low), (1e-6, limit is not found.low)):
            at = sign * (limit + off)
            said = decide_share_change(direction, at, kind, one, other, 0.95)
            assert (said is beyond) == decided, (limit, off)


def test_many_hits_are_judged_by_the_two_exact_intervals() -> None:
    new, old = Share(3300, 10_000), Share(3000, 10_000)
    limits = [binomial.limits(int(each.hits), 10_000, 0.95) for each in (new, old)]
    pair = [Estimate(each.hits / each.n, of.low, of.high) for each, of in zip((new, old), limits,
                                                                          strict=True)]  # fmt: skip
    assert share_limits(RELATIVE, new, old, 0.95) == ratio_limits(*pair)
    assert decide_share_change(UP, 0.05, RELATIVE, new, old, 0.95) is PASS
    assert decide_share_change(UP, 0.15, RELATIVE, new, old, 0.95) is FAIL
    assert decide_share_change(UP, 0.1, RELATIVE, new, old, 0.95) is INCONCLUSIVE


def test_few_and_many_hits_meet_without_a_jump() -> None:
    few, many = ENOUGH_OF_EACH - 1, ENOUGH_OF_EACH
    for kind in Kind:
        one = share_limits(kind, Share(few, 1000), Share(300, 1000), 0.95)
        other = share_limits(kind, Share(many, 1000), Share(300, 1000), 0.95)
        assert one.low is not None and other.low is not None
        assert abs(one.low - other.low) < 0.01


def test_a_share_of_nothing_says_nothing() -> None:
    nothing, some, never = Share(0, 0), Share(5, 10), Share(0, 10)
    for new, old in ((nothing, some), (some, nothing)):
        assert decide_share_change(UP, 0.1, ABSOLUTE, new, old, 0.95) is INCONCLUSIVE
        assert share_limits(ABSOLUTE, new, old, 0.95) == ChangeLimits(None, None)
    assert decide_share_change(UP, 0.1, RELATIVE, some, never, 0.95) is INCONCLUSIVE
    assert share_limits(RELATIVE, some, never, 0.95) == ChangeLimits(None, None)
    assert decide_share_within(0.1, some, never, 0.95) is INCONCLUSIVE


def test_within_for_shares_is_proven_by_much_and_broken_by_far() -> None:
    old = Share(2000, 4000)
    assert decide_share_within(0.1, Share(2010, 4000), old, 0.95) is PASS
    assert decide_share_within(0.1, Share(2190, 4000), old, 0.95) is INCONCLUSIVE
    assert decide_share_within(0.1, Share(2400, 4000), old, 0.95) is FAIL
    assert decide_share_within(0.1, Share(15, 30), Share(16, 30), 0.95) is INCONCLUSIVE


def brute_error(n_new: int, n_old: int, new: float, old: float, said: Decision, amount: float,
                kind: Kind) -> float:  # fmt: skip
    """Return how often a decision is given, over all samples there are."""
    return float(
        sum(
            stats.binom.pmf(x, n_new, new) * stats.binom.pmf(y, n_old, old)
            for x in range(n_new + 1)
            for y in range(n_old + 1)
            if decide_share_change(UP, amount, kind, Share(x, n_new), Share(y, n_old), 0.9) is said
        )
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_over_all_small_samples_a_share_errs_no_more_often_than_stated(kind: Kind) -> None:
    for n_new, n_old, old, new in ((6, 8, 0.5, 0.75), (9, 4, 0.8, 0.9)):
        amount = new / old - 1 if kind is RELATIVE else new - old
        for wrong in (PASS, FAIL):
            assert brute_error(n_new, n_old, new, old, wrong, amount, kind) <= 0.1

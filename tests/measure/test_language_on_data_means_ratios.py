"""Averages and ratios asked of data: exact values, limits that decide, units, changes."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import numpy
import pytest
from scipy import stats  # type: ignore[import-untyped]

from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import Verdict, plain
from tests.measure.on_data import (
    A_WINDOW_AGO,
    AS_OF,
    LATENCY,
    answer,
    answers,
    change_of,
    limits_of,
    spread,
    value_of,
    word_of_change,
)

DRAWN = [round(float(v), 1) for v in numpy.random.default_rng(11).gamma(4, 50, 400)]
MEAN = float(numpy.mean(DRAWN))
TRIED = [int(v) for v in numpy.random.default_rng(12).integers(5, 40, 300)]
FAILED = [int(v) for v in numpy.random.default_rng(13).binomial(TRIED, 0.1)]
RATIO = sum(FAILED) / sum(TRIED)
ERRORS = Metric("api.errors", "events", numerator="failed", denominator="v")
COST = Metric("api.cost", "events", numerator="failed * 10.0", denominator="v", unit="ms")


def word(sign: str, bound: float, low: float, high: float) -> str:
    """What one-sided limits say of a bound."""
    if sign[0] == "<":
        return "PASS" if high < bound else "FAIL" if low > bound else "INCONCLUSIVE"
    return "PASS" if low > bound else "FAIL" if high < bound else "INCONCLUSIVE"


def assert_judged(found: list[Verdict], asked: list[tuple[str, float]], value: float) -> None:
    words = set()
    for verdict, (sign, bound) in zip(found, asked, strict=True):
        low, high = limits_of(verdict)
        assert value_of(verdict)[0] == plain(value)
        assert low < value < high
        assert verdict.verdict == word(sign, bound, low, high), (sign, bound)
        words.add(verdict.verdict)
    assert words == {"PASS", "FAIL", "INCONCLUSIVE"}


SIGNS_AND_PLACES = [
    (sign, place) for sign in ("<", "<=", ">", ">=") for place in (0.7, 0.999, 1.001, 1.4)
]


def test_a_mean_is_exact_and_its_limits_decide(tmp_path: Path) -> None:
    asked = [(sign, round(MEAN * place, 1)) for sign, place in SIGNS_AND_PLACES]
    lines = [f"mean of api.latency_ms is {sign} {bound} ms" for sign, bound in asked]
    found = answers(tmp_path, lines, spread(DRAWN))
    assert_judged(found, asked, MEAN)
    low, high = limits_of(found[0])
    error = float(numpy.std(DRAWN, ddof=1)) / sqrt(400)
    assert low == pytest.approx(MEAN - 1.645 * error, abs=0.25 * error)
    assert high == pytest.approx(MEAN + 1.645 * error, abs=0.25 * error)


def test_a_ratio_is_that_of_the_sums_and_its_limits_decide(tmp_path: Path) -> None:
    asked = [(sign, round(RATIO * place, 5)) for sign, place in SIGNS_AND_PLACES]
    lines = [f"ratio of api.errors is {sign} {bound}" for sign, bound in asked]
    lines += [f"ratio of api.errors is {sign} {100 * bound:.3f} %" for sign, bound in asked]
    found = answers(tmp_path, lines, spread(TRIED, failed=FAILED), metric=ERRORS)
    assert_judged(found[:16], asked, RATIO)
    assert_judged(found[16:], asked, RATIO)
    assert {verdict.reading.unit for verdict in found[16:] if verdict.reading} == {"share"}
    # The delta method by numpy: the variance of (numerator - ratio x denominator).
    failed, tried = numpy.array(FAILED), numpy.array(TRIED)
    error = float(numpy.std(failed - RATIO * tried, ddof=1)) / float(tried.mean()) / sqrt(300)
    low, high = limits_of(found[0])
    assert low == pytest.approx(RATIO - 1.645 * error, abs=0.25 * error)
    assert high == pytest.approx(RATIO + 1.645 * error, abs=0.25 * error)


def test_between_needs_both_limits_inside(tmp_path: Path) -> None:
    cases = [(0.5, 1.5, "PASS"), (0.5, 1.001, "INCONCLUSIVE"), (1.3, 1.5, "FAIL"),
             (0.5, 0.7, "FAIL"), (0.999, 1.001, "INCONCLUSIVE")]  # fmt: skip
    means = [f"mean of api.latency_ms is between {MEAN * a:.2f} and {MEAN * b:.2f} ms"
             for a, b, _ in cases]  # fmt: skip
    for verdict, case in zip(answers(tmp_path, means, spread(DRAWN)), cases, strict=True):
        assert verdict.verdict == case[-1], case
    ratios = [f"ratio of api.errors is between {RATIO * a:.5f} and {RATIO * b:.5f}"
              for a, b, _ in cases]  # fmt: skip
    rows = spread(TRIED, failed=FAILED)
    for verdict, case in zip(answers(tmp_path, ratios, rows, metric=ERRORS), cases, strict=True):
        assert verdict.verdict == case[-1], case


def test_the_bounds_unit_is_turned_into_the_metrics(tmp_path: Path) -> None:
    lines = [f"mean of api.latency_ms is < {bound}" for bound in ("300 ms", "0.3 s", "0.005 min")]
    found = answers(tmp_path, lines, spread(DRAWN))
    assert [verdict.verdict for verdict in found] == ["PASS"] * 3
    assert {verdict.reading.unit for verdict in found if verdict.reading} == {"ms"}
    cost = answer(
        tmp_path, "ratio of api.cost is < 0.002 s", spread(TRIED, failed=FAILED), metric=COST
    )
    assert (cost.verdict, value_of(cost)[0]) == ("PASS", plain(10 * RATIO))


def test_missing_values_are_left_out_of_means_and_ratios_and_told(tmp_path: Path) -> None:
    gaps = [None if index % 8 == 0 else value for index, value in enumerate(DRAWN)]
    known = [value for value in gaps if value is not None]
    lines = ["mean of api.latency_ms is < 300 ms", "mean of api.latency_ms is > 100 ms"]
    for verdict in answers(tmp_path, lines, spread(gaps)):
        value, n = value_of(verdict)
        assert value == pytest.approx(numpy.mean(known)) and n == 350
        assert verdict.verdict == "PASS"
        assert any("50 of 400 rows" in note for note in verdict.notes)


def test_too_heavy_a_tail_is_never_decided_by_a_mean(tmp_path: Path) -> None:
    values = [1.5] * 199 + [50_000.0]
    lines = ["mean of api.latency_ms is < 200 ms", "mean of api.latency_ms is > 1 ms"]
    below, _ = answers(tmp_path, lines, spread(values))
    assert below.verdict == "INCONCLUSIVE"
    assert any("heavy tail" in note for note in below.notes)


def test_one_row_or_two_decide_no_mean_and_no_ratio(tmp_path: Path) -> None:
    rows = spread([100.5, 100.5], days=2, failed=[1, 1])
    lines = [
        f"{name}{where} is < 1,000"
        for name in ("mean of api.latency_ms", "ratio of api.errors")
        for where in ("", f" where ts >= {rows[1]['ts']}")
    ]
    found = answers(tmp_path, lines, rows, metric=[LATENCY, LATENCY, ERRORS, ERRORS])
    assert {verdict.verdict for verdict in found} == {"INCONCLUSIVE"}
    assert [value_of(verdict)[1] for verdict in found] == [2, 1, 2, 1]
    ratio = plain(1 / 100.5)
    assert [value_of(verdict)[0] for verdict in found] == [100.5, 100.5, ratio, ratio]


def test_nothing_to_divide_by_is_no_ratio(tmp_path: Path) -> None:
    rows = spread([0] * 50, days=2, failed=[1] * 50)
    for sign in ("<", ">"):
        verdict = answer(tmp_path, f"ratio of api.errors is {sign} 1", rows, metric=ERRORS)
        assert verdict.verdict not in ("PASS", "FAIL")
        assert verdict.reading is None or verdict.reading.value is None


CHANGES = [
    ("up by 20 %", "up", 0.2),
    ("up by 60 %", "up", 0.6),
    ("down by 10 %", "down", 0.1),
    ("within 5 % of previous", "within", 0.05),
    ("within 100 % of previous", "within", 1.0),
]


def test_a_changed_mean_is_judged_by_the_limits_of_its_change(tmp_path: Path) -> None:
    later = [value * 1.4 for value in DRAWN[::-1]]
    rows = [*spread(DRAWN, ends=A_WINDOW_AGO), *spread(later)]
    cases = [*CHANGES, ("up by 20 ms", "up", 20), ("down by 1 s", "down", 1000),
             ("within 1 s of previous", "within", 1000)]  # fmt: skip
    lines = [
        f"mean of api.latency_ms is {bound}" + ("" if " of " in bound else " vs previous")
        for bound, *_ in cases
    ]
    for verdict, (bound, kind, amount) in zip(answers(tmp_path, lines, rows), cases, strict=True):
        assert verdict.baseline is not None
        assert value_of(verdict)[0] == pytest.approx(1.4 * MEAN)
        assert verdict.baseline.value == pytest.approx(MEAN)
        value, low, high = change_of(verdict)
        assert value == pytest.approx(0.4 if "%" in bound else 0.4 * MEAN)
        assert low < value < high
        assert verdict.verdict == word_of_change(kind, amount, low, high), bound
        # By the normal law: var(now - before), or var(now - 1.4 x before) for a relative change.
        error = float(numpy.std(DRAWN, ddof=1)) / 20
        error *= 1.4 * sqrt(2) / MEAN if "%" in bound else sqrt(1 + 1.4**2)
        assert verdict.reading is not None
        z = float(stats.norm.ppf(verdict.reading.confidence))
        assert high - low == pytest.approx(2 * z * error, rel=0.1)


def test_a_changed_ratio_is_judged_by_the_limits_of_its_change(tmp_path: Path) -> None:
    twice = [2 * value for value in FAILED]
    rows = [
        *spread(TRIED, failed=FAILED, ends=A_WINDOW_AGO),
        *spread(TRIED, failed=twice),
    ]
    lines = [
        f"ratio of api.errors is {bound}" + ("" if " of " in bound else " vs previous")
        for bound, *_ in CHANGES
    ]
    found = answers(tmp_path, lines, rows, metric=ERRORS)
    for verdict, (bound, kind, amount) in zip(found, CHANGES, strict=True):
        assert verdict.baseline is not None
        assert (value_of(verdict)[0], verdict.baseline.value) == (plain(2 * RATIO), plain(RATIO))
        value, low, high = change_of(verdict)
        assert value == pytest.approx(1.0) and low < value < high
        assert verdict.verdict == word_of_change(kind, amount, low, high), bound


def test_more_confidence_widens_the_limits(tmp_path: Path) -> None:
    line = "mean of api.latency_ms is < 300 ms [confidence {} %]"
    found = answers(tmp_path, [line.format(each) for each in (80, 95, 99)], spread(DRAWN))
    lows, highs = zip(*(limits_of(verdict) for verdict in found), strict=True)
    assert lows[0] > lows[1] > lows[2] and highs[0] < highs[1] < highs[2]
    assert {verdict.reading.as_of for verdict in found if verdict.reading} == {
        AS_OF.isoformat().replace("+00:00", "Z")
    }

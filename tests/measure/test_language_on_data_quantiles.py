"""Percentiles asked of data: value by nearest rank, judged by counting beyond the bound."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from math import inf
from pathlib import Path

import numpy
import pytest
from scipy import stats  # type: ignore[import-untyped]

from sightline.measure.verdict import plain
from tests.measure.on_data import (
    A_WINDOW_AGO,
    AS_OF,
    answer,
    answers,
    change_of,
    exact_word,
    instant,
    limits_of,
    spread,
    value_of,
    word_of_change,
)

SOME = [float(round(v)) for v in numpy.random.default_rng(7).lognormal(5, 0.6, 300)]


def nearest_rank(values: Sequence[float | None], level: float, sign: str) -> float | None:
    """The smallest value with at least so great a share at or below it; a missing one is worst."""
    worst = inf if sign[0] == "<" else -inf
    known = [worst if value is None else value for value in values]
    found = float(numpy.quantile(known, level, method="inverted_cdf"))
    return found if abs(found) < inf else None


def word(values: Sequence[float | None], level: float, sign: str, bound: float) -> str:
    """The exact judgement of `pLEVEL SIGN bound`, by scipy's binomial."""
    beyond: Callable[[float], bool] = {
        "<": lambda v: v >= bound,
        "<=": lambda v: v > bound,
        ">": lambda v: v <= bound,
        ">=": lambda v: v < bound,
    }[sign]
    wrong = sum(value is None or beyond(value) for value in values)
    return exact_word(wrong, len(values), 1 - level if sign[0] == "<" else level)


@pytest.mark.parametrize("missing", [0, 9])
def test_every_percentile_with_every_sign_equals_numpy_and_scipy(
    tmp_path: Path, missing: int
) -> None:
    values: list[float | None] = [None] * missing + list(SOME[missing:])
    levels = {"p50": 0.5, "median": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95, "p99": 0.99,
              "p99.9": 0.999, "p10": 0.1}  # fmt: skip
    asked: list[tuple[str, float, str, float]] = []
    for index, (name, level) in enumerate(levels.items()):
        near = float(numpy.quantile(SOME, level))
        for sign in ("<", "<=", ">", ">="):
            scale = (0.8, 1.0, 1.25)[(index + len(asked)) % 3]
            asked.append((name, level, sign, float(round(near * scale))))
    lines = [f"{name} of api.latency_ms is {sign} {bound:g} ms" for name, _, sign, bound in asked]
    found = answers(tmp_path, lines, spread(values))
    for verdict, (_, level, sign, bound), line in zip(found, asked, lines, strict=True):
        assert value_of(verdict) == (plain(nearest_rank(values, level, sign)), 300), line
        assert verdict.verdict == word(values, level, sign, bound), line
        if missing:
            assert any("9 of 300" in note for note in verdict.notes), line


AT_THE_BOUND = [
    ("< 200 ms", "FAIL"),
    ("<= 200 ms", "PASS"),
    ("> 200 ms", "FAIL"),
    (">= 200 ms", "PASS"),
    ("< 0.2 s", "FAIL"),
    (">= 0.2 s", "PASS"),
    ("between 100 and 300 ms", "PASS"),
    ("between 200 and 200 ms", "PASS"),
    ("between 0.1 and 0.2 s", "PASS"),
    ("between 200 and 300 ms", "PASS"),
    ("between 201 and 300 ms", "FAIL"),
    ("between 100 and 199 ms", "FAIL"),
]


def test_values_exactly_at_the_bound_count_as_the_sign_says(tmp_path: Path) -> None:
    lines = [f"p50 of api.latency_ms is {bound}" for bound, _ in AT_THE_BOUND]
    found = answers(tmp_path, lines, spread([200.0] * 40))
    for verdict, (bound, word) in zip(found, AT_THE_BOUND, strict=True):
        assert (verdict.verdict, *value_of(verdict)) == (word, 200, 40), bound
        assert limits_of(verdict) == (200, 200)


LEAST = [
    ("p50", "<", 5),
    ("p90", "<", 29),
    ("p95", "<", 59),
    ("p99", "<", 299),
    ("p99.9", "<", 2995),
    ("median", "<=", 5),
    ("p50", ">=", 5),
    ("p10", ">", 29),
    ("p5", ">", 59),
    ("p1", ">=", 299),
    ("p0.1", ">", 2995),
]


def test_the_smallest_n_that_can_prove_a_percentile_is_exact(tmp_path: Path) -> None:
    # The values are 1, 2, ... 2,995, so that `where v <= n` leaves exactly n rows.
    lines = []
    for statistic, sign, least in LEAST:
        bound = "9,000" if sign[0] == "<" else "0.5"
        for n in (least, least - 1):
            lines.append(f"{statistic} of api.latency_ms where v <= {n} is {sign} {bound} ms")
    found = answers(tmp_path, lines, spread([float(v) for v in range(1, 2996)], days=2))
    for index, (statistic, sign, least) in enumerate(LEAST):
        share = float(statistic.replace("median", "p50")[1:]) / 100
        allowed = 1 - share if sign[0] == "<" else share
        assert stats.binom.cdf(0, least, allowed) <= 0.05 < stats.binom.cdf(0, least - 1, allowed)
        enough, one_fewer = found[2 * index : 2 * index + 2]
        assert (enough.verdict, enough.needed_n, value_of(enough)[1]) == ("PASS", None, least)
        assert (one_fewer.verdict, one_fewer.needed_n) == ("INCONCLUSIVE", least), statistic
        assert value_of(one_fewer)[1] == least - 1


def test_limits_are_order_statistics_that_hold_the_percentile(tmp_path: Path) -> None:
    found = answers(
        tmp_path,
        [f"{name} of api.latency_ms is < 1 s" for name in ("p50", "p90", "p99")],
        spread(SOME),
    )
    ordered = sorted(SOME)
    for verdict, level in zip(found, (0.5, 0.9, 0.99), strict=True):
        # P(X_(i) <= quantile) >= 95 %: at least i values lie at or below it.
        rank = numpy.arange(1, 301)
        low = rank[stats.binom.sf(rank - 1, 300, level) >= 0.95].max()
        high = rank[stats.binom.cdf(rank - 1, 300, level) >= 0.95]
        assert verdict.reading is not None
        assert verdict.reading.low == ordered[low - 1]
        assert verdict.reading.high == (ordered[high[0] - 1] if len(high) else None)


def test_what_is_needed_arrives_on_the_day_that_the_present_rate_says(tmp_path: Path) -> None:
    # 120 rows in 6 days are 20 a day; 179 more take 8.95 days.
    rows = spread([100.5] * 120, days=6)
    lines = [f"p99 of api.latency_ms is < 1 s over {days}d" for days in (28, 15, 14, 7)]
    lines.append("p50 of api.latency_ms is < 1 s over 28d [n>=200]")
    found = answers(tmp_path, lines, rows, typed=False)
    assert {verdict.verdict for verdict in found} == {"INCONCLUSIVE"}
    assert [verdict.needed_n for verdict in found] == [299, 299, 299, 299, 200]
    in_9_days = (AS_OF + timedelta(days=9)).date().isoformat()
    in_4_days = (AS_OF + timedelta(days=4)).date().isoformat()
    # 15 days at 20 a day hold 300 rows, 14 days only 280: then it never comes to 299.
    days = [verdict.needed_by for verdict in found]
    assert days == [in_9_days, in_9_days, None, None, in_4_days]
    for verdict in found[2:4]:
        assert any("window" in note for note in verdict.notes), verdict.notes


def test_a_window_that_is_full_and_too_small_never_decides_and_says_so(tmp_path: Path) -> None:
    # 10 a day for 56 days: no window of 28 days ever holds 299.
    rows = spread([100.5] * 560, days=56)
    verdict = answer(tmp_path, "p99 of api.latency_ms is < 1 s over 28d", rows, typed=False)
    assert (verdict.verdict, *value_of(verdict)) == ("INCONCLUSIVE", 100.5, 280)
    assert (verdict.needed_n, verdict.needed_by) == (299, None)
    assert any("window" in note for note in verdict.notes), verdict.notes


@pytest.mark.parametrize(
    ("count", "days", "statistic", "needed", "day"),
    [
        (40, 4, "p95", 59, "2026-03-03"),  # 10 a day; 19 more in 1.9 days
        (39, 13, "p95", 59, "2026-03-08"),  # 3 a day; 20 more in 6.7 days
        (10, 1, "p90", 29, "2026-03-03"),  # 10 a day; 19 more in 1.9 days
        (100, 10, "p99", 299, "2026-03-21"),  # 10 a day; 199 more in 19.9 days
    ],
)
def test_the_day_of_enough_rows_is_rounded_up(
    tmp_path: Path, count: int, days: int, statistic: str, needed: int, day: str
) -> None:
    line = f"{statistic} of api.latency_ms is < 1 s over 52w"
    verdict = answer(
        tmp_path, line, spread([100.5] * count, days=days), typed=False, fresh_within="5d"
    )
    assert (verdict.verdict, verdict.needed_n, verdict.needed_by) == ("INCONCLUSIVE", needed, day)


def test_a_percentile_that_a_missing_value_holds_has_no_value_and_fails(tmp_path: Path) -> None:
    values = [100.5] * 50 + [None] * 50
    lines = [f"p90 of api.latency_ms is {bound}" for bound in ("< 1 s", "<= 1 s")]
    lines += [f"p10 of api.latency_ms is {bound}" for bound in ("> 1 ms", ">= 1 ms")]
    for verdict in answers(tmp_path, lines, spread(values)):
        assert (verdict.verdict, *value_of(verdict)) == ("FAIL", None, 100)


def test_more_rows_of_ones_own_and_more_confidence_are_asked_for(tmp_path: Path) -> None:
    rows = spread([100.5] * 60)
    line = "p95 of api.latency_ms is < 200 ms"
    terms = ["", " [n>=60]", " [n>=61]", " [confidence 99 %]", " [n>=500, confidence 80 %]"]
    found = answers(tmp_path, [line + each for each in terms], rows)
    assert [(verdict.verdict, verdict.needed_n) for verdict in found] == [
        ("PASS", None),
        ("PASS", None),
        ("INCONCLUSIVE", 61),
        ("INCONCLUSIVE", 90),
        ("INCONCLUSIVE", 500),
    ]


@pytest.mark.parametrize("statistic", ["median", "p90"])
def test_a_changed_percentile_is_judged_by_the_limits_of_its_change(
    tmp_path: Path, statistic: str
) -> None:
    cases = [
        ("up by 10 %", "up", 0.1),
        ("up by 70 %", "up", 0.7),
        ("up by 20 ms", "up", 20),
        ("up by 10 s", "up", 10_000),
        ("down by 10 %", "down", 0.1),
        ("down by 5 ms", "down", 5),
        ("within 5 % of previous", "within", 0.05),
        ("within 400 % of previous", "within", 4),
        ("within 2 s of previous", "within", 2000),
    ]
    rows = [*spread(SOME, ends=A_WINDOW_AGO), *spread([v * 1.5 for v in SOME])]
    lines = [
        f"{statistic} of api.latency_ms is {bound}" + ("" if " of " in bound else " vs previous")
        for bound, *_ in cases
    ]
    level = 0.5 if statistic == "median" else 0.9
    before = nearest_rank(SOME, level, "<")
    assert before is not None
    for verdict, (bound, kind, amount) in zip(answers(tmp_path, lines, rows), cases, strict=True):
        assert verdict.baseline is not None
        assert value_of(verdict) == (plain(before * 1.5), 300)
        assert (verdict.baseline.value, verdict.baseline.n) == (plain(before), 300)
        value, low, high = change_of(verdict)
        assert value == pytest.approx(0.5 if "%" in bound else 0.5 * before)
        assert low < value < high
        assert verdict.verdict == word_of_change(kind, amount, low, high), bound


def test_random_small_data_equal_the_twin(tmp_path: Path) -> None:
    source = random.Random(3)
    for number in range(2):
        n = source.randrange(1, 60)
        values = [source.choice((None, 100.0, 199.5, 200.0, 200.5)) for _ in range(n)]
        values.append(200.0)
        asked = [
            (name, level, source.choice(("<", "<=", ">", ">=")))
            for name, level in (("p50", 0.5), ("p29", 0.29), ("p95", 0.95))
        ]
        lines = [f"{name} of api.latency_ms is {sign} 200 ms" for name, _, sign in asked]
        found = answers(tmp_path / str(number), lines, spread(values, days=2))
        for verdict, (_, level, sign), line in zip(found, asked, lines, strict=True):
            assert value_of(verdict) == (plain(nearest_rank(values, level, sign)), n + 1), line
            assert verdict.verdict == word(values, level, sign, 200.0), line


def test_the_window_of_a_reading_is_told(tmp_path: Path) -> None:
    verdict = answer(tmp_path, "p50 of api.latency_ms is < 1 s over 3w", spread(SOME))
    assert verdict.reading is not None
    start = datetime.fromisoformat(verdict.reading.window["start"])
    assert AS_OF - start == timedelta(weeks=3)
    inside = [row for row in spread(SOME) if row["ts"] >= instant(start)]
    assert verdict.reading.n == len(inside)

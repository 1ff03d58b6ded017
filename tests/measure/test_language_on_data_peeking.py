"""`peeking`: a promise that is looked at every day is judged by limits that stay sound then."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy

from tests.measure.on_data import (
    AS_OF,
    answers,
    answers_once,
    exact_word,
    limits_of,
    spread,
    value_of,
)

DRAWN = [float(round(v)) for v in numpy.random.default_rng(41).gamma(4, 50, 400)]
DECIDED = ("PASS", "FAIL")
PROMISES = [
    f"{statistic} {bound}"
    for statistic, bounds in {
        "p50 of api.latency_ms is": ("< 150 ms", "< 195 ms", "< 300 ms", "> 100 ms"),
        "p95 of api.latency_ms is": ("< 250 ms", "< 400 ms", "< 900 ms", ">= 100 ms"),
        "share(v < 100) of api.latency_ms is": ("< 5 %", "< 17 %", "< 40 %", "> 2 %"),
        "mean of api.latency_ms is": ("< 150 ms", "< 210 ms", "< 300 ms", "> 100 ms"),
    }.items()
    for bound in bounds
]


def test_peeking_moves_no_value_and_decides_nothing_that_one_look_would_not(
    tmp_path: Path,
) -> None:
    lines = [line + end for line in PROMISES for end in ("", " [peeking]")]
    found = answers(tmp_path, lines, spread(DRAWN))
    decided = 0
    for line, once, often in zip(PROMISES, found[::2], found[1::2], strict=True):
        assert value_of(once) == value_of(often), line
        low, high = limits_of(once)
        assert often.reading is not None
        if often.reading.low is not None:
            assert often.reading.low <= low, line
        if often.reading.high is not None:
            assert often.reading.high >= high, line
        if often.verdict in DECIDED:
            assert often.verdict == once.verdict, line
            decided += 1
    assert decided >= 6


def test_what_one_look_just_proves_is_not_enough_for_many(tmp_path: Path) -> None:
    line = "p95 of api.latency_ms is < 200 ms"
    fewest, enough = answers(tmp_path, [line, f"{line} [peeking]"], spread([100.5] * 59, days=2))
    assert (fewest.verdict, enough.verdict) == ("PASS", "INCONCLUSIVE")
    assert enough.needed_n is None or enough.needed_n > 59
    [proven] = answers(tmp_path, [f"{line} [peeking]"], spread([100.5] * 600, days=2))
    assert proven.verdict == "PASS"


def test_a_fair_coin_that_is_looked_at_again_and_again_is_not_called_unfair(
    tmp_path: Path,
) -> None:
    coins, days, a_day = 36, 28, 6
    tosses = numpy.random.default_rng(2).integers(0, 2, (days * a_day, coins))
    columns: dict[str, Any] = {f"c{k}": [int(v) for v in tosses[:, k]] for k in range(coins)}
    rows = spread([1.5] * len(tosses), days=days, **columns)
    looks = [(day, AS_OF - timedelta(days=days - day)) for day in range(4, days + 1, 4)]
    lines = [
        f"share(c{k} = 1) of api.latency_ms is < 50 % [peeking]"
        for _ in looks
        for k in range(coins)
    ]
    moments = [moment for _, moment in looks for _ in range(coins)]
    found = answers_once(tmp_path, lines, rows, as_of=moments)
    called = {n % coins for n, verdict in enumerate(found) if verdict.verdict in DECIDED}
    # Limits for one look, by scipy, call far more than 5 % a side of them in the end.
    by_one_look = {
        k
        for day, _ in looks
        for k in range(coins)
        if exact_word(int(tosses[: day * a_day, k].sum()), day * a_day, 0.5) in DECIDED
    }
    assert len(called) <= 3 and len(by_one_look) >= 7


def test_a_fact_is_a_fact_however_often_it_is_looked_at(tmp_path: Path) -> None:
    names = ("count", "sum", "max", "min")
    lines = [
        f"{name} of api.latency_ms is > 1{end}" for name in names for end in ("", " [peeking]")
    ]
    found = answers(tmp_path, lines, spread(DRAWN))
    assert {verdict.verdict for verdict in found} == {"PASS"}
    assert [value_of(each) for each in found[::2]] == [value_of(each) for each in found[1::2]]


def test_peeking_goes_with_the_other_terms(tmp_path: Path) -> None:
    line = "share(v < 900) of api.latency_ms is > 50 % [n>=401, confidence 99 %, peeking]"
    [verdict] = answers(tmp_path, [line], spread(DRAWN))
    assert (verdict.verdict, verdict.needed_n) == ("INCONCLUSIVE", 401)
    [enough] = answers(tmp_path, [line.replace("401", "400")], spread(DRAWN))
    assert enough.verdict == "PASS"

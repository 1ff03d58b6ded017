"""`peeking`: a promise that is looked at every day is judged by limits that stay sound then."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy
import pytest

from tests.measure.on_data import AS_OF, answers, answers_once, limits_of, spread, value_of

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


COINS, DAYS = 40, 28


def coins_called(folder: Path, rows: list[dict[str, Any]], terms: str) -> set[int]:
    """The fair coins that some look, every third day, calls unfair either way."""
    looks = [AS_OF - timedelta(days=back) for back in range(DAYS - 2, -1, -3)]
    called = set()
    asked = [f"share(c{coin} = 1) of api.latency_ms is < 50 %{terms}" for coin in range(COINS)]
    found = answers_once(
        folder, asked * len(looks), rows, as_of=[look for look in looks for _ in range(COINS)]
    )
    for number, verdict in enumerate(found):
        if verdict.verdict in DECIDED:
            called.add(number % COINS)
    return called


def test_a_fair_coin_that_is_looked_at_again_and_again_is_not_called_unfair(
    tmp_path: Path,
) -> None:
    tosses = numpy.random.default_rng(2).integers(0, 2, (DAYS * 6, COINS))
    heads: dict[str, Any] = {f"c{coin}": [int(v) for v in tosses[:, coin]] for coin in range(COINS)}
    rows = spread([1.5] * len(tosses), days=DAYS, **heads)
    # A limit for one look calls far more than 10 % of them; one that is always valid does not.
    assert len(coins_called(tmp_path, rows, " [peeking]")) <= 3
    assert len(coins_called(tmp_path, rows, "")) >= 7


@pytest.mark.parametrize("name", ["count", "sum", "max", "min"])
def test_a_fact_is_a_fact_however_often_it_is_looked_at(tmp_path: Path, name: str) -> None:
    lines = [f"{name} of api.latency_ms is > 1{end}" for end in ("", " [peeking]")]
    once, often = answers(tmp_path, lines, spread(DRAWN))
    assert once.verdict == often.verdict == "PASS"
    assert value_of(once) == value_of(often)


def test_peeking_goes_with_the_other_terms(tmp_path: Path) -> None:
    line = "share(v < 900) of api.latency_ms is > 50 % [n>=401, confidence 99 %, peeking]"
    [verdict] = answers(tmp_path, [line], spread(DRAWN))
    assert (verdict.verdict, verdict.needed_n) == ("INCONCLUSIVE", 401)
    [enough] = answers(tmp_path, [line.replace("401", "400")], spread(DRAWN))
    assert enough.verdict == "PASS"

"""Promises of change: against a date range, another metric, nothing at all; and equivalence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy
import pytest
from scipy import stats  # type: ignore[import-untyped]

from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.rows.metric import Metric
from tests.measure.on_data import (
    A_WINDOW_AGO,
    OK,
    answer,
    answers,
    change_of,
    limits_of,
    spread,
    value_of,
    word_of_change,
)

DRAWN = [round(float(v), 1) for v in numpy.random.default_rng(21).gamma(4, 50, 300)]
HALF = [value / 2 for value in DRAWN]
OTHER = Metric("api.goal_ms", "events", expression="goal", unit="ms")
STATISTICS: dict[str, Callable[[list[float]], float]] = {
    "p50": lambda values: float(numpy.quantile(values, 0.5, method="inverted_cdf")),
    "p90": lambda values: float(numpy.quantile(values, 0.9, method="inverted_cdf")),
    "mean": lambda values: float(numpy.mean(values)),
    "sum": lambda values: float(numpy.sum(values)),
    "max": max,
    "min": min,
    "count": len,
    "share(v < 100)": lambda values: float(numpy.mean(numpy.array(values) < 100)),
}


def test_a_date_range_is_compared_by_its_own_rows(tmp_path: Path) -> None:
    in_spring = datetime(2025, 5, 1, tzinfo=UTC)
    rows = [*spread(DRAWN, ends=in_spring, days=29), *spread(HALF)]
    lines = [
        f"{name} of api.latency_ms is down by 20 % vs 2025-04-01 to 2025-05-01"
        for name in STATISTICS
    ]
    found = answers(tmp_path, lines, rows)
    for verdict, (name, compute) in zip(found, STATISTICS.items(), strict=True):
        now, before = compute(HALF), compute(DRAWN)
        assert verdict.baseline is not None and verdict.change is not None
        assert value_of(verdict)[0] == pytest.approx(now), name
        assert verdict.baseline.value == pytest.approx(before) and verdict.baseline.n == 300, name
        assert verdict.baseline.window == {
            "start": "2025-04-01T00:00:00Z", "end": "2025-05-01T00:00:00Z", "tz": "UTC"
        }  # fmt: skip
        assert verdict.change.value == pytest.approx(now / before - 1), name
        falls = now / before <= 0.8
        assert verdict.verdict == ("PASS" if falls else "FAIL"), name


def test_another_metric_is_compared_in_the_same_window(tmp_path: Path) -> None:
    rows = spread(HALF, goal=DRAWN)
    names = [name for name in STATISTICS if name not in ("count", "share(v < 100)")]
    lines = [f"{name} of api.latency_ms is down by 20 % vs api.goal_ms" for name in names]
    found = answers(tmp_path, lines, rows, other=OTHER)
    for verdict, name in zip(found, names, strict=True):
        assert verdict.baseline is not None and verdict.reading is not None
        assert verdict.baseline.window == verdict.reading.window
        assert verdict.baseline.value == pytest.approx(STATISTICS[name](DRAWN)), name
        assert verdict.change is not None and verdict.change.value == pytest.approx(-0.5), name
        assert verdict.verdict == "PASS", (name, verdict)


def test_nothing_to_compare_with_is_no_data(tmp_path: Path) -> None:
    bounds = [
        "down by 20 % vs previous",
        "up by 20 % vs previous",
        "within 5 % of previous",
        "up by 1 % vs 2024-01-01 to 2024-02-01",
        "within 900 % of previous",
    ]
    names = ("p50", "mean", "sum", "count", "share(v < 100)", "rate")
    lines = [f"{name} of api.latency_ms is {bound}" for name in names for bound in bounds]
    for line, verdict in zip(lines, answers(tmp_path, lines, spread(DRAWN)), strict=True):
        assert verdict.verdict == "NO DATA", line
        assert verdict.change is None or verdict.change.value is None, line
        assert verdict.notes, line


def test_nothing_now_is_no_data_whatever_was_before(tmp_path: Path) -> None:
    lines = [f"{name} of api.latency_ms is down by 20 % vs previous" for name in STATISTICS]
    rows = spread(DRAWN, ends=A_WINDOW_AGO)
    assert {verdict.verdict for verdict in answers(tmp_path, lines, rows)} == {"NO DATA"}


def test_from_nothing_no_relative_change_passes(tmp_path: Path) -> None:
    rows = [*spread([0.0] * 100, ends=A_WINDOW_AGO), *spread([0.0] * 50 + [1.0] * 50)]
    lines = [
        f"{name} of api.latency_ms is {bound}"
        for name in ("mean", "sum", "share(v > 0)", "p90")
        for bound in ("up by 10 % vs previous", "within 10 % of previous")
    ]
    for line, verdict in zip(lines, answers(tmp_path, lines, rows), strict=True):
        if " within " in line:
            assert verdict.verdict != "PASS", line
        assert verdict.change is None or verdict.change.value is None, line


def test_equivalence_is_proven_by_both_limits_inside_and_never_by_few_rows(tmp_path: Path) -> None:
    shuffled = [DRAWN[i] for i in numpy.random.default_rng(3).permutation(300)]
    for number, (n, word) in enumerate(((300, "PASS"), (6, "INCONCLUSIVE"))):
        rows = [*spread(DRAWN[:n], ends=A_WINDOW_AGO, days=3), *spread(shuffled[:n], days=3)]
        lines = [
            "mean of api.latency_ms is within 30 % of previous",
            "p50 of api.latency_ms is within 40 % of previous",
            "share(v < 200) of api.latency_ms is within 30 pp of previous",
        ]
        for verdict in answers(tmp_path / str(number), lines, rows):
            assert verdict.verdict == word
            if n == 300:
                value, low, high = change_of(verdict)
                assert value == pytest.approx(0, abs=1e-9) and low < 0 < high


def barnard(a: int, b: int) -> float:
    """Barnard's exact p that a of 10 is no more than b of 10 by chance."""
    table = [[a, b], [10 - a, 10 - b]]
    return float(stats.barnard_exact(table, alternative="greater", n=8).pvalue)


def test_small_samples_of_a_share_change_are_never_overconfident(tmp_path: Path) -> None:
    pairs = [(a, b) for a in range(0, 11, 2) for b in (0, 2, 4, 10)]
    lines: list[str] = []
    flags: list[tuple[bool, int]] = []
    earlier: list[tuple[bool, int]] = []
    for number, (a, b) in enumerate(pairs):
        lines.append(f"share(ok) of api.ok where pair = {number} is up by 0 pp vs previous")
        flags += [(i < a, number) for i in range(10)]
        earlier += [(i < b, number) for i in range(10)]
    rows = [
        *spread([f for f, _ in earlier], "ok", ends=A_WINDOW_AGO, pair=[n for _, n in earlier]),
        *spread([f for f, _ in flags], "ok", pair=[n for _, n in flags]),
    ]
    found = answers(tmp_path, lines, rows, metric=OK)
    for verdict, (a, b) in zip(found, pairs, strict=True):
        if verdict.verdict == "PASS":
            # Fisher's exact test is conservative: a PASS is at least significant by Barnard's.
            p = barnard(a, b)
            assert a > b and p <= 0.05, (a, b, p)
        assert verdict.verdict != "FAIL" or a < b, (a, b)
    words = dict(zip(pairs, (verdict.verdict for verdict in found), strict=True))
    assert words[10, 0] == "PASS" and words[0, 10] == "FAIL" and words[4, 4] == "INCONCLUSIVE"


def test_plan_and_wish_may_be_changes_too(tmp_path: Path) -> None:
    rows = [*spread(DRAWN, ends=A_WINDOW_AGO), *spread(HALF)]
    line = (
        "mean of api.latency_ms is down by 20 %; plan down by 30 %; wish down by 90 % vs previous"
    )
    verdict = answer(tmp_path, line, rows)
    assert (verdict.verdict, verdict.plan, verdict.wish) == ("PASS", "met", "missed")


def test_a_baseline_beside_a_plain_bound_is_told_and_changes_nothing(tmp_path: Path) -> None:
    rows = [*spread(DRAWN, ends=A_WINDOW_AGO), *spread(HALF)]
    plain_one, compared = answers(
        tmp_path,
        ["mean of api.latency_ms is < 200 ms", "mean of api.latency_ms is < 200 ms vs previous"],
        rows,
    )
    assert plain_one.verdict == compared.verdict == "PASS"
    assert limits_of(plain_one) == limits_of(compared)
    assert compared.baseline is not None
    assert compared.baseline.value == pytest.approx(numpy.mean(DRAWN))


@pytest.mark.parametrize(
    "bound",
    [
        "up by 3 kB",
        "up by 3 mo",
        "up by 3 pp",
        "down by 101 %",
        "up by -3 %",
        "within 3 pp of previous",
    ],
)
def test_a_change_that_cannot_be_is_refused(tmp_path: Path, bound: str) -> None:
    line = f"mean of api.latency_ms is {bound}" + ("" if " of " in bound else " vs previous")
    with pytest.raises(CriterionError):
        answer(tmp_path, line, spread(DRAWN))


def test_a_change_needs_something_to_compare_with() -> None:
    for bound in ("up by 3 %", "down by 3 ms", "< 3; plan up by 3 %", "< 3; wish down by 1 ms"):
        with pytest.raises(CriterionError):
            parse_criterion(f"mean of api.latency_ms is {bound}")


def test_a_change_just_at_the_bound_is_not_decided(tmp_path: Path) -> None:
    rows = [*spread(DRAWN, ends=A_WINDOW_AGO), *spread(HALF)]
    for name in ("mean", "p50"):
        line = f"{name} of api.latency_ms is down by 50 % vs previous"
        verdict = answer(tmp_path, line, rows)
        assert verdict.verdict == word_of_change("down", 0.5, *change_of(verdict)[1:])
        assert verdict.verdict == "INCONCLUSIVE"


def test_an_undecided_change_says_how_many_rows_it_takes(tmp_path: Path) -> None:
    rows = [*spread(DRAWN[:80], ends=A_WINDOW_AGO), *spread(DRAWN[80:160])]
    verdict = answer(tmp_path, "share(v < 200) of api.latency_ms is up by 1 % vs previous", rows)
    assert verdict.verdict == "INCONCLUSIVE"
    assert verdict.needed_n is not None or any("rows" in note for note in verdict.notes)

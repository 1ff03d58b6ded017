"""Facts about a window: count, sum, min and max pass or fail as they are, without an interval."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.measure.language.criterion import CriterionError
from sightline.measure.rows.metric import Metric
from tests.measure.on_data import A_WINDOW_AGO, answer, answers, spread, value_of

VALUES = [100.0, 250.0, 400.0, 250.0]

FACTS = [
    ("count", "< 5", 4, "PASS"),
    ("count", "< 4", 4, "FAIL"),
    ("count", "<= 4", 4, "PASS"),
    ("count", "> 4", 4, "FAIL"),
    ("count", ">= 4", 4, "PASS"),
    ("count", "between 4 and 4", 4, "PASS"),
    ("count", "between 5 and 9", 4, "FAIL"),
    ("sum", "< 1,000 ms", 1000, "FAIL"),
    ("sum", "<= 1 s", 1000, "PASS"),
    ("sum", "> 0.999 s", 1000, "PASS"),
    ("sum", ">= 1 s", 1000, "PASS"),
    ("sum", "between 0.5 and 1 s", 1000, "PASS"),
    ("min", "< 100 ms", 100, "FAIL"),
    ("min", "<= 100 ms", 100, "PASS"),
    ("min", "> 100 ms", 100, "FAIL"),
    ("min", ">= 0.1 s", 100, "PASS"),
    ("min", "between 50 and 99 ms", 100, "FAIL"),
    ("max", "< 400 ms", 400, "FAIL"),
    ("max", "<= 0.4 s", 400, "PASS"),
    ("max", "> 399.9 ms", 400, "PASS"),
    ("max", "between 400 and 500 ms", 400, "PASS"),
    ("max", "between 100 and 399 ms", 400, "FAIL"),
]


def test_every_fact_with_every_bound_is_kept_or_broken_at_the_bound_itself(
    tmp_path: Path,
) -> None:
    lines = [f"{name} of api.latency_ms is {bound}" for name, bound, *_ in FACTS]
    found = answers(tmp_path, lines, spread(VALUES, days=2))
    for verdict, (name, bound, value, word) in zip(found, FACTS, strict=True):
        assert (verdict.verdict, *value_of(verdict)) == (word, value, 4), (name, bound)
        assert verdict.reading is not None
        assert (verdict.reading.low, verdict.reading.high) == (None, None)
        assert verdict.needed_n is None


def test_a_missing_value_breaks_what_it_could_break(tmp_path: Path) -> None:
    cases = [
        ("max", "< 9 s", "FAIL"),
        ("max", "<= 9 s", "FAIL"),
        ("max", "> 399 ms", "PASS"),
        ("max", "> 400 ms", "FAIL"),
        ("max", "between 1 ms and 9 s", "FAIL"),
        ("min", "> 1 ms", "FAIL"),
        ("min", ">= 1 ms", "FAIL"),
        ("min", "< 101 ms", "PASS"),
        ("min", "< 100 ms", "FAIL"),
        ("min", "between 1 ms and 9 s", "FAIL"),
        ("count", ">= 5", "PASS"),
    ]
    lines = [f"{name} of api.latency_ms is {bound}" for name, bound, _ in cases]
    found = answers(tmp_path, lines, spread([*VALUES, None], days=2))
    for verdict, case in zip(found, cases, strict=True):
        assert verdict.verdict == case[-1], case
        assert any("1 of 5 rows" in note for note in verdict.notes), case


CHANGES = [
    # Now 4 values: sum 1000, min 100, max 400. Before 5: sum 500, min 25, max 200.
    ("count", "down by 20 %", "PASS"),
    ("count", "down by 20.1 %", "FAIL"),
    ("count", "down by 1", "PASS"),
    ("count", "down by 2", "FAIL"),
    ("count", "up by 0 %", "FAIL"),
    ("count", "within 20 % of previous", "PASS"),
    ("count", "within 19 % of previous", "FAIL"),
    ("sum", "up by 100 %", "PASS"),
    ("sum", "up by 101 %", "FAIL"),
    ("sum", "up by 0.5 s", "PASS"),
    ("sum", "up by 501 ms", "FAIL"),
    ("sum", "within 500 ms of previous", "PASS"),
    ("sum", "within 499 ms of previous", "FAIL"),
    ("min", "up by 300 %", "PASS"),
    ("min", "up by 76 ms", "FAIL"),
    ("max", "up by 100 %", "PASS"),
    ("max", "up by 0.2 s", "PASS"),
    ("max", "down by 1 ms", "FAIL"),
]
NOW_AND_BEFORE = {"count": (4, 5), "sum": (1000, 500), "min": (100, 25), "max": (400, 200)}


def test_a_changed_fact_is_compared_as_it_is(tmp_path: Path) -> None:
    earlier = [125.0, 125.0, 200.0, 25.0, 25.0]
    rows = [*spread(earlier, ends=A_WINDOW_AGO), *spread(VALUES, days=2)]
    lines = [
        f"{name} of api.latency_ms is {bound}" + ("" if " of " in bound else " vs previous")
        for name, bound, _ in CHANGES
    ]
    for verdict, case in zip(answers(tmp_path, lines, rows), CHANGES, strict=True):
        name, bound, word = case
        now, before = NOW_AND_BEFORE[name]
        assert verdict.baseline is not None and verdict.change is not None
        assert (value_of(verdict)[0], verdict.baseline.value) == (now, before), case
        expected = now / before - 1 if "%" in bound else now - before
        assert verdict.change.value == pytest.approx(expected), case
        assert (verdict.change.low, verdict.change.high) == (None, None)
        assert verdict.verdict == word, case


def test_plan_and_wish_of_a_fact_are_met_or_missed(tmp_path: Path) -> None:
    line = "sum of api.latency_ms is <= 2 s; plan <= 1 s; wish < 1 s"
    verdict = answer(tmp_path, line, spread(VALUES, days=2))
    assert (verdict.verdict, verdict.plan, verdict.wish) == ("PASS", "met", "missed")


def test_a_fact_has_no_unit_it_cannot_have(tmp_path: Path) -> None:
    plain_number = Metric("m", "events", "v")
    for line, metric in (
        ("count of api.latency_ms is < 4 ms", None),
        ("sum of api.latency_ms is < 4 kB", None),
        ("sum of api.latency_ms is < 4 mo", None),
        ("sum of m is < 4 ms", plain_number),
        ("count of api.latency_ms is up by 3 pp vs previous", None),
    ):
        with pytest.raises(CriterionError):
            more = {"metric": metric} if metric else {}
            answer(tmp_path, line, spread(VALUES, days=2), **more)

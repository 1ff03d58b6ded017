"""A change is judged only where the two windows can be compared, and unknown never helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sightline.measure.judging.evaluation import evaluate
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.question import Question
from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import Verdict
from tests.measure.twins import csv_source, engine_over

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
LATENCY = Metric("api.ms", "events", expression="ms", unit="ms")
OK = Metric("api.ok", "events", expression="ok = 'fine'")


def rows(
    days: range, ms: float | None = 100.0, ok: str | None = "fine", each: int = 20
) -> list[Any]:
    """So many rows a day, alike but for milliseconds; `days` count back from the as-of date."""
    return [
        {
            "ts": (AS_OF - timedelta(days=day) + timedelta(minutes=30 + n)).strftime(
                "%Y-%m-%dT%H:%M:%SZ"
            ),
            "ms": None if ms is None else ms + n % 7,
            "ok": ok,
        }
        for day in days
        for n in range(each)
    ]


def ask(
    folder: Path, line: str, data: list[Any], metric: Metric = LATENCY, as_of: datetime = AS_OF
) -> Verdict:
    source = replace(csv_source(folder, data), fresh_within="3d")
    with engine_over(folder, source) as engine:
        return evaluate(Question(parse_criterion(line), metric, source, as_of), engine)


@pytest.mark.parametrize("per", ["", " [per ms]"])
@pytest.mark.parametrize(
    ("bound", "ok"), [("up by 10 pp", "fine"), ("down by 30 %", "bad")], ids=["up", "down"]
)
def test_a_baseline_that_nobody_logged_never_makes_a_change(
    tmp_path: Path, bound: str, ok: str, per: str
) -> None:
    data = [*rows(range(8, 15), ok=None), *rows(range(1, 8), ok=ok)]
    found = ask(tmp_path, f"rate of api.ok is {bound} over 7d vs previous{per}", data, OK)
    assert found.verdict in ("FAIL", "INCONCLUSIVE")
    assert any(note.startswith("in the baseline: not known in 140") for note in found.notes)


@pytest.mark.parametrize("bound", ["up by 50 %", "down by 10 %"])
def test_missing_values_of_a_percentile_make_no_change_either(tmp_path: Path, bound: str) -> None:
    before, now = (None, 100.0) if bound.startswith("down") else (100.0, None)
    data = [*rows(range(8, 15), ms=before), *rows(range(1, 8), ms=now)]
    found = ask(tmp_path, f"p50 of api.ms is {bound} over 7d vs previous", data)
    assert found.verdict in ("FAIL", "INCONCLUSIVE")


@pytest.mark.parametrize("statistic", ["p50", "rate", "max"])
def test_what_is_unknown_may_lie_on_either_side_of_within(tmp_path: Path, statistic: str) -> None:
    metric = OK if statistic == "rate" else LATENCY
    unknown = rows(range(1, 2), ms=None, ok=None, each=1)
    data = [*rows(range(8, 15)), *rows(range(1, 8)), *unknown]
    line = f"{statistic} of {metric.name} is within 10 % of previous over 7d"
    assert ask(tmp_path, line, data, metric).verdict == "INCONCLUSIVE"
    assert ask(tmp_path, line, data[:-1], metric).verdict == "PASS"


@pytest.mark.parametrize(
    ("baseline", "why"),
    [
        ("2026-02-24 to 2026-03-05", "isn't over"),
        ("2026-03-05 to 2026-03-09", "isn't over"),
        ("2026-02-20 to 2026-02-25", "overlaps"),
    ],
)
@pytest.mark.parametrize("bound", ["up by 1 %", "within 90 % of"])
def test_a_baseline_ends_before_the_window_begins(
    tmp_path: Path, baseline: str, why: str, bound: str
) -> None:
    data = [*rows(range(8, 29), each=5), *rows(range(1, 8), ms=500.0), *rows(range(-8, 1))]
    line = f"mean of api.ms is {bound} over 7d vs {baseline}"
    if bound.startswith("within"):
        line = f"mean of api.ms is {bound} {baseline} over 7d"
    found = ask(tmp_path, line, data)
    assert found.verdict == "INCONCLUSIVE"
    assert why in found.notes[0]


def test_a_baseline_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CriterionError, match="before it begins"):
        ask(tmp_path, "mean of api.ms is up by 1 % vs 2026-02-02 to 2026-02-01", rows(range(1, 9)))


@pytest.mark.parametrize(
    ("as_of", "expected"), [(3, "INCONCLUSIVE"), (28, "INCONCLUSIVE"), (0, "PASS")]
)
def test_a_month_in_progress_is_not_counted_against_a_whole_one(
    tmp_path: Path, as_of: int, expected: str
) -> None:
    moment = AS_OF - timedelta(days=28 - as_of) if as_of else AS_OF
    data = [*rows(range(29, 60), each=20), *rows(range(1, 29), each=12)]
    line = "count of api.ms is down by 30 % over 1mo calendar vs previous"
    if as_of == 28:
        moment = AS_OF - timedelta(days=20)
    found = ask(tmp_path, line, data, as_of=moment)
    assert found.verdict == expected
    if expected == "PASS":
        assert "28 days beside 31 days" in found.notes


def test_a_threshold_needs_no_baseline(tmp_path: Path) -> None:
    found = ask(tmp_path, "count of api.ms is < 3000 over 7d vs previous", rows(range(1, 8)))
    assert found.verdict == "PASS"

"""Unknown is not good: nothing there, nothing left or nothing new is never a PASS."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sightline.measure.judging.evaluation import evaluate_all
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.question import Question
from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import Verdict
from sightline.store.sources import Source
from tests.measure.on_data import AS_OF, answers, run_again, sound, spread
from tests.measure.twins import csv_source, engine_over

METRIC = Metric(
    "m", "events", "v", unit="ms", numerator="v", denominator="v + 1", entity="user", event="event"
)
FLAG = Metric("flag", "events", "ok")
PLAIN = ("< 9 ms", "<= 9 ms", "> 1 ms", ">= 1 ms", "between 1 and 9 ms", "up by 0 % vs previous",
         "down by 0 % vs previous", "within 99 % of previous", "up by 0 ms vs previous",
         "down by 0 ms vs previous", "within 9 s of previous")  # fmt: skip
SHARE = ("< 99 %", "> 1 %", "between 1 and 99 %", "up by 0 % vs previous",
         "down by 0 pp vs previous",
         "within 99 pp of previous")  # fmt: skip
COUNT = ("< 9", ">= 0", "between 0 and 9", "down by 0 % vs previous", "within 9 of previous")
PER_TIME = ("< 9 /h", ">= 0 /d", "between 0 and 9 /d", "down by 0 % vs previous")
TIME = ("< 9 d", "> 1 h", "between 1 and 9 d", "down by 0 % vs previous", "within 9 d of previous")
FEW = ("< 9 ms", "> 1 ms", "between 1 and 9 ms", "up by 0 % vs previous")
LANGUAGE: list[tuple[str, str, Metric]] = [
    *((name, bound, METRIC) for name in ("p90", "mean", "max") for bound in PLAIN),
    *((name, bound, METRIC) for name in ("p50", "min", "sum", "ratio") for bound in FEW),
    *(("share(v < 5)", bound, METRIC) for bound in SHARE),
    *(("rate", bound, FLAG) for bound in SHARE),
    *(("count", bound, METRIC) for bound in COUNT),
    *(("rate", bound, METRIC) for bound in PER_TIME),
    *(("time_to(signup -> call)", bound, METRIC) for bound in TIME),
]
TERMS = ("", " [per user]", " [peeking]")


def people(days: float, ends: datetime = AS_OF, n: int = 80) -> list[dict[str, Any]]:
    """Rows of as many people as half of them; each signs up and calls."""
    return spread(
        [2 + k % 7 / 10 for k in range(n)],
        days=days,
        ends=ends,
        ok=True,
        user=[f"u{k // 2} of {ends.date()}" for k in range(n)],
        event=["signup", "call"] * (n // 2),
    )


def asked(
    folder: Path,
    rows: list[dict[str, Any]],
    where: str = "",
    terms: str = "",
    without: tuple[str, ...] = (),
) -> dict[str, Verdict]:
    """Ask the whole language; return the verdict on each line."""
    source = csv_source(folder, rows)
    questions = {}
    for name, bound, metric in LANGUAGE:
        said, vs, baseline = bound.partition(" vs ")
        line = f"{name} of {metric.name}{where} is {said} over 7d{vs}{baseline}{terms}"
        if name not in without:
            questions[line] = Question(parse_criterion(line), metric, source, AS_OF)
    with engine_over(folder, source) as engine:
        found = dict(zip(questions, evaluate_all(list(questions.values()), engine), strict=True))
    refused = {line for line, each in found.items() if isinstance(each, CriterionError)}
    # Facts have no clusters, times-to no repeated looks, and they say so; nothing else is refused.
    assert bool(refused) == (terms != "")
    those = r"(sum|count|min|max|rate|time_to)\b" if "per" in terms else r"time_to\b"
    assert all(re.match(those, line) for line in refused)
    return {line: sound(each) for line, each in found.items() if line not in refused}


# Clustered means and ratios of nothing have a test of their own.
MEANS = ("mean", "ratio")


@pytest.mark.parametrize("terms", TERMS)
def test_a_condition_that_nothing_meets_is_no_data(tmp_path: Path, terms: str) -> None:
    rows = [*people(7, AS_OF - timedelta(days=7)), *people(7)]
    without = MEANS if "per" in terms else ()
    for line, found in asked(tmp_path, rows, " where user = 'nobody'", terms, without).items():
        assert found.verdict == "NO DATA", line
        assert found.notes, line


@pytest.mark.parametrize("terms", TERMS[:2])
def test_a_window_without_rows_is_no_data(tmp_path: Path, terms: str) -> None:
    rows = people(7, AS_OF - timedelta(days=7))
    without = MEANS if "per" in terms else ()
    for line, found in asked(tmp_path, rows, "", terms, without).items():
        assert found.verdict == "NO DATA", line


def test_data_of_the_future_are_not_there_yet(tmp_path: Path) -> None:
    rows = people(7, AS_OF + timedelta(days=8))
    for line, found in asked(tmp_path, rows).items():
        assert found.verdict == "NO DATA", line


@pytest.mark.parametrize("name", MEANS)
def test_a_clustered_average_of_nothing_is_no_data(tmp_path: Path, name: str) -> None:
    lines = [f"{name} of m where user = 'nobody' is {bound} [per user]" for bound in PLAIN[:5]]
    for verdict in answers(tmp_path, lines, people(7), metric=METRIC):
        assert verdict.verdict == "NO DATA"


@pytest.mark.parametrize("terms", TERMS)
def test_data_that_end_early_are_stale_or_less(tmp_path: Path, terms: str) -> None:
    # Enough rows for any verdict, but none in the last two of seven days.
    rows = [*people(7, AS_OF - timedelta(days=7)), *people(4, AS_OF - timedelta(days=2))]
    words = {line: found.verdict for line, found in asked(tmp_path, rows, "", terms).items()}
    assert set(words.values()) == {"STALE"}, words


def test_the_same_rows_in_time_do_decide(tmp_path: Path) -> None:
    # The tests above could pass for a language that never decides: this one does.
    found = asked(tmp_path, [*people(7, AS_OF - timedelta(days=7)), *people(7)])
    words = [each.verdict for each in found.values()]
    assert words.count("PASS") > len(words) / 2
    assert set(words) == {"PASS", "FAIL", "INCONCLUSIVE"}


def test_a_source_without_any_row_is_no_data(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("ts,v,ok,user,event\n")
    source = Source("events", ("events.csv",), "csv", "ts")
    lines = [(f"{name} of {metric.name} is {bound}", metric) for name, bound, metric in LANGUAGE]
    questions = [Question(parse_criterion(line), metric, source, AS_OF) for line, metric in lines]
    with engine_over(tmp_path, source) as engine:
        for (line, _), found in zip(lines, evaluate_all(questions, engine), strict=True):
            assert sound(found).verdict == "NO DATA", line
            run_again(engine, sound(found), line)

"""A named population: a condition that stands once, in the metric, under words that people use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sightline.measure.judging.evaluation import evaluate
from sightline.measure.language.criterion import CriterionError, Named
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.criterion_printer import render
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.question import Question
from sightline.measure.rows.metric import Metric
from tests.measure.twins import csv_source, engine_over

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)

NAMES = {
    "search queries": parse_predicate("latency < 5"),
    "slow": parse_predicate('not "search queries"'),
}


def count(root: Path, where: str) -> float | None:
    moment = AS_OF - timedelta(hours=1)
    source = csv_source(root, [{"ts": moment, "latency": value} for value in (1.5, 2.5, 900.5)])
    metric = Metric("api.latency_ms", source.name, "latency", populations=NAMES)
    criterion = parse_criterion(f"count of api.latency_ms where {where} is > 0")
    with engine_over(root, source) as engine:
        reading = evaluate(Question(criterion, metric, source, AS_OF), engine).reading
    assert reading is not None
    return reading.value


@pytest.mark.parametrize(
    ("where", "rows"),
    [('"search queries"', 2), ('"search queries" and latency > 2', 1), ("slow", 1), ('"slow"', 1)],
)
def test_a_population_of_several_words_is_named_in_double_quotes(
    tmp_path: Path, where: str, rows: int
) -> None:
    assert count(tmp_path, where) == rows


def test_a_name_of_two_words_is_printed_as_it_is_read() -> None:
    criterion = parse_criterion('p95 of m where "search queries" is < 200 ms')
    assert criterion.where == Named("search queries")
    assert parse_criterion(render(criterion)) == criterion


@pytest.mark.parametrize("ending", ["is < 1 ms", "and a = 1 is < 1 ms", "or a = 1 is < 1 ms"])
def test_a_name_of_two_words_without_quotes_is_answered_with_quotes(ending: str) -> None:
    with pytest.raises(CriterionError) as refusal:
        parse_criterion(f"p95 of m where search queries {ending}")
    assert refusal.value.help == 'a name of two words stands in double quotes: "search queries"'


@pytest.mark.parametrize(
    ("where", "help"),
    [
        ('"search querys"', 'did you mean "search queries"?'),
        ("elsewhere", 'populations: "search queries", slow'),
    ],
)
def test_an_unknown_name_is_answered_with_the_populations(
    tmp_path: Path, where: str, help: str
) -> None:
    with pytest.raises(CriterionError) as refusal:
        count(tmp_path, where)
    assert refusal.value.help.endswith(help)

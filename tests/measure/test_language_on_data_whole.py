"""The whole language at once: in batches, through the command line, and at random."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proofs.criterion_round_trip import any_criterion, any_statistic
from sightline.measure.judging.evaluation import evaluate, evaluate_all
from sightline.measure.language.criterion import (
    Between,
    Change,
    Comparison,
    Criterion,
    CriterionError,
    Previous,
    Quantity,
    Statistic,
    Threshold,
    Within,
)
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.criterion_printer import render
from sightline.measure.question import Measurable, Question
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.verdict import Verdict
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source
from tests.cli.command_line import sightline
from tests.measure.on_data import AS_OF, answers_once, instant, run_again, spread
from tests.measure.promised import HEADER, requirement, rows, workspace
from tests.measure.twins import csv_source, engine_over

METRICS = (
    Metric("m", "events", "v", unit="ms", numerator="v", denominator="v + 1", entity="user",
           event="event"),
    Metric("flag", "events", "v > 30", entity="user"),
    Metric("daily", "events", "count(*)", per=("day",)),
    Metric("each", "events", "avg(v)", per=("user",), unit="s"),
    Metric("seen", "events", "v", query="SELECT * FROM events WHERE v > 5"),
)  # fmt: skip
OTHER = Measurable(
    Metric("other", "events", "v + 1", unit="ms"), Source("events", ("events.csv",), "csv", "ts")
)
DECLARED = (CriterionError, MetricError, SourceError)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Source]:
    """120 rows in 60 days, with columns that are called as the grammar's odd names."""
    folder = tmp_path_factory.mktemp("language")
    names = ("a", "operation", "api.latency_ms", "result-count", "Über", "over", "n", "per",
             "Order Status", "is", "not", 'say "x"', "2fast", "null", "a b is < 3")  # fmt: skip
    table = []
    for i in range(120):
        given: list[Any] = [
            None if i % 7 == 0 else i * 1.5 - 20,
            ("search", "list", "it's", "ünïcode", "")[i % 5],
            "true" if i % 2 else "false",
            instant(AS_OF - timedelta(days=i / 2)),
            i % 4,
        ]
        table.append(
            {
                "ts": instant(AS_OF - timedelta(hours=12 * i + 1)),
                "v": None if i % 17 == 0 else i * 37 % 100 + 0.5,
                "event": ("search", "a", "n", "over")[i % 4],
                "user": f"u{i % 11}",
                **{name: given[number % 5] for number, name in enumerate(names)},
            }
        )
    return folder, csv_source(folder, table)


@pytest.fixture(scope="module")
def engine(source: tuple[Path, Source]) -> Iterator[Engine]:
    with engine_over(*source) as engine:
        yield engine


MIXED = [
    "p50 of m is < 60 ms", "p90 of m is < 0.2 s", "p95 of m is <= 99 ms", "p99.9 of m is > 1 ms",
    "median of m is between 20 and 80 ms", "p50 of m is up by 1 % vs previous",
    "p50 of m is down by 5 ms vs 2025-12-01 to 2026-02-01", "p90 of m is within 5 % of previous",
    "mean of m is < 60 ms", "mean of m is > 90 ms", "mean of m is between 30 and 70 ms",
    "mean of m is up by 5 % vs previous", "mean of m is within 20 ms of other",
    "mean of m is < 60 ms [per user]", "p50 of m is < 60 ms [per user]",
    "share(v > 50) of m is < 60 % [per user]", "ratio of m is < 2 [per user]",
    "share(v > 50) of m is < 60 %", "share(v > 50) of m is > 20 %; plan > 30 %; wish > 90 %",
    "share(v > 50) of m is between 20 and 80 %", "share(v > 50) of m is up by 1 pp vs previous",
    "share(v > 50) of m is down by 10 % vs previous", "share(user = 'u1') of m is < 20 %",
    "share(v > 50) of m is within 10 pp of previous", "count of m is > 10", "count of m is < 10",
    "count of m is within 10 % of previous", "sum of m is < 9 s",
    "sum of m is up by 1 % vs previous",
    "min of m is >= 0.5 ms", "max of m is < 100 ms", "max of m where v != null is < 100 ms",
    "rate of m is > 1 /d", "rate of m is < 0.1 /h", "rate of m is up by 1 /d vs previous",
    "rate of flag is > 50 %", "rate of flag is < 90 % [peeking]",
    "rate of flag is > 1 % [per user]",
    "share(value) of flag is > 50 %", "ratio of m is < 2", "ratio of m is between 0.5 and 2",
    "ratio of m is up by 3 % vs previous", "time_to(search -> a) of m is < 30 d",
    "time_to(search -> a) of m where user = 'u1' is < 30 d", "time_to(a -> search) of m is > 1 h",
    "p50 of m is < 60 ms [peeking]", "share(v > 50) of m is < 60 % [peeking]",
    "mean of m is < 60 ms [peeking]", "p50 of m is < 60 ms [n>=500]",
    "p50 of m is < 60 ms over 7d", "p50 of m is < 60 ms over 2w calendar Europe/Berlin",
    "p50 of m where user = 'nobody' is < 60 ms", "p50 of m is < 3 kB",
    "mean of m where usr = 'u1' is < 60 ms", "share(v > 'x') of m is < 5 %",
    "median of daily is >= 1", "sum of daily is >= 56", "p50 of each is < 60 s",
    "share(value > 50) of each is < 90 %", "mean of seen is < 60", "p50 of seen is < 60 over 7d",
    "mean of m is < 60 ms [per usr]", "ratio of flag is < 2",
]  # fmt: skip


def mixed(source: Source) -> list[Question]:
    """The mixed criteria, each asked of its metric."""
    questions = []
    for line in MIXED:
        name = re.search(r" of (\w+)", line)
        assert name is not None
        metric = next(each for each in METRICS if each.name == name[1])
        questions.append(Question(parse_criterion(line), metric, source, AS_OF, other=OTHER))
    return questions


def test_many_asked_together_are_answered_as_one_by_one(
    source: tuple[Path, Source], engine: Engine
) -> None:
    questions = mixed(source[1])
    assert len(questions) >= 60
    together = evaluate_all(questions, engine)
    words: Counter[str] = Counter()
    for question, one in zip(questions, together, strict=True):
        line = question.criterion.text
        try:
            alone: Verdict | Exception = evaluate(question, engine)
        except DECLARED as error:
            alone = error
        if isinstance(alone, Verdict):
            assert one == alone, line
            words[alone.verdict] += 1
        else:
            assert repr(one) == repr(alone), line
            words[type(alone).__name__] += 1
    with engine_over(*source) as fresh:
        for question, one in zip(questions, together, strict=True):
            if isinstance(one, Verdict) and question.criterion.statistic.name != "time_to":
                run_again(fresh, one, question.criterion.text)
    assert words["PASS"] > 9 and words["FAIL"] > 3 and words["INCONCLUSIVE"] > 9
    assert words["NO DATA"] >= 1 and words["CriterionError"] >= 3


def tamed(criterion: Criterion, dice: random.Random) -> Criterion:
    """The criterion with a statistic, a bound and a condition that can be asked of some metric."""
    kinds = {"p95": "ms", "median": "ms", "mean": "ms", "sum": "", "max": "ms", "count": "",
             "share": "%", "rate": "%", "ratio": "", "time_to": "d"}  # fmt: skip
    name = dice.choice(list(kinds))
    low = Quantity(dice.choice((0, 5, 30, 60, 99)), kinds[name])
    change = Quantity(dice.choice((0, 5, 30)), "%")
    bound = dice.choice(
        (
            Threshold(dice.choice(("<", "<=", ">", ">=")), low),
            Between(low, Quantity(100, kinds[name])),
            Change(dice.choice(("up", "down")), change),
            Within(change, Previous()),
        )
    )
    statistic = {
        "p95": Statistic("p95", 950_000),
        "median": Statistic("median", 500_000),
        "share": Statistic("share", predicate=Comparison("v", "<", Quantity(40))),
        "time_to": Statistic("time_to", steps=("search", dice.choice(("a", "over", "x")))),
    }.get(name, Statistic(name))
    per = dice.choice(("", "user")) if name in ("p95", "median", "share") else ""
    return replace(
        criterion,
        statistic=statistic,
        bound=bound,
        plan=None,
        wish=None,
        baseline=Previous() if isinstance(bound, Change) else None,
        where=dice.choice((None, criterion.where, Comparison("v", ">", Quantity(7)))),
        cluster=per,
        min_n=dice.choice((None, 10)),
    )


def knows_no_cluster_of_nothing(criterion: Criterion) -> bool:
    """Whether a known defect makes a criterion fail (see the tests of what is empty)."""
    return bool(criterion.cluster) and criterion.statistic.name in ("mean", "ratio")


@pytest.mark.parametrize("seed", range(2))
def test_whatever_can_be_read_is_answered_or_refused_in_words(
    source: tuple[Path, Source], engine: Engine, seed: int
) -> None:
    dice = random.Random(seed)
    words: Counter[str] = Counter()
    questions = []
    for number in range(90):
        criterion = any_criterion(dice)
        if number % 3:
            criterion = tamed(criterion, dice)
        metric = dice.choice(METRICS)
        criterion = parse_criterion(render(replace(criterion, metric=metric.name)))
        if not knows_no_cluster_of_nothing(criterion):
            as_of = dice.choice((AS_OF, AS_OF, AS_OF, AS_OF - timedelta(days=300)))
            questions.append(Question(criterion, metric, source[1], as_of, other=OTHER))
    for question, found in zip(questions, evaluate_all(questions, engine), strict=True):
        line = question.criterion.text
        if isinstance(found, Verdict):
            words[found.verdict] += 1
            assert found.reading is None or found.reading.n > 0 or found.verdict == "NO DATA", line
        else:
            assert isinstance(found, DECLARED), line
            assert isinstance(found, SourceError) or found.message, line
            words[type(found).__name__] += 1
            if isinstance(found, CriterionError):
                assert 1 <= found.column <= len(line) + 1, line
                assert found.help, line
    assert words["CriterionError"] > 20 and words["NO DATA"] > 3
    assert words["PASS"] + words["FAIL"] + words["INCONCLUSIVE"] > 5, words


VALUES = st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9, width=32)), min_size=1, max_size=25)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(VALUES, st.integers(0, 10**6))
def test_a_condition_that_is_never_true_never_passes_whatever_the_data(
    tmp_path: Path, values: list[float | None], seed: int
) -> None:
    dice = random.Random(seed)
    never = ("v < 5 and v > 6", "v = null and v != null", "user = 'nobody'")
    table = spread(values, days=3, user="u", event="search")
    metric = Metric("m", "events", "v", numerator="v", denominator="v", entity="user")
    lines = []
    for _ in range(6):
        statistic = any_statistic(dice)
        if statistic.predicate is not None:
            statistic = replace(statistic, predicate=Comparison("v", "<", Quantity(9)))
        bound = dice.choice(("< 0.9", ">= 0", "between 0 and 0.9", "up by 0 % vs previous"))
        line = render(replace(parse_criterion("max of m is < 1"), statistic=statistic))
        lines.append(line.replace(" is < 1", f" where {dice.choice(never)} is {bound}"))
    for line, verdict in zip(
        lines, answers_once(tmp_path, lines, table, metric=metric), strict=True
    ):
        assert verdict.verdict == "NO DATA", line


def test_the_command_line_tells_everything_in_json(tmp_path: Path) -> None:
    promises = (
        "'median of api.latency_ms is down by 10 %; plan down by 30 %; wish down by 90 %"
        " over 7d vs previous'",
        "'p99 of api.latency_ms is < 1 s; plan < 900 ms over 28d'",
        "'share(ok) of api.ok is > 50 %; wish > 99 % over 7d'",
    )
    # 20 a day: 60 rows of 100 to 159 ms in this week, 60 of 300 to 359 ms in the one before.
    now = "".join(rows(20, day=day, first=100 + 20 * k) for k, day in enumerate((26, 27, 28)))
    before = "".join(rows(20, day=day, first=300 + 20 * k) for k, day in enumerate((19, 20, 21)))
    root = workspace(
        tmp_path,
        {
            "data/requests.csv": HEADER + before + now,
            "requirements/REQ-1.md": requirement(*promises),
        },
    )
    shown = sightline(root, "verify", "--json")
    results = {each["criterion"]: each for each in json.loads(shown.out)["results"]}
    assert [each.strip("'") for each in promises] == list(results)
    halved, needing, share = results.values()
    keys = {"verdict", "reading", "needed_n", "needed_by", "baseline", "change", "plan", "wish",
            "notes", "by", "id", "path", "line", "column"}  # fmt: skip
    assert all(keys <= set(each) for each in results.values())

    assert (halved["verdict"], halved["plan"], halved["wish"]) == ("PASS", "met", "missed")
    assert (halved["reading"]["value"], halved["reading"]["n"]) == (129, 60)
    assert (halved["baseline"]["value"], halved["baseline"]["n"]) == (329, 60)
    assert halved["change"]["value"] == pytest.approx(129 / 329 - 1)
    assert halved["change"]["unit"] == "share"
    assert halved["baseline"]["window"]["end"] == halved["reading"]["window"]["start"]
    assert (halved["needed_n"], halved["needed_by"], halved["by"]) == (None, None, None)

    # 120 rows in the ten days since 19 February are 12 a day; 179 more take 14.9 days.
    assert (needing["verdict"], needing["needed_n"]) == ("INCONCLUSIVE", 299)
    assert needing["needed_by"] == "2026-03-16"
    assert (needing["plan"], needing["wish"]) == ("unknown", None)
    assert (needing["baseline"], needing["change"]) == (None, None)

    assert (share["verdict"], share["plan"], share["wish"]) == ("PASS", None, "missed")
    assert share["reading"]["value"] == 0.75
    assert share["reading"]["unit"] == "share"

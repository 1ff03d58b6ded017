"""Promises that are answered together are answered as if each were asked alone."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.measure.judging.evaluation import evaluate_all
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.question import Question
from sightline.measure.rows import batch
from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import Verdict
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source
from tests.measure.twins import csv_source

END = datetime(2026, 3, 1, tzinfo=UTC)
# Columns of the data that are called as the columns that a merged SELECT makes.
TAKEN = ("x0", "x1", "r0", "value", "n", "a", "b", "who", "waited", "hit", "moment", "first")
METRICS = [
    Metric("m.value", "events", "value", "ms"),
    Metric("m.waited", "events", "waited", "ms", populations={
        "early": parse_predicate("x0 = 'u'"),
    }),
    Metric("m.hit", "events", "hit"),
    Metric("m.rows", "events"),
    Metric("m.ratio", "events", numerator="a", denominator="b"),
    Metric("m.text", "events", "CAST(x1 AS DOUBLE)"),
    Metric("m.who", "events", "sum(value)", "ms", per=("who",)),
    Metric("m.daily", "events", "count(*) + sum(n)", per=("day",)),
    Metric("m.few", "events", "r0", filters=(parse_predicate("n > 2"),)),
]  # fmt: skip
BOUNDS = ("< 40", "> 40", "<= 7", ">= 60", "between 10 and 70", "up by 5 % vs previous")
WHERE = ("", " where x0 = 'u'", " where hit", " where first > 3 and not hit", " where moment = 'v'")


def events(seed: int, count: int, odd: bool = True) -> list[dict[str, Any]]:
    """Rows of the last sixty days; `x1` holds a text that is no number where `odd`."""
    rng = random.Random(seed)
    rows = []
    for i in range(count):
        at = END - timedelta(minutes=rng.randint(1, 60 * 24 * 60))
        row: dict[str, Any] = {"ts": at.isoformat()}
        row |= {name: rng.randint(0, 100) for name in ("value", "waited", "n", "a", "first")}
        row |= {"b": rng.randint(1, 9), "r0": rng.choice((1.5, 2.25, None)), "who": i % 17}
        row |= {"x0": rng.choice("uv"), "moment": rng.choice("uvw"), "x1": str(rng.randint(1, 9))}
        row["hit"] = rng.choice(("true", "false", "true", None))
        row["value"] = None if rng.random() < 0.05 else row["value"]
        rows.append(row)
    if odd:
        rows[-1]["x1"] = "many"
        rows[-1]["ts"] = (END - timedelta(days=1)).isoformat()
    return rows


def question(metric: Metric, line: str, source: Source) -> Question:
    return Question(parse_criterion(line), metric, source, END)


def criteria(rng: random.Random, count: int) -> list[tuple[Metric, str]]:
    """Lines of every statistic that fits each metric, some of them mistaken."""
    plain = ("p50", "p90", "p99", "mean", "min", "max", "sum", "count", "median")
    lines = []
    for _ in range(count):
        metric = rng.choice(METRICS)
        where, bound = rng.choice(WHERE), rng.choice(BOUNDS)
        tail = rng.choice(("", " over 7d", "", " over 2w calendar Europe/Berlin"))
        if metric.per:
            where = ""
        if metric.name == "m.ratio":
            statistic = "ratio"
        elif metric.name == "m.hit":
            statistic, bound = rng.choice(("rate", "share(hit)")), rng.choice(("< 90 %", "> 0.5"))
        elif metric.name == "m.rows":
            statistic = rng.choice(("count", "share(value > 50)", "share(x0 = 'u')"))
            bound = rng.choice(("> 3", "< 500")) if statistic == "count" else "< 60 %"
        else:
            statistic = rng.choice(plain)
        if "share" in statistic or metric.name == "m.rows":
            where = rng.choice(WHERE[:3])
        if bound.endswith("previous"):
            bound, tail = bound.removesuffix(" vs previous"), f"{tail} vs previous"
        can_cluster = not metric.per and statistic not in ("count", "sum", "min", "max")
        options = " [per who]" if can_cluster and rng.random() < 0.15 else ""
        if statistic not in ("count", "sum", "min", "max") and not options and rng.random() < 0.1:
            options = " [n>=30, confidence 90 %]"
        line = f"{statistic} of {metric.name}{where} is {bound}{tail}{options}"
        lines.append((metric, line))
    return lines


def comparable(answer: Verdict | Exception) -> object:
    if isinstance(answer, Exception):
        return type(answer).__name__, str(answer)
    found = asdict(answer)
    return {key: sorted(map(str, x)) if isinstance(x, frozenset) else x for key, x in found.items()}


def close(one: object, other: object) -> bool:
    """Equal; figures to nine digits, since sums over threads differ in their last bits."""
    if isinstance(one, float) and isinstance(other, float | int):
        return one == pytest.approx(other, rel=1e-9, abs=1e-9)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(close, one, other))
    return bool(one == other)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.sampled_from((1, 5, 40, 300)), odd=st.booleans())
def test_any_mix_answered_together_is_answered_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int, odd: bool
) -> None:
    folder, rng = tmp_path_factory.mktemp("mix"), random.Random(seed)
    source = csv_source(folder, events(seed, count, odd))
    asked = [question(metric, line, source) for metric, line in criteria(rng, 20)]
    with Engine(folder, [source]) as engine:
        together = evaluate_all(asked, engine)
        alone = [evaluate_all([one], engine)[0] for one in asked]
    for one, both, single in zip(asked, together, alone, strict=True):
        assert comparable(both) == comparable(single), one.criterion.text


def test_the_mix_has_answers_of_every_kind_and_some_that_fail(tmp_path: Path) -> None:
    """The property above would hold of nothing but errors, too."""
    source = csv_source(tmp_path, events(3, 300))
    lines = criteria(random.Random(3), 150)
    with Engine(tmp_path, [source]) as engine:
        found = evaluate_all([question(m, line, source) for m, line in lines], engine)
    words = [one.verdict for one in found if isinstance(one, Verdict)]
    assert {"PASS", "FAIL", "INCONCLUSIVE"} <= set(words)
    mistakes = [
        line for (_, line), one in zip(lines, found, strict=True) if isinstance(one, Exception)
    ]
    cut = "sum of m.daily"  # its days are those of UTC, and a window of Berlin cuts one
    assert mistakes and all("m.text" in line or cut in line for line in mistakes), mistakes[:5]


class Counted:
    """An engine that counts its runs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.sql: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def run(self, sql: str, params: Sequence[Any] = ()) -> Any:
        self.sql.append(sql)
        return self._engine.run(sql, params)

    def scans(self) -> list[str]:
        """The SELECTs of merged figures; what is asked of a source itself is not counted."""
        return [sql for sql in self.sql if "AS r0" in sql]


def counted(folder: Path, source: Source, asked: Sequence[tuple[Metric, str]]) -> list[str]:
    with Engine(folder, [source]) as engine:
        counting = Counted(engine)
        found = evaluate_all([question(m, line, source) for m, line in asked], counting)  # type: ignore[arg-type]
    assert all(isinstance(one, Verdict) for one in found), found
    return counting.scans()


def test_promises_about_the_same_rows_cost_as_many_scans_as_one(tmp_path: Path) -> None:
    source = csv_source(tmp_path, events(5, 300, odd=False))
    value, waited = METRICS[0], METRICS[1]
    one = counted(tmp_path, source, [(value, "p95 of m.value is < 1")])
    lines = [(value, f"p{level} of m.value is < {level / 99}") for level in range(50, 99)]
    lines += [(waited, f"p{level} of m.waited is < {level / 99}") for level in range(50, 99)]
    assert len(counted(tmp_path, source, lines)) == len(one) == 2
    lines += [(METRICS[2], "rate of m.hit is > 5 %"), (value, "mean of m.value is < 7")]
    assert len(counted(tmp_path, source, lines)) == 2
    other = [(value, "p95 of m.value where hit is < 1"), (METRICS[8], "p95 of m.few is < 1")]
    assert len(counted(tmp_path, source, [*lines, *other])) == 6


def test_more_columns_than_one_select_holds_are_asked_in_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = csv_source(tmp_path, events(6, 200, odd=False))
    lines = [(METRICS[0], f"p50 of m.value is < {bound}") for bound in range(40)]
    asked = [question(metric, line, source) for metric, line in lines]
    with Engine(tmp_path, [source]) as engine:
        whole = evaluate_all(asked, engine)
        monkeypatch.setattr(batch, "MOST_COLUMNS", 7)
        assert evaluate_all(asked, engine) == whole
    scans = counted(tmp_path, source, lines)
    assert len(scans) > 10
    assert max(sql.count(" AS r") for sql in scans) <= 7


def test_hundreds_of_promises_are_answered_at_once(tmp_path: Path) -> None:
    source = csv_source(tmp_path, events(7, 50, odd=False))
    lines = [(METRICS[0], f"p50 of m.value is < {bound / 7}") for bound in range(600)]
    scans = counted(tmp_path, source, lines)
    assert max(sql.count(" AS r") for sql in scans) <= batch.MOST_COLUMNS


def test_one_value_that_is_no_number_spoils_only_who_asks_for_it(tmp_path: Path) -> None:
    source = csv_source(tmp_path, events(8, 200))
    lines = [
        (METRICS[0], "p50 of m.value is < 101"),
        (METRICS[5], "mean of m.text is < 3"),
        (METRICS[1], "mean of m.waited is < 101"),
        (METRICS[5], "p50 of m.text where ts < 2026-02-20 is < 30"),
    ]
    with Engine(tmp_path, [source]) as engine:
        asked = [question(metric, line, source) for metric, line in lines]
        first, spoilt, third, fourth = evaluate_all(asked, engine)
    assert isinstance(spoilt, SourceError) and "many" in str(spoilt)
    for one in (first, third, fourth):
        assert isinstance(one, Verdict) and one.verdict == "PASS"


@pytest.mark.parametrize("name", TAKEN)
def test_columns_may_be_called_as_the_merged_select_calls_its_own(
    tmp_path: Path, name: str
) -> None:
    """The same data under a name of their own give the same figures."""
    rng = random.Random(9)
    values = [(rng.randint(1, 100), rng.choice("pqr"), rng.random() < 0.8) for _ in range(200)]
    figures = []
    for index, column in enumerate((name, "plain_name")):
        folder = tmp_path / str(index)
        folder.mkdir()
        rows = [
            {"ts": f"2026-02-27T10:{i % 60:02d}:00Z", column: value, "by": who, "good": good}
            for i, (value, who, good) in enumerate(values)
        ]
        source = csv_source(folder, rows)
        metrics = (
            Metric("m.it", "events", column, filters=(parse_predicate(f"{column} > 5"),)),
            Metric("m.ratio", "events", numerator=f"{column} * 2", denominator=f"{column} + 1"),
            Metric("m.by", "events", f"sum({column})", per=("by",)),
            Metric("m.daily", "events", f"max({column})", per=("day",)),
            Metric(
                "m.asked",
                "events",
                column,
                query=f"SELECT ts, {column} * 2 AS {column} FROM events",
            ),
        )
        lines = (
            (0, f"p90 of m.it where {column} < 90 is < 95"), (0, "mean of m.it is > 10"),
            (0, f"share({column} > 50) of m.it is < 90 %"), (0, "max of m.it is < 7"),
            (0, f"p50 of m.it is < 40 [per {column}]"),
            (0, f"sum of m.it where {column} > 9 is < 5"),
            (1, "ratio of m.ratio is > 1"), (1, "ratio of m.ratio is > 1 [per by]"),
            (2, "p50 of m.by is > 10"), (3, "max of m.daily is > 10"),
            (4, f"mean of m.asked where {column} > 3 is < 90"),
        )  # fmt: skip
        with Engine(folder, [source]) as engine:
            asked = [question(metrics[which], line, source) for which, line in lines]
            found = evaluate_all(asked, engine)
        assert all(isinstance(one, Verdict) and one.reading for one in found), found
        figures.append(
            [
                (one.verdict, one.reading.value, one.reading.low, one.reading.high, one.reading.n)
                for one in found
                if isinstance(one, Verdict) and one.reading is not None
            ]
        )
    assert close(figures[0], figures[1]), json.dumps(figures)

"""Rows at known instants, and criteria asked of them; each reading is run again by an engine that
knows nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from scipy import stats  # type: ignore[import-untyped]

from sightline.measure.judging.evaluation import evaluate_all
from sightline.measure.language.criterion_parser import parse_criterion
from sightline.measure.question import Measurable, Question
from sightline.measure.rows.metric import Metric
from sightline.measure.verdict import Reading, Verdict, plain
from sightline.store.engine import Engine
from sightline.store.sources import Source
from tests.measure.twins import csv_source, engine_over

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)
A_WINDOW_AGO = AS_OF - timedelta(days=28)
LATENCY = Metric("api.latency_ms", "events", expression="v", unit="ms")
OK = Metric("api.ok", "events", expression="ok")
LONG_AGO: dict[str, Any] = {"ts": "2020-01-01T00:00:00Z", "v": 1.5, "ok": "true", "user": "nobody"}


def spread(
    values: Sequence[Any], name: str = "v", days: float = 20, ends: datetime = AS_OF, **more: Any
) -> list[dict[str, Any]]:
    """One row a value, evenly over the days before an instant; more columns are lists or values."""
    step = timedelta(days=days) / max(len(values), 1)
    begins = ends - timedelta(days=days)
    return [
        {
            "ts": instant(begins + step * index),
            name: written(value),
            **{key: written(given[index] if isinstance(given, list) else given)
               for key, given in more.items()},
        }
        for index, value in enumerate(values)
    ]  # fmt: skip


def written(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def answers(
    folder: Path, lines: Sequence[str], rows: Sequence[Mapping[str, Any]], **more: Any
) -> list[Verdict]:
    """The verdict on each line, after every query has been run again; see `answers_once`."""
    found = answers_once(folder, lines, rows, **more)
    with engine_over(folder, Source("events", ("events.csv",), "csv", "ts")) as engine:
        for line, verdict in zip(lines, found, strict=True):
            run_again(engine, verdict, line)
    return found


def answers_once(
    folder: Path,
    lines: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    metric: Metric | Sequence[Metric] = LATENCY,
    as_of: datetime | Sequence[datetime] = AS_OF,
    other: Metric | None = None,
    typed: bool = True,
    fresh_within: str = "",
) -> list[Verdict]:
    """The verdict on each line, of one metric and as of one instant or of one each.

    Unless told not to, a row of long ago settles the types.
    """
    folder.mkdir(parents=True, exist_ok=True)
    old = {
        key: LONG_AGO.get(key, 1 if isinstance(given, int | float) else "old")
        for key, given in (rows[0] if rows else LONG_AGO).items()
    }
    csv_source(folder, [old, *rows] if typed else list(rows))
    source = Source("events", ("events.csv",), "csv", "ts", fresh_within)
    metrics = [metric] * len(lines) if isinstance(metric, Metric) else metric
    moments = [as_of] * len(lines) if isinstance(as_of, datetime) else as_of
    compared = Measurable(other, source) if other else None
    with engine_over(folder, source) as engine:
        questions = [
            Question(parse_criterion(line), each, source, moment, other=compared)
            for line, each, moment in zip(lines, metrics, moments, strict=True)
        ]
        return [sound(each) for each in evaluate_all(questions, engine)]


def sound(answer: Verdict | Exception) -> Verdict:
    """The verdict; what is wrong with a criterion is raised."""
    if isinstance(answer, Exception):
        raise answer
    return answer


def answer(folder: Path, line: str, rows: Sequence[Mapping[str, Any]], **more: Any) -> Verdict:
    """The verdict on one line; see `answers_once`."""
    [verdict] = answers_once(folder, [line], rows, **more)
    return verdict


def run_again(engine: Engine, verdict: Verdict, line: str) -> None:
    """Fail unless each reading's query, run with its params, gives the reading's value."""
    for reading in readings_of(verdict):
        columns, found = engine.run(reading.query, reading.params)
        assert len(found) == 1 and columns, line
        assert plain(found[0][0]) == reading.value, line


def readings_of(verdict: Verdict) -> Iterator[Reading]:
    for reading in (verdict.reading, verdict.baseline):
        if reading is not None:
            yield reading


def value_of(verdict: Verdict) -> tuple[int | float | None, int]:
    """The value and the n of a verdict that has a reading."""
    assert verdict.reading is not None
    return verdict.reading.value, verdict.reading.n


def limits_of(verdict: Verdict) -> tuple[float, float]:
    """Both limits of a verdict that has them."""
    assert verdict.reading is not None
    low, high = verdict.reading.low, verdict.reading.high
    assert low is not None and high is not None
    return low, high


def change_of(verdict: Verdict) -> tuple[float, float, float]:
    """Value and limits of a verdict's change."""
    change = verdict.change
    assert change is not None
    assert change.value is not None and change.low is not None and change.high is not None
    return change.value, change.low, change.high


def exact_limits(hits: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Clopper and Pearson's one-sided limits, each at the confidence, by scipy."""
    low = stats.beta.ppf(1 - confidence, hits, n - hits + 1) if hits else 0.0
    high = stats.beta.ppf(confidence, hits + 1, n - hits) if hits < n else 1.0
    return float(low), float(high)


def exact_word(wrong: int, n: int, allowed: float, confidence: float = 0.95) -> str:
    """The exact binomial test in both directions, by scipy: may at most `allowed` be wrong?"""
    error = 1 - confidence + 1e-12
    if stats.binom.cdf(wrong, n, allowed) <= error:
        return "PASS"
    return "FAIL" if stats.binom.sf(wrong - 1, n, allowed) <= error else "INCONCLUSIVE"


def word_of_change(kind: str, amount: float, low: float, high: float) -> str:
    """What limits of a change say: up by, down by at least so much, or within so much."""
    if kind == "up":
        return "PASS" if low >= amount else "FAIL" if high < amount else "INCONCLUSIVE"
    if kind == "down":
        return "PASS" if high <= -amount else "FAIL" if low > -amount else "INCONCLUSIVE"
    if low >= -amount and high <= amount:
        return "PASS"
    return "FAIL" if high < -amount or low > amount else "INCONCLUSIVE"

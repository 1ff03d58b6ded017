"""Brute-force twins of what the query engine computes, in plain Python, and small sources."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.measure.language.criterion import (
    Comparison,
    Instant,
    Membership,
    Named,
    Not,
    Or,
    Predicate,
    Quantity,
)
from sightline.store.engine import Engine
from sightline.store.sources import Source

Row = Mapping[str, Any]


def holds(predicate: Predicate, row: Row) -> bool | None:
    """Evaluate a condition on a row as Kleene's logic does; None is unknown."""
    if isinstance(predicate, Comparison):
        return _compared(row[predicate.name], predicate.comparator, predicate.value)
    if isinstance(predicate, Membership):
        answers = [_compared(row[predicate.name], "=", value) for value in predicate.values]
        return _any(answers)
    if isinstance(predicate, Named):
        value = row[predicate.name]
        return None if value is None else bool(value)
    if isinstance(predicate, Not):
        inner = holds(predicate.part, row)
        return None if inner is None else not inner
    answers = [holds(part, row) for part in predicate.parts]
    if isinstance(predicate, Or):
        return _any(answers)
    negated = _any([None if answer is None else not answer for answer in answers])
    return None if negated is None else not negated


def _any(answers: Sequence[bool | None]) -> bool | None:
    if True in answers:
        return True
    return None if None in answers else False


def _compared(value: Any, sign: str, literal: Any) -> bool | None:
    if literal is None:
        return (value is None) == (sign == "=")
    if value is None:
        return None
    if isinstance(literal, Quantity):
        literal = literal.value
    if isinstance(literal, Instant):
        moment = datetime.fromisoformat(literal.text)
        literal = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    answers: dict[str, bool] = {
        "=": value == literal,
        "!=": value != literal,
        "<": value < literal,
        "<=": value <= literal,
        ">": value > literal,
        ">=": value >= literal,
    }
    return answers[sign]


def csv_source(folder: Path, rows: Sequence[Row], name: str = "events") -> Source:
    """Write rows as a CSV file and return the source that reads it; None is an empty field."""
    path = folder / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0].keys())
        for row in rows:
            writer.writerow(["" if value is None else value for value in row.values()])
    return Source(name, (path.name,), "csv", time="ts")


def engine_over(folder: Path, *sources: Source) -> Engine:
    """Open an engine over sources of a folder."""
    return Engine(folder, sources)

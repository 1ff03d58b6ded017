"""A number that somebody asked for in SQL, as the text of a recorded reading."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from sightline.measure.console.asking_sql import Answer
from sightline.measure.console.query_values import is_number
from sightline.measure.records.recorded_reading import FOLDER
from sightline.text.yaml.quoting import double_quoted, yaml_scalar

ROWS_COLUMN = "n"


class Number(NamedTuple):
    """A value, and how many rows it rests on where the query says so in a column `n`."""

    column: str
    value: int | float
    n: int | None


class NotOneNumber(Exception):
    """An answer that is no single number; the message says why."""


def number_of(found: Answer) -> Number:
    """Return the single number of an answer. Raises NotOneNumber."""
    if found.total != 1:
        raise NotOneNumber(f"the answer has {found.total:,} rows")
    cells = dict(zip(found.columns, found.rows[0], strict=True))
    kinds = {name: kind for name, kind in found.columns.items() if is_number(kind)}
    names = [name for name in kinds if name != ROWS_COLUMN] or list(kinds)
    if len(cells) != len(kinds) or len(names) != 1:
        shown = ", ".join(f"{name} ({kind.lower()})" for name, kind in found.columns.items())
        raise NotOneNumber(f"the answer has these columns: {shown}")
    value = _number(cells[names[0]], kinds[names[0]])
    rows = cells.get(ROWS_COLUMN) if names[0] != ROWS_COLUMN else None
    return Number(names[0], value, rows if isinstance(rows, int) else None)


def _number(value: Any, kind: str) -> int | float:
    if value is None:
        raise NotOneNumber("the answer is empty: no row gave a value")
    whole = kind.startswith(("DECIMAL", "HUGEINT", "UHUGEINT", "BIGNUM"))
    number = float(value) if whole or isinstance(value, str) else value
    if not math.isfinite(number):
        raise NotOneNumber(f"the answer is {value}, which is no number")
    return int(value) if whole and str(value).lstrip("-").isdigit() else number


def saved_text(found: Answer, number: Number, title: str, day: str, by: str, as_of: str) -> str:
    """Return the YAML of a saved number, as the kind RDG reads it."""
    return "\n".join(_lines(found, number, title, day, by, as_of)) + "\n"


def _lines(
    found: Answer, number: Number, title: str, day: str, by: str, as_of: str
) -> Iterator[str]:
    yield f"title: {yaml_scalar(title)}"
    yield f"as_of: {double_quoted(day)}"
    yield f"by: {yaml_scalar(by)}"
    yield "reading:"
    yield f"  value: {number.value!r}"
    if number.n is not None:
        yield f"  n: {number.n}"
    yield from _query(found.query.sql)
    yield f"  params: [{', '.join(map(double_quoted, map(str, found.query.params)))}]"
    if found.reads:
        yield f"  source: {yaml_scalar(', '.join(source.name for source in found.reads))}"
    yield f"  as_of: {double_quoted(as_of)}"


def _query(sql: str) -> Iterator[str]:
    """As a block that people can read, where YAML gives back every character of it."""
    lines = sql.split("\n")
    if any(line != line.rstrip() or not line.isprintable() for line in lines):
        yield f"  query: {double_quoted(sql)}"
        return
    yield "  query: |-"
    for line in lines:
        yield f"    {line}".rstrip()


def folder_path(identifier: str) -> str:
    """The file of a recorded reading."""
    return f"{FOLDER}/{identifier}.yaml"

"""Runs what many promises ask of data together: questions about the same rows become one SELECT.

A promise is judged by a generator that yields what it wants to know (`Aggregates` over some rows,
or a `Table` of its own) and is sent the answer; it returns its result at the end. Fifty promises
about the same rows cost one scan then. All percentiles of the same rows are read from one sorted
state, because each call of its own would keep every value once more.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from sightline.measure.language.window import Span
from sightline.measure.rows.facts_sql import Facts, Query, observations, rows_within, value_sql
from sightline.measure.rows.metric import Metric
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source

Result = TypeVar("Result")
MOST_COLUMNS = 300


@dataclass(frozen=True, slots=True)
class Column:
    """A named SQL expression with the values of its placeholders."""

    name: str
    sql: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """The value at a position (0 to 1, as SQL text) among all sorted values.

    `worst` is what a missing value counts as: "Infinity", "-Infinity", or "" where none is missing.
    """

    name: str
    at: str
    worst: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The observations of a metric within a window; `facts.where` restricts them."""

    metric: Metric
    source: Source
    facts: Facts
    span: Span

    def place(self) -> Query:
        """The FROM and WHERE that metrics of the same source may have in common."""
        return rows_within(self.metric, self.source, self.facts, self.span, self.facts.where)

    def query(self, extras: Sequence[Column] = ()) -> Query:
        """The SELECT of `value` and more columns."""
        if not extras:
            return observations(self.metric, self.source, self.facts, self.span, self.facts.where)
        sql = ", ".join(f"{extra.sql} AS {extra.name}" for extra in extras)
        params = tuple(value for extra in extras for value in extra.params)
        more = Query(sql, params)
        return observations(self.metric, self.source, self.facts, self.span, self.facts.where, more)


@dataclass(frozen=True, slots=True)
class Aggregates:
    """Some figures over the same rows; the answer is a dict by name.

    `extras` are columns that the figures' SQL names besides `value`.
    """

    rows: Rows
    columns: tuple[Column | Position, ...]
    extras: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A SELECT of its own; the answer is its column names and rows."""

    query: Query


Ask: TypeAlias = "Aggregates | Table"
Steps: TypeAlias = Generator[Ask, Any, Result]


def run_together(
    many: Sequence[Steps[Result]], engine: Engine, faults: tuple[type[Exception], ...]
) -> list[Result | Exception]:
    """Return the result of each generator, or the fault (one of `faults`) that ended it."""
    results: dict[int, Result | Exception] = {}
    pending: dict[int, Ask] = {}

    def advance(index: int, answer: Any) -> None:
        steps = many[index]
        try:
            if isinstance(answer, Exception):
                pending[index] = steps.throw(answer)
            else:
                pending[index] = steps.send(answer)
        except StopIteration as stop:
            results[index] = stop.value
        except faults as error:
            results[index] = error

    for index in range(len(many)):
        advance(index, None)
    while pending:
        asked, pending = pending, {}
        for index, answer in _answers(asked, engine, faults):
            advance(index, answer)
    return [results[index] for index in range(len(many))]


def _answers(
    asked: dict[int, Ask], engine: Engine, faults: tuple[type[Exception], ...]
) -> Iterable[tuple[int, Any]]:
    groups: dict[Query, list[tuple[int, Aggregates]]] = {}
    for index, ask in asked.items():
        if isinstance(ask, Table):
            yield index, _alone(ask.query, engine)
            continue
        try:
            groups.setdefault(ask.rows.place(), []).append((index, ask))
        except faults as error:  # a condition that does not fit these rows
            yield index, error
    for place, members in groups.items():
        for some in _at_most(MOST_COLUMNS, members):
            yield from _of_group(place, some, engine)


def _at_most(
    columns: int, members: list[tuple[int, Aggregates]]
) -> Iterable[list[tuple[int, Aggregates]]]:
    """Groups whose merged SELECT has no more columns than that; a member is never taken apart."""
    merged, group = _Merged(), list[tuple[int, Aggregates]]()
    for member in members:
        if group and merged.size + len(member[1].columns) > columns:
            yield group
            merged, group = _Merged(), []
        merged.add(member[1])
        group.append(member)
    yield group


def _alone(query: Query, engine: Engine) -> Any:
    try:
        return engine.run(query.sql, query.params)
    except SourceError as error:
        return error


def _of_group(
    place: Query, members: list[tuple[int, Aggregates]], engine: Engine
) -> Iterable[tuple[int, dict[str, Any] | SourceError]]:
    merged = _Merged()
    wanted = [(index, merged.add(ask)) for index, ask in members]
    query = merged.query(place)
    try:
        _, found = engine.run(query.sql, query.params)
    except SourceError as error:
        if len(members) == 1:
            yield members[0][0], error
            return
        for member in members:  # one of them is at fault, and spoils only itself
            yield from _of_group(place, [member], engine)
        return
    for index, places in wanted:
        yield index, {name: merged.value(found[0], place) for name, place in places.items()}


class _Merged:
    """One SELECT of what several ask, each distinct expression once."""

    def __init__(self) -> None:
        self._extras: dict[tuple[str, tuple[Any, ...]], str] = {}
        self._columns: dict[tuple[str, tuple[Any, ...]], int] = {}
        self._states: dict[str, dict[str, int]] = {}

    @property
    def size(self) -> int:
        """How many columns the SELECT has."""
        return len(self._columns) + len(self._states)

    def add(self, ask: Aggregates) -> dict[str, tuple[str, int]]:
        """Add the figures of one; return where each will be found: a state and a place in it."""
        value = Column("value", value_sql(ask.rows.facts))
        names = {extra.name: self._extra(extra) for extra in (value, *ask.extras)}
        places: dict[str, tuple[str, int]] = {}
        for column in ask.columns:
            if isinstance(column, Position):
                places[column.name] = self._position(column, names["value"])
            else:
                key = (_renamed(column.sql, names), column.params)
                places[column.name] = ("", self._columns.setdefault(key, len(self._columns)))
        return places

    def _extra(self, extra: Column) -> str:
        return self._extras.setdefault((extra.sql, extra.params), f"x{len(self._extras)}")

    def _position(self, column: Position, value: str) -> tuple[str, int]:
        worst = column.worst
        of = f"coalesce({value}, CAST('{worst}' AS DOUBLE))" if worst else value
        levels = self._states.setdefault(of, {})
        return of, levels.setdefault(column.at, len(levels))

    def query(self, place: Query) -> Query:
        """The SELECT of all; `place` is its FROM and WHERE."""
        computed = ", ".join(f"{sql} AS {name}" for (sql, _), name in self._extras.items())
        within = [value for _, values in self._extras for value in values]
        parts = [sql for sql, _ in self._columns]
        params = [value for _, values in self._columns for value in values]
        parts += [f"quantile_disc({of}, [{', '.join(at)}])" for of, at in self._states.items()]
        selected = ", ".join(f"{sql} AS r{number}" for number, sql in enumerate(parts))
        sql = f"SELECT {selected}\nFROM (\nSELECT {computed}\n{place.sql}\n)"
        return Query(sql, (*params, *within, *place.params))

    def value(self, row: Sequence[Any], place: tuple[str, int]) -> Any:
        """What a place holds in the one row of the answer."""
        state, index = place
        if not state:
            return row[index]
        number = len(self._columns) + list(self._states).index(state)
        return None if row[number] is None else row[number][index]


def _renamed(sql: str, names: dict[str, str]) -> str:
    """The SQL of a figure, its columns as they are called in the merged rows."""
    for name, own in names.items():
        sql = re.sub(rf"\b{name}\b", own, sql)
    return sql

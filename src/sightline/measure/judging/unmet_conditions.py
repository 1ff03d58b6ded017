"""A condition that no row meets because none has its value: told with the value that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sightline.measure.language.criterion import And, Comparison, Membership, Named, Predicate
from sightline.measure.language.window import Span, rfc3339
from sightline.measure.question import Question
from sightline.measure.rows.column_types import instant_sql, time_sql
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.facts_sql import Query, column_fields, fields_of, source_time_type
from sightline.measure.rows.metric import Metric
from sightline.measure.rows.predicate_sql import DEEPEST_POPULATION
from sightline.store.engine import Engine
from sightline.store.sql_text import quoted
from sightline.text.near import nearest

_MOST_VALUES = 200
_MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Unmet:
    """A comparison that no row meets, as it is written, and what is there instead."""

    comparison: str
    help: str


def unmet_conditions(question: Question, span: Span, engine: Engine) -> Iterator[Unmet]:
    """Yield what no row within the span has: of the condition, its populations, the filters, and
    of the steps of a time_to.

    Only texts are told, since of these the near one is what was meant. Raises what the figures of
    a metric raise.
    """
    metric, where = question.metric, question.criterion.where
    values = _Values(question, span, engine)
    steps = question.criterion.statistic.steps or ()
    named = (Named(step) for step in steps if step in metric.populations)
    asked = dict.fromkeys(_needed(metric, (*((where,) if where else ()), *metric.filters, *named)))
    asked |= {(_event(metric), (step,)): None for step in steps if step not in metric.populations}
    for name, wanted in asked:
        if values.are_missing(name, wanted):
            near = [found for one in wanted for found in nearest(one, values.of(name), 1)]
            there = ", ".join(values.of(name)[:_MOST_SHOWN])
            help = f"did you mean '{near[0]}'?" if near else f"there are: {there}"
            said = [f"'{one}'" for one in wanted]
            sign = f"= {said[0]}" if len(said) == 1 else f"in ({', '.join(said)})"
            yield Unmet(f"{name} {sign}", help)


def _needed(
    metric: Metric, predicates: tuple[Predicate, ...], depth: int = 0
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts of which a row must have one: `operation = 'search'`, `region in ('eu', 'us')`."""
    for predicate in predicates:
        if isinstance(predicate, And):
            yield from _needed(metric, predicate.parts, depth)
        elif isinstance(predicate, Named) and predicate.name in metric.populations:
            if depth < DEEPEST_POPULATION:
                inner = metric.populations[predicate.name]
                yield from _needed(metric, (inner,), depth + 1)
        elif isinstance(predicate, Comparison):
            if predicate.comparator == "=" and isinstance(predicate.value, str):
                yield predicate.name, (predicate.value,)
        elif isinstance(predicate, Membership):
            texts = tuple(value for value in predicate.values if isinstance(value, str))
            if len(texts) == len(predicate.values):
                yield predicate.name, texts


class _Values:
    """The values of the columns and dimensions that the rows within a span have."""

    def __init__(self, question: Question, span: Span, engine: Engine) -> None:
        self._engine = engine
        self._rows, self._columns = _rows_of(question, span, engine)
        self._known: dict[str, list[str]] = {}

    def of(self, name: str) -> list[str]:
        """The values, the most frequent first, two hundred at most."""
        if name not in self._known:
            sql = (
                f"SELECT CAST({self._columns[name]} AS VARCHAR) AS v, count(*) {self._rows.sql}"
                f" AND {self._columns[name]} IS NOT NULL"
                f" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST_VALUES}"
            )
            _, found = self._engine.run(sql, self._rows.params)
            self._known[name] = [str(value) for value, _ in found]
        return self._known[name]

    def are_missing(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Whether rows have values there, and none of those that are wanted."""
        if name not in self._columns or not self.of(name):
            return False
        places = ", ".join("?" for _ in wanted)
        sql = (
            f"SELECT count(*) {self._rows.sql}"
            f" AND CAST({self._columns[name]} AS VARCHAR) IN ({places})"
        )
        _, found = self._engine.run(sql, (*self._rows.params, *wanted))
        return not found[0][0]


def _rows_of(question: Question, span: Span, engine: Engine) -> tuple[Query, Mapping[str, str]]:
    """The FROM and WHERE of the rows before any condition, and the SQL of what they have."""
    metric, source = question.metric, question.source
    if metric.per:
        return _rows_of_source(question, span, engine)
    facts = facts_of(metric, source, engine, question.as_of, question.sources)
    kind = facts.time_type
    rows = _within(facts.relation, time_sql(facts.time, kind), kind, span)
    known = {n: f.sql for n, f in fields_of(metric, source, facts).columns.items()}
    return rows, {_event(metric): facts.event, **known} if facts.event else known


def _event(metric: Metric) -> str:
    """What the column of what happened is called, or its SQL."""
    return metric.event or "event"


def _rows_of_source(
    question: Question, span: Span, engine: Engine
) -> tuple[Query, Mapping[str, str]]:
    """Those of a metric that makes one value of many rows: its conditions are about the rows."""
    source, metric = question.source, question.metric
    columns = engine.columns(source.name)
    kind = source_time_type(source, columns)
    table = Query(quoted(source.name), ())
    rows = _within(table, time_sql(quoted(source.time), kind), kind, span)
    known = {name: field.sql for name, field in column_fields(columns, source).items()}
    of_rows = metric.dimensions if metric.period else {}
    return rows, {**{name: f"({sql})" for name, sql in of_rows.items()}, **known}


def _within(relation: Query, time: str, kind: str, span: Span) -> Query:
    place = instant_sql(kind)
    sql = f"FROM {relation.sql} WHERE {time} >= {place} AND {time} < {place}"
    return Query(sql, (*relation.params, rfc3339(span.start), rfc3339(span.end)))

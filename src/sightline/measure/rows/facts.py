"""Finds out what a metric's observations are made of, by asking the engine for types only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sightline.measure.language.criterion import Predicate
from sightline.measure.rows.column_types import family
from sightline.measure.rows.facts_sql import (
    NONE,
    Facts,
    Query,
    source_rows,
    source_time_type,
    time_type,
)
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.rows.metric_check import check_metric_sql
from sightline.measure.rows.misfit_values import refuse_texts_as_numbers, refuse_texts_as_times
from sightline.measure.rows.predicate_sql import Field
from sightline.measure.rows.row_conditions import split_by_row
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source
from sightline.store.sql_text import quoted
from sightline.text.near import nearest

_UNKNOWN_COLUMN = re.compile(r'Referenced column "(.+?)" not found')


def facts_of(
    metric: Metric,
    source: Source,
    engine: Engine,
    as_of: datetime,
    sources: Sequence[Source] = (),
    where: Predicate | None = None,
) -> Facts:
    """Return a metric's observations as SQL, its keys checked against the real columns.

    `where` is a condition of whoever asks; what of it is left to apply stands in the facts.
    Raises MetricError with the key that is wrong, SourceError where the source can't be read.
    """
    columns = engine.columns(source.name)
    refuse_texts_as_times(metric, source, columns, engine)
    if metric.per and metric.query:
        raise MetricError("per", "`per` and `query` exclude each other", "group within the query")
    refuse_texts_as_numbers(metric, source, columns, engine)
    others = [other for other in sources if other.name != source.name]
    names = [source.name, *(other.name for other in others)]
    read = check_metric_sql(metric, columns, engine, names)
    tables = [(source, columns)]
    tables += [(each, engine.columns(each.name)) for each in others if each.name in read]
    within, rest = split_by_row(metric, where)
    if metric.per:
        rows = Query(quoted(source.name), ())
        dimensions = _dimensions(metric, rows, engine, columns) if metric.period else NONE
        relation = source_rows(metric, tables, as_of, dimensions, within)
        return replace(_grouped(metric, columns, relation, engine), where=rest)
    relation = source_rows(metric, tables, as_of)
    reads = tuple(each for each in others if each.name in read)
    return replace(_plain(metric, source, columns, relation, engine), where=rest, reads=reads)


def _grouped(metric: Metric, columns: Mapping[str, str], relation: Query, engine: Engine) -> Facts:
    for key in ("numerator", "event"):
        if getattr(metric, key):
            raise MetricError(key, f"`per` and `{key}` exclude each other", "leave out `per`")
    if not metric.expression:
        help = "write for example: expression: count(*)"
        raise MetricError("expression", "one row per entity needs an expression", help)
    if not metric.period:
        for name in metric.per:
            if name not in columns:
                raise MetricError("per", f"there is no column `{name}`", _near(name, columns))
    kinds = _described("expression", f"SELECT * FROM {relation.sql}", relation, engine, columns)
    kind = _number(kinds["value"])
    return Facts(relation, kinds, quoted("value"), kind, quoted("time"), kinds["time"])


def _plain(
    metric: Metric, source: Source, columns: Mapping[str, str], relation: Query, engine: Engine
) -> Facts:
    if metric.query:
        sql = f"SELECT * FROM {relation.sql}"
        columns = _described("query", sql, relation, engine, columns)
    time = metric.time or source.time
    if not time:
        raise MetricError("time", "nothing says which column is the time", "write: time: ts")
    declared = not metric.time and not metric.query
    time_kind = source_time_type(source, columns) if declared else time_type(time, columns, "time")
    dimensions = _dimensions(metric, relation, engine, columns)
    value, kind = "", ""
    if metric.expression:
        value = f"({metric.expression})"
        kind = _number(_type_of("expression", value, relation, engine, columns))
    facts = Facts(relation, columns, value, kind, quoted(time), time_kind, dimensions)
    facts = _with_ratio(facts, metric, relation, engine)
    event = metric.event or (quoted("event") if "event" in columns else "")
    if metric.event:
        _type_of("event", event, relation, engine, columns)
    return replace(facts, event=f"({event})" if event else "")


def _with_ratio(facts: Facts, metric: Metric, relation: Query, engine: Engine) -> Facts:
    parts = {"numerator": metric.numerator, "denominator": metric.denominator}
    if not any(parts.values()):
        return facts
    for key, sql in parts.items():
        if not sql:
            help = "a ratio sums both over the rows: numerator: revenue, denominator: 1"
            raise MetricError(key, f"a ratio needs a `{key}`", help)
        _number(_type_of(key, sql, relation, engine, facts.columns), key)
    numerator, denominator = (
        f"CAST(({sql}) AS DOUBLE)" for sql in (metric.numerator, metric.denominator)
    )
    return replace(facts, numerator=numerator, denominator=denominator)


def _dimensions(
    metric: Metric, relation: Query, engine: Engine, columns: Mapping[str, str]
) -> dict[str, Field]:
    return {
        name: Field(f"({sql})", _type_of(f"dimensions/{name}", sql, relation, engine, columns))
        for name, sql in metric.dimensions.items()
    }


def _type_of(
    key: str, sql: str, relation: Query, engine: Engine, columns: Mapping[str, str]
) -> str:
    asked = f"SELECT ({sql}) AS c FROM {relation.sql}"
    return _described(key, asked, relation, engine, columns)["c"]


def _described(
    key: str, sql: str, relation: Query, engine: Engine, columns: Mapping[str, str]
) -> dict[str, str]:
    """Return the columns of a SELECT; what the engine refuses is said of the metric's key."""
    try:
        return engine.describe(sql, relation.params)
    except SourceError as error:
        unknown = _UNKNOWN_COLUMN.search(error.message)
        if unknown is None:
            raise MetricError(key, error.message, error.help) from None
        name = unknown[1]
        raise MetricError(key, f"there is no column `{name}`", _near(name, columns)) from None


def _near(name: str, columns: Mapping[str, str]) -> str:
    near = nearest(name, columns, 1)
    return f"did you mean `{near[0]}`?" if near else "columns: " + ", ".join(columns)


def _number(kind: str, key: str = "expression") -> str:
    if family(kind) in ("number", "flag"):
        return kind
    help = "write epoch(...) for a time span in seconds, or another expression"
    raise MetricError(key, f"the {key} gives {kind}, not a number", help)

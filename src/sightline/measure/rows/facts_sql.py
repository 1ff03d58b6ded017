"""The rows of a metric within a window, as SQL: `value`, one row an observation.

Every instant and every value of a condition is a parameter. A value that is not a number (NaN)
is a missing one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sightline.measure.language.criterion import CriterionError, Predicate
from sightline.measure.language.window import Span, rfc3339
from sightline.measure.rows.column_types import family, instant_sql, time_sql
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.rows.predicate_sql import Field, Fields, predicate_sql
from sightline.store.errors import SourceError
from sightline.store.sources import Source
from sightline.store.sql_text import quoted

NONE: Mapping[str, Field] = {}
_PERIOD_STEP = {"day": "INTERVAL 1 DAY", "week": "INTERVAL 7 DAY", "month": "INTERVAL 1 MONTH"}


@dataclass(frozen=True, slots=True)
class Query:
    """A SELECT and the values of its placeholders, in order."""

    sql: str
    params: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The observations of a metric: a relation, what it holds, and the SQL of value and time.

    `columns` are the relation's columns with their types, `dimensions` the metric's dimensions that
    are no columns, each with its SQL and type; `where` is the condition on the observations.
    `numerator` and `denominator` are the SQL of a ratio, `event` of what happened; "" where none.
    `reads` are the sources that a `query` reads besides the metric's own.
    """

    relation: Query
    columns: Mapping[str, str]
    value: str
    value_type: str
    time: str
    time_type: str
    dimensions: Mapping[str, Field] = field(default_factory=dict)
    where: Predicate | None = None
    numerator: str = ""
    denominator: str = ""
    event: str = ""
    reads: tuple[Source, ...] = ()


def source_rows(
    metric: Metric,
    tables: Sequence[tuple[Source, Mapping[str, str]]],
    as_of: datetime,
    dimensions: Mapping[str, Field] = NONE,
    within: Sequence[Predicate] = (),
) -> Query:
    """Return the relation that holds a metric's facts, before any window or condition.

    For a plain metric that goes by the source's time it is the source itself, and its window ends
    early enough. All others are computed from the rows before `as_of`, by the source's time, so
    that asking for an earlier date gives that date's answer. `tables` are the
    metric's source and then those that its `query` reads besides, with their columns. `within` are
    more conditions on the rows of a metric that has one value a period, `dimensions` what they may
    name besides the columns.
    """
    source, columns = tables[0]
    name = quoted(source.name)
    moment = rfc3339(as_of)
    if not metric.per and not metric.query:
        if not source.time or metric.time in ("", source.time):
            return Query(name, ())
        _, known = _known(source, columns)
        return Query(f"(SELECT * FROM {name} WHERE {known})", (moment,))
    if metric.query:
        return _view(metric, tables, moment)
    time, known = _known(source, columns)
    filters, params = _filters(metric, source, columns, dimensions, within)
    rows = f"SELECT * FROM {name} WHERE {' AND '.join([known, *filters])}"
    grouped = _per_period if metric.period else _per_entity
    return grouped(metric, Query(rows, (moment, *params)), time, moment)


def _view(metric: Metric, tables: Sequence[tuple[Source, Mapping[str, str]]], moment: str) -> Query:
    # Each source is shadowed by its rows up to the as-of date; one without a time is read whole.
    cuts = []
    for source, columns in tables:
        if source is tables[0][0] or source.time:
            name, (_, known) = quoted(source.name), _known(source, columns)
            cuts.append(f"{name} AS (SELECT * FROM main.{name} WHERE {known})")
    sql = f"(WITH {', '.join(cuts)}\nSELECT * FROM (\n{metric.query}\n))"
    return Query(sql, (moment,) * len(cuts))


def _known(source: Source, columns: Mapping[str, str]) -> tuple[str, str]:
    """Return the SQL of a source's time, and of "before the as-of date" with one placeholder."""
    column, kind = _source_time(source, columns)
    time = time_sql(quoted(column), kind)
    return time, f"{time} < {instant_sql(kind)}"


def _source_time(source: Source, columns: Mapping[str, str]) -> tuple[str, str]:
    if not source.time:
        help = f'add time = "..." to [sources.{source.name}] in sightline.toml'
        raise MetricError(
            "source", f"source `{source.name}` doesn't say which column is the time", help
        )
    return source.time, source_time_type(source, columns)


def source_time_type(source: Source, columns: Mapping[str, str]) -> str:
    """Return the type of a source's time; SourceError at its declaration where it is none."""
    try:
        return time_type(source.time, columns, "time")
    except MetricError as error:
        raise SourceError(error.message, error.help, source.name, "time") from None


def time_type(column: str, columns: Mapping[str, str], key: str) -> str:
    """Return the type of a column that is to be the time; MetricError where it is none."""
    kind = columns.get(column)
    if kind is None:
        raise MetricError(key, f"there is no column `{column}`", "columns: " + ", ".join(columns))
    if family(kind) not in ("time", "text"):
        raise MetricError(key, f"column `{column}` is {kind}, not a time", "name a column of times")
    return kind


def _filters(
    metric: Metric,
    source: Source,
    columns: Mapping[str, str],
    dimensions: Mapping[str, Field],
    within: Sequence[Predicate],
) -> tuple[list[str], list[Any]]:
    own = column_fields(columns, source)
    fields = Fields({**dimensions, **own}, metric.populations)
    texts, params = filter_sql(metric, fields)
    for predicate in within:
        sql, values = predicate_sql(predicate, fields)
        texts.append(f"({sql})")
        params += values
    return texts, params


def filter_sql(metric: Metric, fields: Fields) -> tuple[list[str], list[Any]]:
    """Return the conditions that always hold as SQL; MetricError at the filter that is wrong."""
    texts: list[str] = []
    params: list[Any] = []
    for index, predicate in enumerate(metric.filters):
        try:
            sql, values = predicate_sql(predicate, fields)
        except CriterionError as error:
            raise MetricError(f"filters/{index}", error.message, error.help) from None
        texts.append(f"({sql})")
        params += values
    return texts, params


def column_fields(columns: Mapping[str, str], source: Source) -> dict[str, Field]:
    """Return the columns of a relation as what conditions may name, with the source's units."""
    return {
        name: Field(_number_or_null(quoted(name), kind), kind, source.unit_of(name))
        for name, kind in columns.items()
    }


def _number_or_null(sql: str, sql_type: str) -> str:
    return f"nullif({sql}, CAST('NaN' AS DOUBLE))" if sql_type in ("FLOAT", "DOUBLE") else sql


def _per_entity(metric: Metric, rows: Query, time: str, moment: str) -> Query:
    keys = ", ".join(quoted(name) for name in metric.per)
    when = f"({metric.time})" if metric.time else f"min({time})"
    extra = "".join(f", ({sql}) AS {quoted(name)}" for name, sql in metric.dimensions.items())
    missing = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in metric.per)
    sql = (
        f"(SELECT {keys}, ({metric.expression}) AS value, {when} AS time{extra}\n"
        f"FROM ({rows.sql})\nWHERE {missing} GROUP BY {keys})"
    )
    return Query(sql, rows.params)


def _per_period(metric: Metric, rows: Query, time: str, moment: str) -> Query:
    word = metric.period
    step = _PERIOD_STEP[word]
    start = f"date_trunc('{word}', CAST({time} AS TIMESTAMP WITH TIME ZONE))"
    end = f"date_trunc('{word}', CAST(? AS TIMESTAMP WITH TIME ZONE)) - {step}"
    value = f"({metric.expression})"
    sql = (
        f"(WITH known AS ({rows.sql}),\n"
        f"found AS (SELECT {start} AS period, {value} AS value FROM known GROUP BY 1),\n"
        "periods AS (SELECT unnest(generate_series("
        f"(SELECT min(period) FROM found), {end}, {step})) AS period)\n"
        f"SELECT period AS time, CASE WHEN found.period IS NULL"
        f" THEN (SELECT {value} FROM known WHERE false) ELSE found.value END AS value\n"
        f"FROM periods LEFT JOIN found USING (period))"
    )
    return Query(sql, (*rows.params, moment))


def observations(
    metric: Metric,
    source: Source,
    facts: Facts,
    span: Span,
    where: Predicate | None,
    extra: Query | None = None,
) -> Query:
    """Return the SELECT of a metric's observations within a window and a condition.

    Its columns: `value` as DOUBLE, and those of `extra` (more columns, ending without a comma).
    """
    inner = rows_within(metric, source, facts, span, where)
    more = f", {extra.sql}" if extra else ""
    head = extra.params if extra else ()
    return Query(f"SELECT {value_sql(facts)} AS value{more}\n{inner.sql}", (*head, *inner.params))


def value_sql(facts: Facts) -> str:
    """Return the SQL of a metric's value as a DOUBLE; NaN is a missing one."""
    if not facts.value:
        return "NULL"
    return f"nullif(CAST({facts.value} AS DOUBLE), CAST('NaN' AS DOUBLE))"


def rows_within(
    metric: Metric, source: Source, facts: Facts, span: Span, where: Predicate | None
) -> Query:
    """Return the FROM and WHERE of a metric's observations within a window and a condition."""
    time = time_sql(facts.time, facts.time_type)
    place = instant_sql(facts.time_type)
    conditions = [f"{time} >= {place}", f"{time} < {place}"]
    params: list[Any] = [rfc3339(span.start), rfc3339(span.end)]
    fields = fields_of(metric, source, facts)
    if not metric.per:
        texts, values = filter_sql(metric, fields)
        conditions += texts
        params += values
    if where is not None:
        sql, values = predicate_sql(where, fields)
        conditions.append(f"({sql})")
        params += values
    sql = f"FROM {facts.relation.sql}\nWHERE " + " AND ".join(conditions)
    return Query(sql, (*facts.relation.params, *params))


def fields_of(metric: Metric, source: Source, facts: Facts) -> Fields:
    """Return what `where` and `share(...)` may name.

    The relation's columns, the metric's dimensions, and the metric's own value as `value`, `x` or
    the last word of its name, where no column is called so.
    """
    columns = column_fields(facts.columns, source)
    columns = {**facts.dimensions, **columns}
    if facts.value:
        own = Field(_number_or_null(facts.value, facts.value_type), facts.value_type, metric.unit)
        if metric.per or metric.query:
            columns["value"] = own
        for name in ("value", "x", metric.last_word):
            columns.setdefault(name, own)
    return Fields(columns, metric.populations)

"""The values of one dimension, the most frequent first, each as a condition that selects it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sightline.measure.figures.figures import Observed
from sightline.measure.language.criterion import And, Comparison, Instant, Literal_, Quantity
from sightline.measure.rows.column_types import family
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.facts_sql import Facts, Query, fields_of, observations
from sightline.measure.rows.metric import Metric
from sightline.measure.rows.predicate_sql import Field
from sightline.measure.rows.row_conditions import split_by_row
from sightline.store.engine import Engine
from sightline.store.sources import Source
from sightline.text.near import nearest

MOST_GROUPS = 20


class NoSuchDimension(Exception):
    """A metric can't be split by a name; `known` are names that it can be split by, `near` the one
    that may have been meant, or ""."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known
        self.near = next(iter(nearest(name, known, limit=1)), "")


@dataclass(frozen=True, slots=True)
class Group:
    """One value of a dimension: how many rows have it, and the condition that says so."""

    value: Any
    rows: int
    condition: Comparison


def groups_of(observed: Observed, dimension: str, engine: Engine) -> tuple[tuple[Group, ...], int]:
    """Return the most frequent values of a dimension, at most 20, and how many more there are.

    Of equally frequent ones the smaller comes first, a missing one last. Numbers and times that are
    all shown come in their own order. Raises NoSuchDimension.
    """
    rows, field = _rows(observed, dimension, engine)
    sql = (
        f"SELECT g, count(*) AS n, count(*) OVER () AS groups FROM (\n{rows.sql}\n)\n"
        f"GROUP BY g ORDER BY n DESC, g NULLS LAST LIMIT {MOST_GROUPS}"
    )
    _, found = engine.run(sql, rows.params)
    more = (found[0][2] - len(found)) if found else 0
    if not more and family(field.sql_type) in ("number", "time"):
        found.sort(key=lambda row: (row[0] is None, row[0]))
    listed = tuple(
        Group(_as_json(g), n, Comparison(dimension, "=", _literal(g, field, dimension)))
        for g, n, _ in found
    )
    return listed, more


def _rows(observed: Observed, dimension: str, engine: Engine) -> tuple[Query, Field]:
    metric, source, facts = observed.metric, observed.source, observed.facts
    if metric.period:
        # One value a period: it is the rows behind the values that are split.
        metric, facts = _rows_behind(observed, engine)
    known = fields_of(metric, source, facts).columns
    field = known.get(dimension)
    if field is None or family(field.sql_type) == "other":
        raise NoSuchDimension(dimension, _can_split(metric, source, facts, engine))
    extra = Query(f"{field.sql} AS g", ())
    return observations(metric, source, facts, observed.span, facts.where, extra), field


def _can_split(metric: Metric, source: Source, facts: Facts, engine: Engine) -> list[str]:
    """Names to split by: the metric's dimensions, then columns; not its time, not its own value."""
    held = engine.columns(source.name) if not metric.query else {}
    own = {"at", "time", "value", "x", metric.last_word} - set(held)
    names = [n for n in facts.columns if n not in own and n != source.time]
    return list(dict.fromkeys([*facts.dimensions, *names]))


def _rows_behind(observed: Observed, engine: Engine) -> tuple[Metric, Facts]:
    metric, source = observed.metric, observed.source
    plain = replace(metric, per=(), expression="", time="")
    within, _ = split_by_row(metric, observed.where)
    where = And(within) if len(within) > 1 else within[0] if within else None
    return plain, facts_of(plain, source, engine, observed.span.end, (), where)


def _literal(value: Any, field: Field, dimension: str) -> Literal_:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, date):
        return Instant(value.isoformat())
    kind = family(field.sql_type)
    if kind == "time":
        return Instant(str(value).replace(" ", "T"))
    if kind == "number":
        return Quantity(float(value) if isinstance(value, Decimal) else value)
    return str(value)


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, bool | int | float) else str(value)

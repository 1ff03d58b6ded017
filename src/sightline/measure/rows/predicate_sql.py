"""Turns a condition into SQL, its values bound as parameters, its types checked.

A comparison with a missing value is neither true nor false, as in SQL: such a row is not part of
a `where`, and counts as worst in `share(...)`. Only `= null` and `!= null` ask for missing values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sightline.measure.language import units
from sightline.measure.language.criterion import (
    And,
    Comparison,
    CriterionError,
    Instant,
    Literal_,
    Membership,
    Named,
    Not,
    Or,
    Predicate,
    Quantity,
)
from sightline.measure.language.criterion_printer import render_name
from sightline.measure.rows.column_types import family, instant_sql, instant_text, time_sql
from sightline.measure.rows.metric import MetricError
from sightline.text.near import nearest

_FITS = {"number": (Quantity,), "text": (str,), "flag": (bool,), "time": (Instant,), "other": ()}
_SHOWN = {
    "number": "a number",
    "text": "text",
    "flag": "true or false",
    "time": "a time",
    "other": "of a type that conditions can't compare",
}
DEEPEST_POPULATION = 10


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a condition may name: its SQL, the type of that, and its unit."""

    sql: str
    sql_type: str
    unit: str = ""


@dataclass(slots=True)
class Fields:
    """All that conditions of one metric may name."""

    columns: Mapping[str, Field]
    populations: Mapping[str, Predicate] = field(default_factory=dict)
    open_populations: tuple[str, ...] = ()


def predicate_sql(predicate: Predicate, fields: Fields) -> tuple[str, list[Any]]:
    """Return the SQL of a condition and its parameters, in order.

    Raises CriterionError at the column of a name that does not exist or a value that doesn't fit.
    """
    if isinstance(predicate, Comparison):
        return _comparison(predicate, fields)
    if isinstance(predicate, Membership):
        return _membership(predicate, fields)
    if isinstance(predicate, Named):
        return _named(predicate, fields)
    if isinstance(predicate, Not):
        sql, params = predicate_sql(predicate.part, fields)
        return f"NOT ({sql})", params
    word = " AND " if isinstance(predicate, And) else " OR "
    return _joined(predicate, word, fields)


def _joined(predicate: And | Or, word: str, fields: Fields) -> tuple[str, list[Any]]:
    texts: list[str] = []
    params: list[Any] = []
    for part in predicate.parts:
        sql, values = predicate_sql(part, fields)
        texts.append(f"({sql})" if isinstance(part, And | Or) else sql)
        params += values
    return word.join(texts), params


def _comparison(predicate: Comparison, fields: Fields) -> tuple[str, list[Any]]:
    target = _field(predicate.name, predicate.column, fields)
    value = predicate.value
    if value is None:
        return f"{target.sql} IS {'NOT ' if predicate.comparator == '!=' else ''}NULL", []
    if isinstance(value, bool) and predicate.comparator not in ("=", "!="):
        raise _refusal(predicate, "true and false are only = or !=", "write: = true")
    bound = _bound(predicate, value, target)
    place = _place(target)
    sign = {"!=": "<>"}.get(predicate.comparator, predicate.comparator)
    return f"{_comparable(target)} {sign} {place}", [bound]


def _membership(predicate: Membership, fields: Fields) -> tuple[str, list[Any]]:
    target = _field(predicate.name, predicate.column, fields)
    known = [value for value in predicate.values if value is not None]
    bound = [_bound(predicate, value, target) for value in known]
    places = ", ".join(_place(target) for _ in bound)
    is_among = f"{_comparable(target)} IN ({places})" if bound else ""
    if len(known) == len(predicate.values):
        return is_among, bound
    is_missing = f"{target.sql} IS NULL"
    # A missing value is in the list for certain, so the answer is known for every row.
    return (f"({is_missing} OR {is_among})" if bound else is_missing), bound


def _named(predicate: Named, fields: Fields) -> tuple[str, list[Any]]:
    name = predicate.name
    if name in fields.populations:
        if name in fields.open_populations or len(fields.open_populations) >= DEEPEST_POPULATION:
            raise _refusal(predicate, f"the population {name!r} is defined by itself", "")
        inner = Fields(fields.columns, fields.populations, (*fields.open_populations, name))
        try:
            sql, params = predicate_sql(fields.populations[name], inner)
        except CriterionError as error:  # its columns are those of the population's own text
            raise MetricError(f"populations/{name}", error.message, error.help) from None
        return f"({sql})", params
    target = _field(name, predicate.column, fields)
    if family(target.sql_type) != "flag":
        shown = _SHOWN[family(target.sql_type)]
        raise _refusal(
            predicate, f"{name!r} is {shown}, so it needs a comparison", f"write: {name} = ..."
        )
    return target.sql, []


def _field(name: str, column: int, fields: Fields) -> Field:
    found = fields.columns.get(name)
    if found is None:
        near = nearest(name, [*fields.columns, *fields.populations], 1)
        help = "columns: " + ", ".join(fields.columns)
        if fields.populations:
            help += "; populations: " + ", ".join(map(render_name, fields.populations))
        help = f"did you mean {render_name(near[0])}?" if near else help
        raise CriterionError(f"there is no column {name!r}", column, column + len(name), help)
    return found


def _bound(predicate: Comparison | Membership, value: Literal_, target: Field) -> Any:
    kind = family(target.sql_type)
    if not isinstance(value, _FITS[kind]):
        shown = {Quantity: "a number", str: "text", bool: "true or false", Instant: "a time"}
        message = f"{predicate.name!r} is {_SHOWN[kind]}, not {shown.get(type(value), 'that')}"
        raise _refusal(predicate, message, _help_for(kind))
    if isinstance(value, Instant):
        return instant_text(value)
    if not isinstance(value, Quantity):
        return value
    try:
        return units.convert(value.value, value.unit, target.unit)
    except units.UnitError as error:
        raise CriterionError(
            f"{predicate.name!r}: {error.message}", value.column, value.column + 1, error.help
        ) from None


def _help_for(kind: str) -> str:
    return {
        "number": "write a number without quotes",
        "text": "write text in single quotes: 'search'",
        "flag": "write: = true",
        "time": "write a date: 2026-03-01, or a time: 2026-03-01T09:30:00Z",
    }.get(kind, "compare another column")


def _comparable(target: Field) -> str:
    kind = family(target.sql_type)
    if kind == "time":
        return time_sql(target.sql, target.sql_type)
    return (
        f"CAST({target.sql} AS VARCHAR)"
        if target.sql_type != "VARCHAR" and kind == "text"
        else target.sql
    )


def _place(target: Field) -> str:
    return instant_sql(target.sql_type) if family(target.sql_type) == "time" else "?"


def _refusal(predicate: Comparison | Membership | Named, message: str, help: str) -> CriterionError:
    column = predicate.column
    return CriterionError(message, column, column + len(predicate.name), help)

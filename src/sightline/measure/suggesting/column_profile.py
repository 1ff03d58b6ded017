"""What each column of a source is: told by its type, its name, and what stands in it.

Roles: `time`, `id` (a value of its own in nearly every row), `entity` (somebody or something that
comes again), `event` (the name of what happened), `status` (codes as HTTP has them), `flag`,
`number` with its unit, `category` (at most 30 values), and `text` for everything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from sightline.measure.rows.column_types import family
from sightline.measure.rows.facts_sql import Query
from sightline.store.engine import Engine
from sightline.store.sources import Source
from sightline.store.sql_text import quoted

MOST_CATEGORIES = 30
_MOST_EVENTS = 200
_UNITS = {
    "ns": "ns", "us": "us", "ms": "ms", "msec": "ms", "millis": "ms", "s": "s", "sec": "s",
    "secs": "s", "seconds": "s", "min": "min", "mins": "min", "minutes": "min", "h": "h",
    "hours": "h", "d": "d", "days": "d", "bytes": "B", "kb": "kB", "mb": "MB", "gb": "GB",
    "kib": "KiB", "mib": "MiB", "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF",
    "pct": "%", "percent": "%",
}  # fmt: skip
_ENTITIES = re.compile(
    r"(?:user|account|customer|author|person|developer|member|org|tenant|team|session|actor|device"
    r"|client|contributor|visitor|order|project|repo)(?:_?(?:id|key|uuid|hash))?\Z",
    re.IGNORECASE,
)
_ID = re.compile(r"(?:\A|_)(?:id|uuid|guid|key|hash|commit)\Z", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:event|event_?name|event_?type|action|activity|step|stage|phase|milestone|status|state)\Z",
    re.IGNORECASE,
)
_STATUS = re.compile(r"(?:http_?)?(?:status|status_?code|response_?code)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column: its role, how many values are missing and (about) how many differ."""

    name: str
    type: str
    role: str
    unit: str
    n: int
    missing: int
    distinct: int
    low: Any
    high: Any


def profiles(source: Source, rows: Query, engine: Engine) -> tuple[ColumnProfile, ...]:
    """Return what each column of a relation is, in their order. Raises SourceError."""
    columns = engine.columns(source.name)
    parts = ["count(*)"]
    for name, kind in columns.items():
        column = quoted(name)
        ends = family(kind) in ("number", "time")
        low, high = (f"CAST({f}({column}) AS VARCHAR)" if ends else "NULL" for f in ("min", "max"))
        if family(kind) == "number":
            low, high = (f"CAST({f}({column}) AS DOUBLE)" for f in ("min", "max"))
        parts += [f"count({column})", f"approx_count_distinct({column})", low, high]
    [row] = engine.run(f"SELECT {', '.join(parts)} FROM {rows.sql}", rows.params)[1]
    total, found = row[0], []
    for index, (name, kind) in enumerate(columns.items()):
        held, distinct, low, high = row[1 + 4 * index : 5 + 4 * index]
        unit = source.unit_of(name) or unit_of(name)
        one = ColumnProfile(name, kind, "", unit, total, total - held, distinct, low, high)
        found.append(replace(one, role=role_of(one)))
    return tuple(found)


def unit_of(name: str) -> str:
    """Return the unit that a column's name ends in, or "".

    >>> unit_of("latency_ms"), unit_of("size_bytes"), unit_of("items"), unit_of("totalSeconds")
    ('ms', 'B', '', 's')
    """
    words = re.split(r"[_\W]+", re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower())
    return _UNITS.get(words[-1], "") if len(words) > 1 else ""


def role_of(column: ColumnProfile) -> str:
    """Return the role of a column; see the top of this module."""
    kind, held = family(column.type), column.n - column.missing
    if kind in ("time", "flag"):
        return kind
    if kind == "other" or not held:
        return "text"
    is_unique = column.distinct >= 0.9 * held and held >= 20
    if _ENTITIES.match(column.name) and not is_unique:
        is_few = 2 <= column.distinct <= MOST_CATEGORIES and held >= 100 * column.distinct
        return "category" if is_few else "entity"
    if _ID.search(column.name):
        return "id" if is_unique else "entity"
    if kind == "number":
        return _number(column)
    if _EVENT.match(column.name) and 2 <= column.distinct <= _MOST_EVENTS:
        return "event"
    if is_unique:
        return "id"
    return "category" if 2 <= column.distinct <= MOST_CATEGORIES else "text"


def _number(column: ColumnProfile) -> str:
    whole = column.type.partition("(")[0] not in ("FLOAT", "DOUBLE", "DECIMAL")
    if _STATUS.match(column.name) and whole and column.low >= 100 and column.high <= 599:
        return "status"
    few = whole and not column.unit and 2 <= column.distinct <= 12 and column.n >= 50
    return "category" if few and column.high - column.low <= 12 else "number"

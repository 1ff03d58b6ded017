"""Runs SQL that somebody typed over the sources that they may see, each up to the as-of date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sightline.measure.console.query_sql import QueryError, TypedQuery, judged, refuse_endless
from sightline.measure.console.query_values import plain_rows, projected
from sightline.measure.data_access import DataAccess
from sightline.measure.language.window import rfc3339
from sightline.measure.rows.column_types import instant_sql, time_sql
from sightline.measure.rows.facts_sql import Query, source_time_type
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.memory_bound import memory_bound
from sightline.store.sources import Source
from sightline.store.sql_text import quoted
from sightline.text.near import nearest

_UNKNOWN = (
    re.compile(r'Referenced column "(.+?)" (?:was )?not found'),
    re.compile(r'does not have a column named "(.+?)"'),
)
_UNKNOWN_FUNCTION = re.compile(r"Function with name (\S+) does not exist")
_OUT_OF_MEMORY = re.compile(
    r"allocat(?:e|ion)|out of memory|larger than 2\^32|maximum supported", re.IGNORECASE
)
_TOO_MUCH = ("this needs more memory than one question may have", "group, or ask for less")
_MOST_GROWTH_BYTES = 2 << 30
MOST_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query: at most as many as asked for, of `total`."""

    columns: dict[str, str]
    rows: tuple[tuple[Any, ...], ...]
    total: int
    query: Query
    reads: tuple[Source, ...]


def asked(root: str, data: DataAccess, text: str, limit: int) -> Answer:
    """Answer a SELECT with at most `limit` rows. Raises QueryError, SourceError."""
    words = {word.lower() for word in re.findall(r"[\w-]+", text)}
    named = [source for name, source in data.sources.items() if name.lower() in words]
    with Engine(root, named, bounded=True) as engine:
        typed = judged(text, engine, tuple(data.sources))
        reads = tuple(data.sources[name] for name in typed.reads)
        query = _cut(typed, reads, data, engine)
        try:
            with memory_bound(_MOST_GROWTH_BYTES):
                return _answer(typed, query, reads, engine, limit)
        except MemoryError:
            raise QueryError(*_TOO_MUCH) from None
        except SourceError as error:
            raise _explained(error, typed, reads, engine) from None


def _answer(
    typed: TypedQuery, query: Query, reads: tuple[Source, ...], engine: Engine, limit: int
) -> Answer:
    columns = engine.describe(query.sql, query.params)
    refuse_endless(engine, query.sql, query.params)
    types = list(columns.values())
    shown = projected(query.sql, types)
    _, rows = engine.run(shown, query.params, limit + 1)
    total = len(rows)
    if total > limit:
        counted = f"SELECT count(*) FROM (\n{query.sql}\n)"
        total = engine.run(counted, query.params)[1][0][0]
    values = plain_rows(rows[:limit], types)
    return Answer(columns, values, total, query, reads)


def _cut(typed: TypedQuery, reads: Sequence[Source], data: DataAccess, engine: Engine) -> Query:
    """The query over its sources as they were before the as-of date; rows in a steady order."""
    cuts, params = [], []
    for source in reads:
        columns = engine.columns(source.name)
        if source.time:
            name, kind = quoted(source.name), source_time_type(source, columns)
            known = f"{time_sql(quoted(source.time), kind)} < {instant_sql(kind)}"
            cuts.append(f"{name} AS (SELECT * FROM main.{name} WHERE {known})")
            params.append(rfc3339(data.as_of))
    head = f"WITH {', '.join(cuts)}\n" if cuts else ""
    order = "" if typed.is_ordered else "\nORDER BY ALL"
    return Query(f"{head}SELECT * FROM (\n{typed.text}\n){order}", tuple(params))


def _explained(
    error: SourceError, typed: TypedQuery, reads: Sequence[Source], engine: Engine
) -> QueryError:
    """The engine's reason with the place in the text, and the name that was probably meant."""
    for pattern in _UNKNOWN:
        found = pattern.search(error.message)
        if found is not None:
            name = found[1]
            columns = [c for source in reads for c in engine.columns(source.name)]
            near = nearest(name, columns, limit=1)
            known = "columns: " + ", ".join(dict.fromkeys(columns)) if columns else ""
            help = f"did you mean `{near[0]}`?" if near else known or "name a source: FROM ..."
            return QueryError(f"there is no column `{name}`", help, _place(typed, name))
    function = _UNKNOWN_FUNCTION.search(error.message)
    if function is not None:
        help = "DuckDB's SQL is understood: https://duckdb.org/docs/sql/functions/overview"
        name = function[1]
        return QueryError(f"there is no function `{name}`", help, _place(typed, name))
    if _OUT_OF_MEMORY.search(error.message):
        return QueryError(*_TOO_MUCH)
    return QueryError(error.message, error.help or "look at the SQL")


def _place(typed: TypedQuery, name: str) -> int:
    return typed.names.get(name.lower(), -1)

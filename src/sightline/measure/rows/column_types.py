"""The few families that column types fall into, and the SQL that compares with each."""

from __future__ import annotations

from datetime import UTC, datetime

from sightline.measure.language.criterion import Instant
from sightline.measure.language.window import rfc3339

_NUMBERS = (
    "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER",
    "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE", "DECIMAL",
)  # fmt: skip


def family(sql_type: str) -> str:
    """Return `number`, `text`, `flag`, `time` or `other` for a type of the query engine.

    >>> family("DECIMAL(18,3)"), family("TIMESTAMP WITH TIME ZONE"), family("VARCHAR[]")
    ('number', 'time', 'other')
    """
    if sql_type.endswith("]"):
        return "other"
    word = sql_type.partition("(")[0]
    if word in _NUMBERS:
        return "number"
    if word in ("VARCHAR", "ENUM", "UUID", "CHAR"):
        return "text"
    if word == "BOOLEAN":
        return "flag"
    return "time" if word == "DATE" or word.startswith("TIMESTAMP") else "other"


def time_sql(column: str, sql_type: str) -> str:
    """Return the SQL of a time column in a form that compares with `instant_sql`."""
    if sql_type == "DATE":
        return f"CAST({column} AS TIMESTAMP)"
    if family(sql_type) == "text":
        return f"CAST({column} AS TIMESTAMP WITH TIME ZONE)"
    return column


def instant_sql(sql_type: str) -> str:
    """Return the placeholder of an instant to compare a time column with, in the column's type."""
    if sql_type.startswith("TIMESTAMP") and sql_type != "TIMESTAMP WITH TIME ZONE":
        return "CAST(? AS TIMESTAMP)"
    if sql_type == "DATE":
        return "CAST(? AS TIMESTAMP)"
    return "CAST(? AS TIMESTAMP WITH TIME ZONE)"


def instant_text(instant: Instant) -> str:
    """Return a written date or time as RFC 3339 in UTC; without a zone, UTC is meant."""
    moment = datetime.fromisoformat(instant.text.upper())
    return rfc3339(moment if moment.tzinfo else moment.replace(tzinfo=UTC))

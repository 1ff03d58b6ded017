"""Pulls the rows of one query from PostgreSQL, in a read-only transaction, also from a replica.

The rows stream as CSV (`COPY ... TO STDOUT`), and get the types that the database says they have.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from sightline.store.sql_text import literal

_READ_ONLY = "-c default_transaction_read_only=on -c TimeZone=UTC"
_TYPES = {
    16: "BOOLEAN", 20: "BIGINT", 21: "SMALLINT", 23: "INTEGER", 26: "BIGINT", 700: "FLOAT",
    701: "DOUBLE", 1082: "DATE", 1114: "TIMESTAMP", 1184: "TIMESTAMPTZ", 1083: "TIME",
}  # fmt: skip
_NUMERIC, _MOST_DIGITS = 1700, 38


def pull_from_postgres(address: str, query: str, target: str) -> None:
    """Write the rows of a SELECT to a Parquet file. Raises what the driver raises."""
    psycopg = import_module("psycopg")
    staged = target + ".csv"
    with psycopg.connect(address, options=_READ_ONLY) as connection:
        connection.read_only = True
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM (\n{query}\n) AS pulled LIMIT 0")
            types = {column.name: _type(column) for column in cursor.description}
            with open(staged, "wb") as file, cursor.copy(_copy(query)) as rows:
                for block in rows:
                    file.write(block)
    _to_parquet(staged, types, target)
    os.unlink(staged)


def _copy(query: str) -> str:
    return f"COPY (\n{query}\n) TO STDOUT (FORMAT csv, HEADER)"


def _type(column: Any) -> str:
    if column.type_code == _NUMERIC:
        digits, scale = column.precision, column.scale
        if digits is None or scale is None or digits > _MOST_DIGITS:
            return "DOUBLE"
        return f"DECIMAL({digits},{scale})"
    return _TYPES.get(column.type_code, "VARCHAR")


def _to_parquet(staged: str, types: dict[str, str], target: str) -> None:
    import duckdb

    columns = ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in types.items())
    reader = (
        f"read_csv({literal(staged)}, header = true, auto_detect = false, delim = ',',"
        f" quote = '\"', escape = '\"', allow_quoted_nulls = false, columns = {{{columns}}})"
    )
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"COPY (SELECT * FROM {reader}) TO {literal(target)} (FORMAT parquet)")

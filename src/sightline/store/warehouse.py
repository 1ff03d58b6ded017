"""Runs one read-only query on PostgreSQL, or on any other warehouse through Ibis.

Ibis, with PostgreSQL's driver, is an optional extra (`pip install 'sightline[warehouse]'`). The
query is parsed in the warehouse's own dialect and must be a single SELECT without a part that
writes; PostgreSQL, DuckDB and SQLite are told to refuse writes besides. No message repeats the
address of the connection.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from sightline.store.errors import SourceError
from sightline.store.postgres import pull_from_postgres
from sightline.store.refresh import Refresh
from sightline.store.sql_text import literal

_ROWS_A_BATCH = 50_000
_WRITING = (
    "Insert", "Update", "Delete", "Merge", "Create", "Drop", "Alter", "Into", "Command", "Copy",
    "TruncateTable", "Set", "Use", "Transaction", "Grant", "Attach", "Detach", "Pragma", "Lock",
)  # fmt: skip


def pull_query(refresh: Refresh, target: str) -> None:
    """Write the rows of a query to a Parquet file. Raises SourceError."""
    sqlglot = _module("sqlglot")
    address = _address(refresh.connection)
    query = refresh.query.strip().rstrip(";").rstrip()
    try:
        if address.startswith(("postgresql://", "postgres://")):
            _module("psycopg")
            _require_one_select(query, "postgres", sqlglot)
            pull_from_postgres(address, query, target)
        elif address.startswith("duckdb://"):
            _require_one_select(query, "duckdb", sqlglot)
            _pull_from_duckdb(address, query, target)
        else:
            _pull_through_ibis(address, query, target, sqlglot)
    except SourceError:
        raise
    except Exception as error:  # a driver of its own behind each warehouse, with errors of its own
        raise SourceError(_told(error, address), "look at the query", key="refresh") from None


def _pull_through_ibis(address: str, query: str, target: str, sqlglot: Any) -> None:
    ibis, parquet = _module("ibis"), _module("pyarrow.parquet")
    connection = ibis.connect(address)
    try:
        _require_one_select(query, connection.dialect, sqlglot)
        rows = connection.sql(query)
        if connection.name == "sqlite":
            connection.con.execute("PRAGMA query_only = ON")
        batches = rows.to_pyarrow_batches(chunk_size=_ROWS_A_BATCH)
        with parquet.ParquetWriter(target, batches.schema) as writer:
            for batch in batches:
                writer.write_batch(batch)
    finally:
        connection.disconnect()


def _pull_from_duckdb(address: str, query: str, target: str) -> None:
    """From a DuckDB file, with the engine that is there anyway."""
    import duckdb

    path = address.removeprefix("duckdb://").partition("?")[0]
    with duckdb.connect(path, read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"COPY (\n{query}\n) TO {literal(target)} (FORMAT parquet)")


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        help = "pip install 'sightline[warehouse]'"
        raise SourceError("a query to a warehouse needs Ibis", help, key="refresh") from None


def _address(connection: str) -> str:
    if not connection.startswith("env:"):
        return connection
    name = connection.removeprefix("env:")
    address = os.environ.get(name, "").strip()
    if not address:
        help = f"set it: export {name}=postgresql://user:password@host/name"
        raise SourceError(f"the variable {name} is not set", help, key="refresh")
    return address


def _require_one_select(query: str, dialect: Any, sqlglot: Any) -> None:
    expressions = sqlglot.expressions
    help = "write one SELECT"
    try:
        found = [one for one in sqlglot.parse(query, read=dialect) if one is not None]
    except sqlglot.errors.SqlglotError as error:
        first = str(error).partition("\n")[0]
        raise SourceError(f"this is not SQL: {first}", help, key="refresh") from None
    writing = tuple(getattr(expressions, n) for n in _WRITING if hasattr(expressions, n))
    if len(found) != 1 or not isinstance(found[0], expressions.Query) or found[0].find(*writing):
        raise SourceError("only a single SELECT is run here", help, key="refresh")


def _told(error: Exception, address: str) -> str:
    """The driver's reason in one line, without the address or any part of it that is secret."""
    from urllib.parse import unquote, urlsplit

    line = " ".join(str(error).split()) or type(error).__name__
    parts = urlsplit(address)
    secrets = [address, parts.netloc, parts.password or "", parts.query]
    for secret in sorted({s for one in secrets for s in (one, unquote(one))}, key=len)[::-1]:
        if secret:
            line = line.replace(secret, "***")
    return f"the warehouse refused: {line[:300]}"

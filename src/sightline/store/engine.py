"""Asks questions of the declared sources, through DuckDB, and of nothing else.

The engine lives in memory. Parquet files are read in place, CSV and JSON Lines are loaded once
(every row is looked at to tell the types, so types do not depend on a sample). Then access to
anything but the declared files is switched off and the configuration is locked: SQL that reads
another file, writes one, attaches a database or loads an extension is refused by the engine
itself. Only single SELECT statements run, in read-only transactions. Sessions are in UTC.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sightline.store.csv_dialect import misfit, separator
from sightline.store.errors import NotSQL, SourceError
from sightline.store.sources import Source, resolve_files
from sightline.store.sql_text import literal, quoted

if TYPE_CHECKING:
    import duckdb

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "temp_directory": "",
}
_READERS = {
    "parquet": "read_parquet({files}, union_by_name = true)",
    "csv": "read_csv({files}, delim = {separator}, quote = '\"', escape = '\"', header = true,"
    " skip = 0, comment = '', sample_size = -1, union_by_name = true)",
    "jsonl": "read_json({files}, format = 'newline_delimited', sample_size = -1,"
    " union_by_name = true)",
}
_UNLIKE = re.compile(
    r"CSV Error on Line: (\d+).*?Error when converting column \"([^\"]+)\"\. "
    r"Could not convert string \"([^\"]*)\" to '([A-Z]+)",
    re.DOTALL,
)
_ZONED = "TIMESTAMP WITH TIME ZONE"
_MOST_MEMORY = "1GB"
_UNSTEADY: dict[str, frozenset[str]] = {}
"""What an engine of a version says of its own functions; nothing can add to them."""


class Engine:
    """An open engine over some sources. A source that cannot be read spoils only itself.

    A `bounded` one takes little memory, for SQL that anybody may have written, and counts with one
    thread, so that sums come out alike to the last digit.
    """

    def __init__(
        self, root: str | os.PathLike[str], sources: Iterable[Source], *, bounded: bool = False
    ) -> None:
        import duckdb  # heavy: loaded only when data are asked

        self._duckdb = duckdb
        self._root = os.path.realpath(root)
        self._problems: dict[str, SourceError] = {}
        self._columns: dict[str, dict[str, str]] = {}
        self._connection = duckdb.connect(":memory:", config=_CONFIG)
        self._connection.execute("SET TimeZone = 'UTC'")
        if bounded:
            self._connection.execute(f"SET memory_limit = '{_MOST_MEMORY}'; SET threads = 1")
        files: list[str] = []
        for source in sources:
            try:
                files += self._open(source)
            except SourceError as error:
                self._problems[source.name] = error
        self._lock(files)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; safe to call twice."""
        self._connection.close()

    def columns(self, source: str) -> dict[str, str]:
        """Return the columns of a source and their types, in order; SourceError if unreadable."""
        if source in self._problems:
            raise self._problems[source]
        if source not in self._columns:
            raise SourceError(
                f"there is no source `{source}`", "declare it in sightline.toml", source
            )
        return self._columns[source]

    def is_empty(self, source: str) -> bool:
        """Tell whether a source has no row at all, so that not even its types are known."""
        self.columns(source)
        _, rows = self.run(f"SELECT count(*) FROM (SELECT 1 FROM {quoted(source)} LIMIT 1)")
        return rows == [(0,)]

    def describe(self, sql: str, params: Sequence[Any] = ()) -> dict[str, str]:
        """Return the columns that a SELECT would give, and their types, without running it."""
        self._require_select(sql)
        rows = self._execute(f"DESCRIBE {sql}", params).fetchall()
        return {str(row[0]): str(row[1]) for row in rows}

    def run(
        self, sql: str, params: Sequence[Any] = (), limit: int | None = None
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the column names and rows of one SELECT, its values bound as parameters.

        Times with a zone come as text in UTC. Raises SourceError with the engine's reason.
        """
        self._require_select(sql)
        self._connection.execute("BEGIN TRANSACTION READ ONLY")
        try:
            cursor = self._execute(sql, params)
            names = [str(column[0]) for column in cursor.description or ()]
            types = [str(column[1]) for column in cursor.description or ()]
            if any(_ZONED in kind for kind in types):
                cursor = self._execute(_as_text(sql, types), params)
            rows = self._fetch(cursor, limit)
        finally:
            self._connection.execute("ROLLBACK")
        return names, rows

    def plan(self, sql: str, params: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return how the engine would answer a SELECT: its steps, each with those below it."""
        import json

        self._require_select(sql)
        rows = self._execute(f"EXPLAIN (FORMAT JSON) {sql}", params).fetchall()
        steps: list[dict[str, Any]] = json.loads(rows[0][1])
        return steps

    def statement_tree(self, sql: str) -> dict[str, Any]:
        """Return a SELECT as the engine's own parser reads it; NotSQL where it can't."""
        import json

        row = self._execute("SELECT json_serialize_sql(CAST(? AS VARCHAR))", [sql]).fetchone()
        tree: dict[str, Any] = json.loads(row[0]) if row else {}
        if tree.get("error"):
            reason = f"this is not SQL: {tree.get('error_message', '')}".rstrip(": ")
            raise NotSQL(reason, int(tree.get("position") or -1))
        return tree

    def unsteady_functions(self) -> frozenset[str]:
        """Return the functions whose answer depends on the moment, the session or on chance."""
        version = self._duckdb.__version__
        if version not in _UNSTEADY:
            sql = "SELECT function_name FROM duckdb_functions() WHERE stability <> 'CONSISTENT'"
            rows = self._execute(sql, []).fetchall()
            _UNSTEADY[version] = frozenset(str(row[0]) for row in rows)
        return _UNSTEADY[version]

    def _open(self, source: Source) -> list[str]:
        files = resolve_files(self._root, source)
        comma = separator(files[0], source.name) if source.format == "csv" else ""
        reader = _READERS[source.format].format(files=literal(files), separator=literal(comma))
        kind = "VIEW" if source.format == "parquet" else "TABLE"
        name = quoted(source.name)
        try:
            self._connection.execute(f"CREATE {kind} {name} AS SELECT * FROM {reader}")
            rows = self._connection.execute(f"DESCRIBE {name}").fetchall()
        except self._duckdb.Error as error:
            help = f"is it really {source.format}? look at the file"
            unlike = _unlike_the_others(str(error))
            if unlike:
                raise SourceError(*unlike, source.name) from error
            raise SourceError(
                self._why_unreadable(error, files, comma), help, source.name
            ) from error
        self._columns[source.name] = {str(row[0]): str(row[1]) for row in rows}
        return files if source.format == "parquet" else []

    def _why_unreadable(self, error: Exception, files: list[str], comma: str) -> str:
        for path in files if comma else ():
            found = misfit(path, comma)
            if found:
                return f"{os.path.relpath(path, self._root)}: {found}"
        return self._reason(error)

    def _lock(self, files: list[str]) -> None:
        execute = self._connection.execute
        execute(f"SET allowed_paths = {literal(files)}")
        execute("SET enable_external_access = false")
        execute("SET lock_configuration = true")

    def _require_select(self, sql: str) -> None:
        help = "write one SELECT"
        try:
            statements = self._connection.extract_statements(sql)
        except self._duckdb.Error as error:
            raise SourceError(self._reason(error), help) from error
        if len(statements) != 1 or statements[0].type != self._duckdb.StatementType.SELECT:
            raise SourceError("only a single SELECT is run here", help)

    def _execute(self, sql: str, params: Sequence[Any]) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, list(params))
        except self._duckdb.Error as error:
            raise SourceError(self._reason(error)) from error

    def _fetch(self, cursor: duckdb.DuckDBPyConnection, limit: int | None) -> list[tuple[Any, ...]]:
        try:
            return cursor.fetchall() if limit is None else cursor.fetchmany(limit)
        except self._duckdb.Error as error:
            raise SourceError(self._reason(error)) from error

    def _reason(self, error: Exception) -> str:
        """Return the engine's reason in one line, without the paths of this machine."""
        text = str(error).split("\n\nLINE ")[0].split("\n\nPossible")[0]
        line = " ".join(text.split()).replace(self._root + os.sep, "")
        kind, _, rest = line.partition(" Error: ")
        return rest if rest and len(kind) < 30 else line


def _unlike_the_others(reason: str) -> tuple[str, str] | None:
    """What is wrong, and what to do, where one value of a CSV column has another form."""
    found = _UNLIKE.search(reason)
    if found is None:
        return None
    line, column, value, kind = found.groups()
    if kind.startswith(("DATE", "TIMESTAMP")):
        help = "write each time as 2026-11-01T09:30:00Z (RFC 3339), each day as 2026-11-01"
    else:
        help = "write all values of the column alike"
    return f"column `{column}` mixes forms: line {line} has `{value[:40]}`, others differ", help


def _as_text(sql: str, types: list[str]) -> str:
    names = [f"c{index}" for index in range(len(types))]
    shown = ", ".join(
        f"CAST({name} AS VARCHAR)" if _ZONED in kind else name
        for name, kind in zip(names, types, strict=True)
    )
    return f"SELECT {shown} FROM (\n{sql.rstrip().rstrip(';')}\n) AS t({', '.join(names)})"

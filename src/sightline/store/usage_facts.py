"""Usage facts: what traffic showed of a contract, kept in DuckDB under `.sightline/state/`.

A source is imported in one transaction, whole or not at all, under the hash of its content: the
same content is never counted twice, and a log that has grown replaces what was imported of it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sightline.kernel.errors import Locked, Refused
from sightline.kernel.files.new_folder import make_folder
from sightline.kernel.files.safe_paths import WorkspaceRoot, open_dir_beneath
from sightline.store.snapshots import ignore_all

if TYPE_CHECKING:
    import duckdb

__all__ = ["PATH", "Fact", "Import", "UsageFacts", "in_memory", "kept_facts"]

PATH = ".sightline/state/usage.duckdb"
_CONFIG: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "temp_directory": "",
    "threads": 1,
}
_SCHEMA = """
CREATE TABLE IF NOT EXISTS contracts(digest VARCHAR PRIMARY KEY, document BLOB);
CREATE TABLE IF NOT EXISTS imports(
  id INTEGER, digest VARCHAR, size BIGINT, api VARCHAR, name VARCHAR, format VARCHAR,
  contract VARCHAR, consumers VARCHAR, calls BIGINT, matched BIGINT,
  undated BIGINT, broken BIGINT, skipped BIGINT,
  first DOUBLE, last DOUBLE);
CREATE TABLE IF NOT EXISTS facts(
  import INTEGER, day VARCHAR, consumer VARCHAR, operation VARCHAR, direction VARCHAR,
  location VARCHAR, part VARCHAR, value VARCHAR, status VARCHAR, calls BIGINT,
  first DOUBLE, last DOUBLE);
CREATE TABLE IF NOT EXISTS callers(import INTEGER, match VARCHAR, value VARCHAR, calls BIGINT);
"""
_MOST_ROWS = 1_000_000
_TYPES = ("VARCHAR",) * 8 + ("BIGINT", "DOUBLE", "DOUBLE")


class Fact(NamedTuple):
    """So many calls of a day, by a consumer, of an operation, that touched one part of it."""

    day: str
    consumer: str
    operation: str
    direction: str
    location: str
    part: str
    value: str
    status: str
    calls: int
    first: float | None
    last: float | None


@dataclass(frozen=True, slots=True)
class Import:
    """One source as it was counted. Times are in seconds since 1970, None where none is told.

    `digest` is that of the source's content, `contract` and `consumers` those of what it was
    counted with.
    """

    digest: str
    size: int
    api: str
    name: str
    format: str
    contract: str
    consumers: str
    calls: int
    matched: int
    undated: int
    broken: int
    skipped: int
    first: float | None
    last: float | None


class UsageFacts:
    """An open store of usage facts."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, is_new: bool) -> None:
        self._connection = connection
        if is_new:
            connection.execute(_SCHEMA)

    def close(self) -> None:
        """Let go of the file; safe to call twice."""
        self._connection.close()

    def run(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a SELECT over `facts`, `imports` and `callers`."""
        rows: list[tuple[Any, ...]] = self._connection.execute(sql, list(params)).fetchall()
        return rows

    def imports(self, api: str) -> list[Import]:
        """What was imported about an API, in order."""
        names = ", ".join(Import.__slots__)
        rows = self.run(f"SELECT {names} FROM imports WHERE api = ? ORDER BY id", [api])
        return [Import(*row) for row in rows]

    def contract(self, digest: str) -> bytes | None:
        """The contract (as JSON) with which something was imported."""
        import zlib

        rows = self.run("SELECT document FROM contracts WHERE digest = ?", [digest])
        return zlib.decompress(rows[0][0]) if rows else None

    @contextmanager
    def importing(self, api: str) -> Iterator[Importing]:
        """Import one source; an error undoes all of it."""
        self._connection.execute("BEGIN TRANSACTION")
        try:
            importing = Importing(self._connection, api)
            yield importing
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT" if importing.is_kept else "ROLLBACK")


class Importing:
    """A source while it is imported: `add` its facts, then `keep` them under its name."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, api: str) -> None:
        self._connection = connection
        self._api = api
        [(last,)] = connection.execute("SELECT max(id) FROM imports").fetchall()
        self._id = (last or 0) + 1
        self.is_kept = False
        self._rows = 0
        self._most_rows = _MOST_ROWS

    def add(self, facts: list[Fact]) -> None:
        """Put facts beside those that are there; equal ones are added up now and then."""
        lists = [list(column) for column in zip(*facts, strict=True)]
        columns = ", ".join(f"unnest(?::{kind}[])" for kind in _TYPES)
        self._connection.execute(f"INSERT INTO facts SELECT {self._id}, {columns}", lists)
        self._rows += len(facts)
        if self._rows >= self._most_rows:
            self._add_up()
            [(self._rows,)] = self._connection.execute(
                f"SELECT count(*) FROM facts WHERE import = {self._id}"
            ).fetchall()
            self._most_rows = max(_MOST_ROWS, 2 * self._rows)

    def keep(
        self,
        what: Import,
        callers: list[tuple[str, str, int]],
        contract: bytes,
        replaced: Sequence[str] = (),
    ) -> None:
        """Keep the import; those whose digests are in `replaced` are part of it and go."""
        import zlib

        execute = self._connection.execute
        for digest in replaced:
            old = "SELECT id FROM imports WHERE api = ? AND digest = ?"
            for table, column in (("facts", "import"), ("callers", "import"), ("imports", "id")):
                sql = f"DELETE FROM {table} WHERE {column} IN ({old})"
                execute(sql, [self._api, digest])
        self._add_up()
        places = ", ".join("?" * (1 + len(Import.__slots__)))
        values = [getattr(what, name) for name in Import.__slots__]
        execute(f"INSERT INTO imports VALUES ({places})", [self._id, *values])
        if callers:
            lists = [list(column) for column in zip(*callers, strict=True)]
            sql = f"INSERT INTO callers SELECT {self._id}, unnest(?::VARCHAR[]), "
            execute(sql + "unnest(?::VARCHAR[]), unnest(?::BIGINT[])", lists)
        known = execute("SELECT 1 FROM contracts WHERE digest = ?", [what.contract]).fetchall()
        if not known:
            held = zlib.compress(contract, 1)
            execute("INSERT INTO contracts VALUES (?, ?)", [what.contract, held])
        self.is_kept = True

    def _add_up(self) -> None:
        """Facts that were handed on in several batches become one row each."""
        names = "day, consumer, operation, direction, location, part, value, status"
        execute = self._connection.execute
        execute(
            f"CREATE TEMP TABLE added AS SELECT import, {names}, sum(calls)::BIGINT AS calls,"
            f" min(first) AS first, max(last) AS last FROM facts WHERE import = {self._id}"
            f" GROUP BY import, {names} ORDER BY {names}"
        )
        execute(f"DELETE FROM facts WHERE import = {self._id}")
        execute("INSERT INTO facts SELECT * FROM added")
        execute("DROP TABLE added")


def in_memory() -> UsageFacts:
    """A store that is gone when it is closed: for traffic that is only looked at."""
    import duckdb

    return UsageFacts(duckdb.connect(":memory:", config=_CONFIG), is_new=True)


def kept_facts(root: str, *, writes: bool = False) -> UsageFacts | None:
    """The workspace's own store; None where nothing was imported yet and nothing is written.

    Raises Refused where it can't be opened, Locked while somebody else imports.
    """
    import duckdb

    if writes:
        _make_ready(root)
    path = os.path.join(root, *PATH.split("/"))
    try:
        status = os.lstat(path)
    except OSError:
        if not writes:
            return None
    else:
        if not stat.S_ISREG(status.st_mode):
            raise _refused("it is not a regular file")
    try:
        connection = duckdb.connect(path, read_only=not writes, config=_CONFIG)
        facts = UsageFacts(connection, is_new=writes)
        connection.execute("SET enable_external_access = false")
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise Locked(PATH) from None
        raise _refused("it can't be read or written") from None
    except duckdb.Error:
        raise _refused("it is no file of usage facts") from None
    return facts


def _make_ready(root: str) -> None:
    make_folder(root)
    with WorkspaceRoot(root) as workspace:
        folder = open_dir_beneath(workspace.fd, (".sightline", "state"), create=True)
        try:
            ignore_all(folder)
        finally:
            os.close(folder)


def _refused(why: str) -> Refused:
    return Refused(
        f"The usage facts can't be opened: {why}.",
        help=f"Look at {PATH}; without it, import the traffic again.",
        path=PATH,
    )

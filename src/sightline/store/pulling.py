"""Gets the rows of a source anew, and says how they differ from those that are there."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.refresh import newest_file
from sightline.store.sources import Source, format_of
from sightline.store.sql_text import literal, quoted
from sightline.store.warehouse import pull_query

_COPIES = {
    "parquet": "FORMAT parquet",
    "csv": "FORMAT csv, HEADER true",
    "jsonl": "FORMAT json, ARRAY false",
}


@dataclass(frozen=True, slots=True)
class Table:
    """How many rows a source has, and its columns with their types."""

    rows: int
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Pulled:
    """The new content of a source's file, what it holds, and where it came from."""

    content: bytes
    table: Table
    origin: str


def pull(root: str, source: Source) -> Pulled:
    """Return a source's rows anew, in its own format. Nothing is written in the workspace.

    Raises SourceError where they can't be had, or can't be read afterwards.
    """
    refresh = source.refresh
    assert refresh is not None
    with TemporaryDirectory(prefix="sightline-") as folder:
        try:
            if refresh.query:
                got, form = os.path.join(folder, "pulled.parquet"), "parquet"
                pull_query(refresh, got)
                origin = f"query to {refresh.connection.partition('://')[0]}"
            else:
                path = newest_file(root, refresh.file)
                form = format_of(path) or source.format
                got = os.path.join(folder, "got" + _ending(path))
                shutil.copyfile(path, got)
                origin = os.path.basename(path)
            return Pulled(*_in_format(folder, got, form, source), origin)
        except OSError as error:
            help = "name a file that you may read"
            raise SourceError(str(error.strerror or error), help, source.name, "refresh") from None
        except SourceError as error:
            raise SourceError(error.message, error.help, source.name, "refresh") from None


def table_of(root: str, source: Source) -> Table | None:
    """Return what a source holds now; None where it can't be read, or is not there yet."""
    try:
        with Engine(root, [source]) as engine:
            columns = engine.columns(source.name)
            [[rows]] = engine.run(f"SELECT count(*) FROM {quoted(source.name)}")[1]
    except SourceError:
        return None
    return Table(rows, columns)


def _in_format(folder: str, got: str, form: str, source: Source) -> tuple[bytes, Table]:
    if form != source.format:
        got = _converted(folder, got, form, source)
    copy = Source(source.name, (os.path.basename(got),), source.format)
    with Engine(folder, [copy]) as engine:
        columns = engine.columns(source.name)
        [[rows]] = engine.run(f"SELECT count(*) FROM {quoted(source.name)}")[1]
    with open(got, "rb") as file:
        return file.read(), Table(rows, columns)


def _converted(folder: str, got: str, form: str, source: Source) -> str:
    """The same rows in the format of the source's file."""
    import duckdb

    target = os.path.join(folder, f"pulled.{source.format}")
    copy = Source(source.name, (os.path.basename(got),), form)
    with Engine(folder, [copy]) as engine:
        engine.columns(source.name)  # so that a file that can't be read is told in words
    reader = {"csv": "read_csv", "parquet": "read_parquet", "jsonl": "read_json"}[form]
    whole = "" if form == "parquet" else ", sample_size = -1"
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        rows = f"SELECT * FROM {reader}({literal(got)}{whole})"
        connection.execute(f"COPY ({rows}) TO {literal(target)} ({_COPIES[source.format]})")
    return target


def _ending(path: str) -> str:
    name = os.path.basename(path)
    return name[name.index(".") :] if "." in name else ""

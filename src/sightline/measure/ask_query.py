"""``query``: any question that SQL can put to the declared sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.measure.console.asking_sql import MOST_ROWS, Answer, asked
from sightline.measure.console.query_sql import QueryError
from sightline.measure.data_access import DataAccess
from sightline.measure.data_problem import place_of_source, settings_lines
from sightline.measure.language.window import rfc3339
from sightline.store.errors import SourceError


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A SELECT over the declared sources, and how many of its rows to show."""

    sql: str = argument(
        help="one SELECT over the declared sources; a FILE.sql, or - for standard input",
        metavar="SQL", required=True,
    )  # fmt: skip
    limit: int = option(100, help="how many rows to show; 0 for all", metavar="N")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the result, and its type as DuckDB names it."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The first rows of an answer, of `total`; times in UTC, decimals with all their digits.

    ``query`` and ``params`` are what was run: the sources, each up to the as-of date, and the SQL
    over them. ``whole`` names the sources that have no time and were read whole. ``hidden`` counts
    the documents and sources that are withheld.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int
    truncated: bool
    query: str
    params: tuple[Any, ...]
    sources: tuple[str, ...]
    whole: tuple[str, ...]
    as_of: str
    hidden: int


@operation(
    "query",
    renderers={
        "text": "sightline.measure.render_query:text",
        "csv": "sightline.measure.render_query:csv",
    },
)
def query(view: WorkspaceView, request: QueryRequest) -> QueryResult:
    """Put one SELECT to the declared sources, in DuckDB's SQL; nothing is ever written.

    Each source is there under its name, with its rows up to the as-of date. Rows without an
    ORDER BY come in the order of a source's file, or sorted by their columns from the left.
    `--save` keeps a single number as evidence in `readings/`.
    """
    data = DataAccess(view)
    return result_of(answered(view, data, request.sql, request.limit), data)


def answered(view: WorkspaceView, data: DataAccess, sql: str, limit: int) -> Answer:
    """The answer to a SELECT. Raises UsageError at the place that has to change."""
    if not 0 <= limit <= MOST_ROWS:
        raise UsageError(f"--limit {limit}: from 0 to {MOST_ROWS:,}", help="0 shows all rows")
    if not sql.strip():
        names = ", ".join(data.sources) or "none is declared yet"
        raise UsageError("there is no SQL", help=f"write SELECT * FROM SOURCE; sources: {names}")
    view.progress("asking the sources")
    try:
        found = asked(view.root, data, sql, limit or MOST_ROWS)
    except QueryError as error:
        raise UsageError(error.message + _place(sql, error.offset), help=error.help) from None
    except SourceError as error:
        raise _at_its_place(view, error) from None
    if not limit and found.total > MOST_ROWS:
        message = f"{found.total:,} rows are more than can be shown"
        raise UsageError(message, help=f"--limit {MOST_ROWS} shows the most")
    return found


def result_of(found: Answer, data: DataAccess) -> QueryResult:
    """An answer as every surface gives it."""
    columns = tuple(Column(name, kind) for name, kind in found.columns.items())
    whole = tuple(source.name for source in found.reads if not source.time)
    return QueryResult(
        columns, found.rows, found.total, found.total > len(found.rows), found.query.sql,
        found.query.params, tuple(source.name for source in found.reads), whole,
        rfc3339(data.as_of), data.hidden,
    )  # fmt: skip


def _place(sql: str, offset: int) -> str:
    """` (line 1, column 8)`: where it stands in the SQL as typed, both from 1."""
    if offset < 0:
        return ""
    before = sql[: len(sql) - len(sql.lstrip()) + offset]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f" (line {line}, column {column})"


def _at_its_place(view: WorkspaceView, error: SourceError) -> UsageError:
    lines = settings_lines(view)
    help = error.help or "`sightline explain MEA021` says more"
    if not error.source or not lines:
        return UsageError(error.message, help=help)
    path, place = place_of_source(lines, error.source, error.key)
    return UsageError(error.message, help=help, path=path, line=place.line, column=place.column)

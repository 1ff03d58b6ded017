"""Finds the value that made a whole column text: one `n/a` among numbers, one odd date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sightline.measure.rows.column_types import family
from sightline.measure.rows.metric import Metric, MetricError
from sightline.measure.shown_figures import shortened
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source
from sightline.store.sql_text import quoted

_WORD = re.compile(r"\w+")
_TIMES = "write a time as 2026-11-01T09:30:00Z (RFC 3339), or a day as 2026-11-01 (YYYY-MM-DD)"


def refuse_texts_as_times(
    metric: Metric, source: Source, columns: Mapping[str, str], engine: Engine
) -> None:
    """Raise SourceError or MetricError, where the time is declared, at a text that is no time."""
    own = metric.time if not metric.per and not metric.query else ""
    for column, is_own in ((own, True), ("" if own else source.time, False)):
        if family(columns.get(column, "")) != "text":
            continue
        found = _misfit(source, column, "TIMESTAMP WITH TIME ZONE", engine)
        if found is not None:
            row, value, _ = found
            message = f"column `{column}` has `{value}` in row {row:,}, which is no time"
            if is_own:
                raise MetricError("time", message, _TIMES)
            raise SourceError(message, _TIMES, source.name, "time")


def refuse_texts_as_numbers(
    metric: Metric, source: Source, columns: Mapping[str, str], engine: Engine
) -> None:
    """Raise MetricError where the expression is a column of numbers but for some texts."""
    column = metric.expression.strip().strip('"')
    if metric.query or not _WORD.fullmatch(column) or family(columns.get(column, "")) != "text":
        return
    found = _misfit(source, column, "DOUBLE", engine)
    if found is not None and found[2]:
        row, value, _ = found
        message = f"column `{column}` is text, not numbers: row {row:,} has `{value}`"
        help = f"mend the value, or write try_cast({column} AS DOUBLE): it is missing then"
        raise MetricError("expression", message, help)


def _misfit(source: Source, column: str, kind: str, engine: Engine) -> tuple[int, str, bool] | None:
    """The first value that is not of a type, with its row, and whether any other value is."""
    fits = f"try_cast(value AS {kind}) IS NOT NULL"
    sql = (
        "SELECT min(row) FILTER (NOT fits), arg_min(value, row) FILTER (NOT fits), bool_or(fits)\n"
        f"FROM (SELECT row, value, {fits} AS fits FROM (SELECT row_number() OVER () AS row,"
        f" CAST({quoted(column)} AS VARCHAR) AS value FROM {quoted(source.name)})\n"
        "WHERE value IS NOT NULL)"
    )
    _, rows = engine.run(sql)
    row, value, any_fits = rows[0]
    return None if row is None else (int(row), shortened(str(value), 40), bool(any_fits))

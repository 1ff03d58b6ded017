"""How refreshed sources are shown: rows before and now, and columns that changed."""

from __future__ import annotations

from typing import Any

from sightline.measure.shown_figures import one_line


def text(result: Any, colour: bool = False) -> str:
    """A line for each source, and below it what its readers should know."""
    lines = []
    for found in result.sources:
        lines.append(f"{found.source}  {_rows(found)}  from {one_line(found.origin)}")
        for column in found.columns:
            lines.append(f"  {_column(column)}")
        if found.metrics:
            names = ", ".join(found.metrics)
            mark = "\x1b[33mlook at\x1b[0m" if colour else "look at"
            lines.append(f"  {mark}: {names}, which name such a column")
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines) + "\n"


def _rows(found: Any) -> str:
    if not found.changed:
        return f"{found.rows:,} rows, the same as before"
    if found.rows_before is None:
        return f"{found.rows:,} rows in {found.path}"
    more = found.rows - found.rows_before
    return f"{found.rows_before:,} -> {found.rows:,} rows ({more:+,}) in {found.path}"


def _column(column: Any) -> str:
    name = one_line(column.name)
    if column.old is None:
        return f"new column: {name} ({column.new.lower()})"
    if column.new is None:
        return f"column gone: {name} ({column.old.lower()})"
    return f"column of another type: {name} ({column.old.lower()} -> {column.new.lower()})"

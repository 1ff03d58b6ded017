"""How the result of ``query`` is shown: an aligned table, or CSV for other programs."""

from __future__ import annotations

import csv as csv_format
import io
import json
from typing import Any

from sightline.measure.console.query_values import is_number
from sightline.measure.shown_figures import one_line, shortened

_WIDEST = 48


def text(result: Any, colour: bool = False) -> str:
    """Names, types and rows, aligned; numbers to the right; below them how many there are."""
    rows = [[_cell(value) for value in row] for row in result.rows]
    names = [shortened(column.name, _WIDEST) for column in result.columns]
    types = [shortened(column.type.lower(), _WIDEST) for column in result.columns]
    right = [is_number(column.type) for column in result.columns]
    widths = [max(map(len, column)) for column in zip(names, types, *rows, strict=True)]
    lines = [_line(names, widths, right), _line(types, widths, right)]
    if colour:
        lines = [f"\x1b[1m{lines[0]}\x1b[0m", f"\x1b[2m{lines[1]}\x1b[0m"]
    lines += [_line(row, widths, right) for row in rows]
    lines.append(_summary(result))
    if result.whole:
        names = [f"`{name}`" for name in result.whole]
        lines.append(f"note: {', '.join(names)} has no time, so all of its rows were read")
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines) + "\n"


def saved(result: Any, colour: bool = False) -> str:
    """The same, and below it where the number is kept."""
    word = "saved" if result.is_new else "saved before"
    return f"{text(result, colour)}{word}: {result.id} in {result.path}\n"


def csv(result: Any, colour: bool = False) -> str:
    """The rows as CSV with a header (RFC 4180, lines ending in \\n); a missing value is empty."""
    out = io.StringIO()
    writer = csv_format.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in result.columns])
    writer.writerows([_field(value) for value in row] for row in result.rows)
    return out.getvalue()


def _summary(result: Any) -> str:
    if result.truncated:
        shown = f"first {len(result.rows):,} of {result.total:,} rows; --limit 0 shows all"
    else:
        shown = "1 row" if result.total == 1 else f"{result.total:,} rows"
    return f"{shown}, as of {result.as_of}"


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    placed = (
        cell.rjust(width) if is_right else cell.ljust(width)
        for cell, width, is_right in zip(cells, widths, right, strict=True)
    )
    return "  ".join(placed).rstrip()


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return shortened(one_line(_field(value)), _WIDEST)


def _field(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return repr(value) if isinstance(value, float) else str(value)

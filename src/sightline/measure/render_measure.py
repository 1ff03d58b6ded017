"""How the result of ``measure`` is shown: a small table, and a line of blocks for its trend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sightline.measure.shown_figures import (
    one_line,
    shortened,
    shown_figure,
    shown_number,
    shown_value,
    shown_window,
)

_BLOCKS = "▁▂▃▄▅▆▇█"
_WIDEST_GROUP = 32


def text(result: Any, colour: bool = False) -> str:
    """A line per statistic, or per group where the metric is split."""
    named = f"\x1b[1m{result.metric}\x1b[0m" if colour else result.metric
    lines = [f"{named}  {one_line(result.title)}"]
    lines.append(f"over {shown_window(result.window)} to {result.as_of}{_condition(result)}")
    lines += _table(_split(result) if result.by else _whole(result))
    if result.more_groups:
        lines.append(f"  {result.more_groups:,} more")
    if result.trend is not None:
        lines += _trend(result)
    lines += [f"note: {one_line(note)}" for note in _notes(result)]
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def sparkline(values: Sequence[float | None]) -> str:
    """Return one block a value, as high as the value between the least and the greatest.

    >>> sparkline([1, 2, None, 4, 8])
    '▁▂ ▄█'
    """
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    top = len(_BLOCKS) - 1
    return "".join(
        " "
        if value is None
        else _BLOCKS[round((value - low) / (high - low) * top) if high > low else top // 2]
        for value in values
    )


def _condition(result: Any) -> str:
    return f", where {one_line(result.where)}" if result.where else ""


def _whole(result: Any) -> list[list[str]]:
    rows = []
    for figure in result.groups[0].figures:
        reading = figure.reading
        shown = shown_figure(reading) if reading.n or figure.statistic == "count" else "no data"
        rows.append([figure.statistic, shown, f"n={reading.n:,}"])
    return rows


def _split(result: Any) -> list[list[str]]:
    names = [figure.statistic for figure in result.groups[0].figures] if result.groups else []
    head = [one_line(result.by), *names]
    rows = [head]
    for group in result.groups:
        value = "(missing)" if group.value is None else str(group.value)
        cells = [
            shown_figure(f.reading) if f.reading.n or f.statistic == "count" else "no data"
            for f in group.figures
        ]
        rows.append([shortened(value, _WIDEST_GROUP), *cells])
    return rows


def _table(rows: list[list[str]]) -> list[str]:
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]


def _trend(result: Any) -> list[str]:
    trend = result.trend
    values = [point.value for point in trend.points]
    known = [value for value in values if value is not None]
    if len(known) < 2 or not any(point.n for point in trend.points):
        return []
    unit = {"share": "share", "count": ""}.get(trend.statistic, result.unit)
    low, high = (shown_value(extreme, unit) for extreme in (min(known), max(known)))
    count = shown_number(len(values))
    return [
        f"  {sparkline(values)}",
        f"  {trend.statistic} of each {trend.every}, {count} to {result.as_of[:10]}:"
        f" {low} to {high}",
    ]


def _notes(result: Any) -> list[str]:
    notes = dict.fromkeys(result.notes)
    if result.by is None:
        for figure in result.groups[0].figures:
            notes |= dict.fromkeys(figure.notes)
    return list(notes)

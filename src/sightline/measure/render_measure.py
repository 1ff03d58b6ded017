"""How the result of ``measure`` is shown: a small table, its distribution, and its trend."""

from __future__ import annotations

from typing import Any

from sightline.charts.terminal import sparkline
from sightline.measure.figures.drawing import INDENT, is_worth_drawing, lines_of, unit_of
from sightline.measure.shown_figures import (
    one_line,
    shortened,
    shown_figure,
    shown_number,
    shown_value,
    shown_window,
)

_WIDEST_GROUP = 32


def text(result: Any, colour: bool = False) -> str:
    """A line per statistic, or per group where the metric is split."""
    named = f"\x1b[1m{result.metric}\x1b[0m" if colour else result.metric
    lines = [f"{named}  {one_line(result.title)}"]
    beside = ""
    if result.compared:
        beside = f", beside {shown_window(result.compared)} to {result.compared['end'][:10]}"
    over = f"over {shown_window(result.window)} to {result.as_of}"
    lines.append(f"{over}{beside}{_condition(result)}")
    lines += _table(_split(result) if result.by else _whole(result))
    if result.more_groups:
        lines.append(f"  {result.more_groups:,} more")
    lines += lines_of(result.distribution)
    if result.trend is not None:
        lines += _trend(result)
    lines += [f"note: {one_line(note)}" for note in _notes(result)]
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _condition(result: Any) -> str:
    return f", where {one_line(result.where)}" if result.where else ""


def _whole(result: Any) -> list[list[str]]:
    group = result.groups[0]
    rows = [["", "now", "", "before", "", "change"]] if group.changes is not None else []
    for number, figure in enumerate(group.figures):
        reading = figure.reading
        row = [figure.statistic, _shown(figure.statistic, reading), f"n={reading.n:,}"]
        if group.changes is not None:
            change = group.changes[number]
            before = change.before
            row += [_shown(change.statistic, before), f"n={before.n:,}", _change(change)]
        rows.append(row)
    return rows


def _split(result: Any) -> list[list[str]]:
    names = [figure.statistic for figure in result.groups[0].figures] if result.groups else []
    head = [one_line(result.by), *names]
    rows = [head]
    for group in result.groups:
        value = "(missing)" if group.value is None else str(group.value)
        cells = [_shown(figure.statistic, figure.reading) for figure in group.figures]
        if group.changes is not None:
            cells = [
                f"{cell} ({_in_short(change)})"
                for cell, change in zip(cells, group.changes, strict=True)
            ]
        rows.append([shortened(value, _WIDEST_GROUP), *cells])
    return rows


def _shown(statistic: str, reading: Any) -> str:
    return shown_figure(reading) if reading.n or statistic == "count" else "no data"


def _change(change: Any) -> str:
    """`+12 ms, +5.2 % [1.1, 9.3]`: the limits are of the relative change where there is one."""
    if change.absolute is None:
        return "not known"
    parts = [_absolute(change)]
    if change.relative is not None:
        parts.append(f"{_signed(change.relative.value * 100)} %{_limits(change.relative)}")
    else:
        parts[0] += _limits(change.absolute, _scale(change))
    return ", ".join(parts)


def _in_short(change: Any) -> str:
    if change.relative is not None:
        return f"{_signed(change.relative.value * 100)} %"
    return _absolute(change) if change.absolute is not None else "change not known"


def _absolute(change: Any) -> str:
    unit = "pp" if change.before.unit == "share" else one_line(change.before.unit)
    return f"{_signed(change.absolute.value * _scale(change))} {unit}".rstrip()


def _scale(change: Any) -> int:
    """What a share is multiplied by to be counted in points."""
    return 100 if change.before.unit == "share" else 1


def _limits(amount: Any, scale: int = 100) -> str:
    if amount.low is None and amount.high is None:
        return ""
    limits = (amount.low, amount.high)
    low, high = ("?" if limit is None else _signed(limit * scale) for limit in limits)
    return f" [{low}, {high}]"


def _signed(value: float) -> str:
    """A change with its sign, to one decimal, or to as many as tell it from none."""
    shown = next((s for s in (f"{value:+,.{d}f}" for d in (1, 2, 3)) if s.strip("+-0.")), "")
    if not shown:
        return f"{value:+.2g}" if value else "0"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


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
    if not is_worth_drawing(trend):
        return []
    values = [point.value for point in trend.points]
    known = [value for value in values if value is not None]
    unit = unit_of(trend, result.unit)
    low, high = (shown_value(extreme, unit) for extreme in (min(known), max(known)))
    count = shown_number(len(values))
    gaps = len(values) - len(known)
    without = f"; a gap is one without a value ({gaps:,})" if gaps else ""
    return [
        INDENT + sparkline(values),
        f"{INDENT}{trend.statistic} of each {trend.every}, {count} to {result.as_of[:10]}:"
        f" {low} to {high}{without}",
    ]


def _notes(result: Any) -> list[str]:
    notes = dict.fromkeys(result.notes)
    if result.by is None:
        for figure in result.groups[0].figures:
            notes |= dict.fromkeys(figure.notes)
    return list(notes)

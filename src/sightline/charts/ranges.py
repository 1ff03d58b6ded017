"""Ranges side by side on one axis: a bar from low to high, an arrow where no upper end is known.

A range of one value is a point. All ranges of one chart have one unit; the axis begins at 0 only
where a range does, since the place of a bar counts, not its length from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sightline.charts.chart import Table
from sightline.charts.vega import BLUE, INK, Spec, Words, whole

__all__ = ["RangeBar", "range_lines", "range_table", "ranges_spec"]

Show = Callable[[float], str]
_WIDTH, _STEP = 480, 26
_LEAST_DRAWN = 12
_BEYOND = 3  # an open end reaches beyond the highest value that is named
_TICKS = 5
_MARGIN = 0.03


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One range: what it is called, its ends, and words that stand beside it.

    ``high`` is None where there is no upper end.
    """

    label: str
    low: float
    high: float | None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Strokes:
    start: str
    line: str
    end: str
    point: str
    arrow: str
    axis: str
    tick: str


_FINE = _Strokes("├", "─", "┤", "●", "▶", "─", "┴")
_PLAIN = _Strokes("|", "-", "|", "*", ">", "-", "+")


def axis_of(bars: Sequence[RangeBar]) -> tuple[float, float]:
    """The least and greatest value that is named, a little apart where they are one."""
    ends = [end for bar in bars for end in (bar.low, bar.high) if end is not None]
    low, high = min(ends), max(ends)
    if low == high:
        pad = abs(low) * 0.1 or 1.0
        return low - pad, high + pad
    return low, high


def range_lines(
    bars: Sequence[RangeBar], show: Show, width: int = 100, is_plain: bool = False
) -> tuple[str, ...]:
    """Draw ranges with characters, a line each, above an axis with its ends in words.

    What stands beside a bar is left out, from the right, where the page is too narrow for it.
    """
    if not bars:
        return ()
    strokes = _PLAIN if is_plain else _FINE
    label = min(max(len(bar.label) for bar in bars), width // 3)
    beside = max(len(bar.beside) for bar in bars)
    room = width - label - beside - 4
    if room < _LEAST_DRAWN:
        room, beside = max(_LEAST_DRAWN, width - label - 2), 0
    reach = axis_of(bars)
    scale = room - (_BEYOND if any(bar.high is None for bar in bars) else 0)
    lines = []
    for bar in bars:
        drawn = _bar(bar, reach, scale, strokes)
        words = f"  {bar.beside}" if beside and bar.beside else ""
        lines.append(f"{_cut(bar.label, label):{label}}  {drawn:{room}}{words}".rstrip())
    return (*lines, *_axis(bars, scale, label + 2, show, strokes))


def _bar(bar: RangeBar, reach: tuple[float, float], room: int, strokes: _Strokes) -> str:
    start = _column(bar.low, reach, room)
    if bar.high is None:
        length = room - start + _BEYOND - 2
        return " " * start + strokes.start + strokes.line * length + strokes.arrow
    end = _column(bar.high, reach, room)
    if end == start:
        return " " * start + strokes.point
    return " " * start + strokes.start + strokes.line * (end - start - 1) + strokes.end


def _column(value: float, reach: tuple[float, float], room: int) -> int:
    low, high = reach
    return round((value - low) / (high - low) * (room - 1))


def _axis(
    bars: Sequence[RangeBar], room: int, before: int, show: Show, strokes: _Strokes
) -> tuple[str, str]:
    """The ground line with a tick at the least and the greatest value that is named."""
    reach = axis_of(bars)
    named = sorted({end for bar in bars for end in (bar.low, bar.high) if end is not None})
    line, below = [strokes.axis] * room, ""
    for value in dict.fromkeys((named[0], named[-1])):
        place = _column(value, reach, room)
        line[place] = strokes.tick
        label = show(value)
        start = min(place, room - len(label)) if value == named[-1] else place
        below = below.ljust(max(start, len(below) + bool(below))) + label
    return " " * before + "".join(line), " " * before + below


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def ranges_spec(bars: Sequence[RangeBar], words: Words, number: str = ",.6~r") -> Spec:
    """Return ranges as bars on one axis; an open end is an arrow at the axis's end."""
    low, high = axis_of(bars)
    margin = (high - low) * _MARGIN
    low -= margin
    high += margin * 3 if any(bar.high is None for bar in bars) else margin
    values: list[dict[str, Any]] = [
        {
            "name": bar.label, "low": bar.low, "high": high if bar.high is None else bar.high,
            "end": "open" if bar.high is None else "closed",
        }
        for bar in bars
    ]  # fmt: skip
    name = {
        "field": "name", "type": "nominal", "sort": None, "title": None,
        "axis": {"labelLimit": 240, "ticks": False, "domain": False},
    }  # fmt: skip
    value = {
        "field": "low", "type": "quantitative", "title": words.name,
        "scale": {"zero": False, "domain": [low, high], "nice": False},
        "axis": {"format": number, "tickCount": _TICKS},
    }  # fmt: skip
    ends = {**value, "field": "high"}
    rule = {"type": "rule", "color": BLUE, "strokeWidth": 5, "strokeCap": "butt"}
    arrow = {"type": "point", "shape": "triangle-right", "filled": True, "size": 110, "color": INK}
    point = {"type": "point", "shape": "circle", "filled": True, "size": 60, "color": BLUE}
    layers: list[Spec] = [
        {"mark": rule, "encoding": {"y": name, "x": value, "x2": {"field": "high"}}},
        {
            "mark": point,
            "transform": [{"filter": "datum.low === datum.high"}],
            "encoding": {"y": name, "x": value},
        },
        {
            "mark": arrow,
            "transform": [{"filter": "datum.end === 'open'"}],
            "encoding": {"y": name, "x": ends},
        },
    ]
    parts: Spec = {
        "width": _WIDTH, "height": {"step": _STEP}, "data": {"values": values}, "layer": layers,
    }  # fmt: skip
    return whole(words, parts)


def range_table(bars: Sequence[RangeBar], caption: str, first: str) -> Table:
    """The same figures as a table; an open end has the words for it."""
    rows = tuple(
        (bar.label, bar.low, "no upper end" if bar.high is None else bar.high, bar.beside)
        for bar in bars
    )
    return Table(caption, (first, "from", "to", "note"), rows)

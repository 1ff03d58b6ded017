"""Verdicts as people read them: the chip, the promise in short, the figure, the change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sightline.measure.language.criterion import Between, Criterion, Threshold
from sightline.measure.language.criterion_printer import (
    render_baseline,
    render_bound,
    render_predicate,
    render_statistic,
)
from sightline.measure.language.units import UnitError, convert
from sightline.measure.shown_figures import (
    one_line,
    shown_figure,
    shown_number,
    shown_value,
    shown_window,
)
from sightline.measure.words.functional_answer import typed_figure

_COLOURS = {"PASS": "32", "FAIL": "31"}
_UNKNOWN = "33"
CHIP_WIDTH = 13


def promised(criterion: Criterion) -> str:
    """The promise in short: `p95 of api.latency_ms < 200 ms where operation = 'search'`."""
    statistic = render_statistic(criterion.statistic)
    line = f"{statistic} of {criterion.metric} {render_bound(criterion.bound)}"
    if criterion.baseline is not None:
        line += f" vs {render_baseline(criterion.baseline)}"
    if criterion.where is None:
        return line
    return f"{line} where {render_predicate(criterion.where)}"


def coloured_chip(word: str, colour: bool) -> str:
    """A verdict's word in a column of its own, green, red or yellow on a terminal."""
    ansi = _COLOURS.get(word, _UNKNOWN)
    return f"\x1b[{ansi}m{word:{CHIP_WIDTH}}\x1b[0m" if colour else f"{word:{CHIP_WIDTH}}"


def figure_of(found: Any) -> str:
    """What was measured, in one line: the figure with its limits, n, and the window."""
    reading = found.reading
    if reading is None:
        answer = getattr(found, "answer", None)
        said = "" if answer is None else said_of(answer)
        return said or " ".join(one_line(note) for note in found.notes)
    n = f"n={reading.n:,}"
    if found.needed_n is not None and found.verdict == "INCONCLUSIVE":
        n += f", needs {found.needed_n:,} in all"
        n += f" (there by {found.needed_by})" if found.needed_by else ""
    parts = (n, shown_window(reading.window))
    if not reading.n:
        return "  ".join(parts)
    return "  ".join((_compared(found), *parts))


def said_of(answer: Any) -> str:
    """What a test, a contract or a person says, in short: `4.2 d  by Ana  on 2026-02-20`."""
    parts = []
    if answer.value is not None and answer.unit not in ("tests", "places"):
        parts.append(one_line(typed_figure(answer.value, answer.unit)))
    elif answer.unit == "tests":
        parts.append(f"{shown_number(answer.value or 0)} of {answer.n} tests passed")
    if answer.by:
        parts.append(f"by {one_line(answer.by)}")
    if answer.on:
        parts.append(f"on {answer.on[:10]}")
    return "  ".join(parts)


def _compared(found: Any) -> str:
    """The figure; where it is compared, from which to which, and by how much."""
    now = shown_figure(as_promised(found.reading, found._parsed))
    if found.baseline is None or not found.baseline.n:
        return now
    before = as_promised(found.baseline, found._parsed)
    was = "no value" if before.value is None else shown_value(before.value, before.unit or "")
    moved = f"  {shown_change(found.change)}" if found.change is not None else ""
    return f"{was} -> {now}{moved}"


def shown_change(change: Any) -> str:
    """Return `+38 % [31, 45]`, `-1.2 pp`, `-40 ms`: always with its sign.

    >>> from sightline.measure.verdict import Change
    >>> shown_change(Change(0.384, 0.31, 0.452, "share"))
    '+38.4 % [+31, +45.2]'
    >>> shown_change(Change(-40, None, None, "ms"))
    '-40 ms'
    """
    if change.value is None:
        return ""
    times, unit = (100, "%") if change.unit == "share" else (1, change.unit)
    limits = [change.low, change.high]
    shown = f"{_signed(change.value * times)} {unit}".rstrip()
    if limits == [None, None]:
        return shown
    ends = ", ".join("?" if limit is None else _signed(limit * times) for limit in limits)
    return f"{shown} [{ends}]"


def _signed(value: float) -> str:
    shown = f"{value:,.1f}".removesuffix(".0") if abs(value) >= 1 else shown_number(value)
    return ("+" if value > 0 else "") + shown


def as_promised(reading: Any, criterion: Criterion | None) -> Any:
    """A reading in the unit of the bound that it stands beside, where one becomes the other."""
    unit = _unit_of_bound(criterion)
    if not unit or not reading.unit or reading.unit in (unit, "share"):
        return reading
    try:
        value, low, high = (
            None if figure is None else convert(figure, reading.unit, unit)
            for figure in (reading.value, reading.low, reading.high)
        )
    except UnitError:
        return reading
    return replace(reading, value=value, unit=unit, low=low, high=high)


def _unit_of_bound(criterion: Criterion | None) -> str:
    bound = criterion.bound if criterion is not None else None
    if isinstance(bound, Threshold):
        return bound.quantity.unit
    return bound.high.unit if isinstance(bound, Between) else ""

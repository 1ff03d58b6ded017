"""How changed metrics are shown: what changed, each figure old -> new, and whose verdict moves."""

from __future__ import annotations

from typing import Any

from sightline.measure.shown_figures import one_line, shortened, shown_figure, shown_window

_WIDEST = 70


def text(result: Any, colour: bool = False) -> str:
    """A block for each metric."""
    count = len(result.metrics)
    head = "1 metric is" if count == 1 else f"{count:,} metrics are" if count else "no metric is"
    lines = [f"{head} defined differently than at {one_line(result.rev)}"]
    if count:
        lines.append(f"both on the same data: {shown_window(result.window)} to {result.as_of}")
    for change in result.metrics:
        lines += ["", *_metric(change, colour)]
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines) + "\n"


def _metric(change: Any, colour: bool) -> list[str]:
    name = change.id.removeprefix("MET-")
    shown = f"\x1b[1m{name}\x1b[0m" if colour else name
    was = f" from {change.was.removeprefix('MET-')}" if change.what == "renamed" else ""
    lines = [f"{shown}  {change.what}{was}"]
    if change.what in ("changed", "renamed"):
        lines += [f"  {one.key}: {_said(one.old)} -> {_said(one.new)}" for one in change.changes]
    lines += _figures(change.figures)
    lines += [f"  {one_line(problem)}" for problem in change.problems]
    moved = [one for one in change.promises if one.old != one.new]
    for one in moved:
        what = shortened(one.criterion, _WIDEST)
        lines.append(f"  verdict moves: {one.id}  {one.old or '-'} -> {one.new or '-'}  {what}")
    kept = [f"{one.id} ({one.new or '-'})" for one in change.promises if one.old == one.new]
    if kept:
        lines.append(f"  verdict stays: {', '.join(kept)}")
    if not change.promises:
        lines.append("  no promise is about it")
    return lines


def _said(value: str | None) -> str:
    return "(not there)" if value is None else shortened(value, _WIDEST)


def _figures(figures: Any) -> list[str]:
    rows = [[one.statistic, _shown(one.old), "->", _shown(one.new)] for one in figures]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(4)]
    return [
        "  "
        + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _shown(reading: Any) -> str:
    if reading is None:
        return "-"
    if not reading.n and reading.value is None:
        return "no data"
    return f"{shown_figure(reading)} n={reading.n:,}"

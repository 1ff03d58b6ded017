"""How the result of ``verify`` is shown: a line for each promise, then why some have no answer."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sightline.measure.criterion import Between, Criterion, Threshold
from sightline.measure.criterion_printer import (
    render_baseline,
    render_bound,
    render_predicate,
    render_statistic,
)
from sightline.measure.shown_figures import (
    one_line,
    shortened,
    shown_figure,
    shown_number,
    shown_value,
    shown_window,
)
from sightline.measure.units import UnitError, convert

_COLOURS = {"PASS": "32", "FAIL": "31"}
_UNKNOWN = "33"
_SEVERITIES = {"error": "31", "warning": "33", "info": "36"}
_CHIP, _WIDTH, _WIDEST_ID, _WIDEST_WHAT = 13, 100, 28, 60
_ORDER = ("PASS", "FAIL", "INCONCLUSIVE", "NO DATA", "STALE", "ATTESTED", "REPORTED")
NOT_A_PROMISE = "NOT A PROMISE"


def text(result: Any, colour: bool = False) -> str:
    """A line per promise with its reading; below it whatever a reader has to know about it."""
    page = _Page(result, colour)
    return "\n".join(page.lines()) + "\n"


def recorded(result: Any, colour: bool = False) -> str:
    """The same, and below it where each verdict is kept."""
    lines = []
    for kept in result.recorded:
        word = "recorded" if kept.is_new else "recorded before"
        lines.append(f"{word}: {kept.verdict} {kept.of} in {kept.path}")
    return text(result, colour) + "".join(line + "\n" for line in lines)


class _Page:
    def __init__(self, result: Any, colour: bool) -> None:
        self.result = result
        self.colour = colour
        told = (*result.results, *result.not_promises)
        self.width = min(max((len(one.id) for one in told), default=0), _WIDEST_ID)
        whats = [len(self._what(found)) for found in result.results]
        self.what_width = max(whats, default=0)

    def lines(self) -> list[str]:
        lines = [f"as of {self.result.as_of}"]
        for found in self.result.results:
            lines.append(self._line(found.verdict, found.id, self._what(found), _figure(found)))
            lines += self._remarks(found)
        for one in self.result.not_promises:
            lines.append(self._line(NOT_A_PROMISE, one.id, f"“{shortened(one.text, 70)}”", ""))
            lines += self._below(one.why) + self._below(one.help)
        lines += self._problems()
        return [*lines, self._summary()]

    def _line(self, chip: str, identifier: str, what: str, figure: str) -> str:
        colour = _COLOURS.get(chip, _UNKNOWN)
        shown = f"\x1b[{colour}m{chip:{_CHIP}}\x1b[0m" if self.colour else f"{chip:{_CHIP}}"
        return f"{shown} {identifier:{self.width}}  {what:{self.what_width}}  {figure}".rstrip()

    def _what(self, found: Any) -> str:
        """The promise itself, in short: a title says what it is for, never what was asked."""
        criterion = found._parsed
        return shortened(_promised(criterion) if criterion else found.criterion, _WIDEST_WHAT)

    def _remarks(self, found: Any) -> Iterator[str]:
        criterion = found._parsed
        for word, said in (("plan", found.plan), ("wish", found.wish)):
            if said is not None:
                yield from self._below(f"{word} {render_bound(getattr(criterion, word))}: {said}")
        for remark in found.notes if found.reading is not None else ():
            yield from self._below(remark)

    def _below(self, words: str) -> list[str]:
        indent = " " * (_CHIP + 1)
        return textwrap.wrap(
            one_line(words), _WIDTH, initial_indent=indent, subsequent_indent=indent + "  "
        )

    def _problems(self) -> Iterator[str]:
        for found in self.result.problems:
            mark, colour = f"{found.severity}[{found.code}]", _SEVERITIES[found.severity]
            shown = f"\x1b[{colour}m{mark}\x1b[0m" if self.colour else mark
            place = f"{found.path}:{found.line}:{found.column}"
            yield f"{place}: {shown} {one_line(found.message)}"
            if found.help:
                yield f"    help: {one_line(found.help)}"

    def _summary(self) -> str:
        result = self.result
        words = Counter(found.verdict for found in result.results)
        parts = [f"{words[word]:,} {word}" for word in _ORDER if words[word]]
        count = len(result.results)
        none = "no promise could be asked" if result.problems else "no promise is made here"
        head = f"{count:,} {'promise' if count == 1 else 'promises'}: {', '.join(parts)}"
        return "; ".join([head if parts else none, *self._besides()])

    def _besides(self) -> Iterator[str]:
        """What is counted apart from the promises."""
        lines = len(self.result.not_promises)
        if lines:
            yield "1 line that is none" if lines == 1 else f"{lines:,} lines that are none"
        if self.result.hidden:
            yield f"{self.result.hidden:,} hidden"


def _promised(criterion: Criterion) -> str:
    """The promise in short: `p95 of api.latency_ms < 200 ms where operation = 'search'`."""
    statistic = render_statistic(criterion.statistic)
    line = f"{statistic} of {criterion.metric} {render_bound(criterion.bound)}"
    if criterion.baseline is not None:
        line += f" vs {render_baseline(criterion.baseline)}"
    if criterion.where is None:
        return line
    return f"{line} where {render_predicate(criterion.where)}"


def _figure(found: Any) -> str:
    reading = found.reading
    if reading is None:
        return " ".join(one_line(note) for note in found.notes)
    n = f"n={reading.n:,}"
    if found.needed_n is not None and found.verdict == "INCONCLUSIVE":
        n += f", needs {found.needed_n:,} in all"
        n += f" (there by {found.needed_by})" if found.needed_by else ""
    parts = (n, shown_window(reading.window))
    if not reading.n:
        return "  ".join(parts)
    return "  ".join((_compared(found), *parts))


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

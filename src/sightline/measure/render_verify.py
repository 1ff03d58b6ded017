"""How the result of ``verify`` is shown: a line for each promise, then why some have no answer."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sightline.measure.criterion import Criterion, Threshold
from sightline.measure.criterion_printer import render_bound, render_predicate, render_statistic
from sightline.measure.shown_figures import one_line, shortened, shown_figure, shown_window
from sightline.measure.units import UnitError, convert

_COLOURS = {"PASS": "32", "FAIL": "31"}
_UNKNOWN = "33"
_CHIP, _WIDTH, _WIDEST_ID, _WIDEST_WHAT = 13, 100, 28, 60
_ORDER = ("PASS", "FAIL", "INCONCLUSIVE", "NO DATA", "STALE", "ATTESTED", "REPORTED")
NOT_A_PROMISE, NOT_YET = "NOT A PROMISE", "NOT YET ASKED"


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
        told = (*result.results, *result.not_promises, *result.not_yet)
        self.width = min(max((len(one.id) for one in told), default=0), _WIDEST_ID)
        whats = [len(self._what(found)) for found in result.results]
        self.what_width = max(whats, default=0)

    def lines(self) -> list[str]:
        lines = [f"as of {self.result.as_of}"]
        for found in self.result.results:
            lines.append(self._line(found.verdict, found.id, self._what(found), _figure(found)))
            lines += self._remarks(found)
        for chip, listed in (
            (NOT_A_PROMISE, self.result.not_promises),
            (NOT_YET, self.result.not_yet),
        ):
            for one in listed:
                lines.append(self._line(chip, one.id, f"“{shortened(one.text, 70)}”", ""))
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
        for remark in found.notes if found.reading is not None else ():
            yield from self._below(remark)

    def _below(self, words: str) -> list[str]:
        indent = " " * (_CHIP + 1)
        return textwrap.wrap(
            one_line(words), _WIDTH, initial_indent=indent, subsequent_indent=indent + "  "
        )

    def _problems(self) -> Iterator[str]:
        for found in self.result.problems:
            mark = f"error[{found.code}]"
            shown = f"\x1b[31m{mark}\x1b[0m" if self.colour else mark
            place = f"{found.path}:{found.line}:{found.column}"
            yield f"{place}: {shown} {one_line(found.message)}"
            if found.help:
                yield f"    help: {one_line(found.help)}"

    def _summary(self) -> str:
        result = self.result
        words = Counter(found.verdict for found in result.results)
        parts = [f"{words[word]:,} {word}" for word in _ORDER if words[word]]
        if result.not_yet:
            parts.append(f"{len(result.not_yet):,} {NOT_YET}")
        count = len(result.results) + len(result.not_yet)
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
    assert isinstance(criterion.bound, Threshold)
    statistic = render_statistic(criterion.statistic)
    line = f"{statistic} of {criterion.metric} {render_bound(criterion.bound)}"
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
    parts = (n, shown_window(reading.window))
    return "  ".join((shown_figure(_as_promised(found)), *parts) if reading.n else parts)


def _as_promised(found: Any) -> Any:
    """The reading in the unit of the bound that it stands beside, where one becomes the other."""
    reading, criterion = found.reading, found._parsed
    unit = criterion.bound.quantity.unit if criterion is not None else ""
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

"""How the result of ``verify`` is shown: a line for each promise, then why some have no answer."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sightline.measure.figures.drawing import lines_of
from sightline.measure.language.criterion_printer import render_bound
from sightline.measure.shown_figures import one_line, shortened
from sightline.measure.shown_verdict import CHIP_WIDTH, coloured_chip, figure_of, promised, said_of

_SEVERITIES = {"error": "31", "warning": "33", "info": "36"}
_WIDTH, _WIDEST_ID, _WIDEST_WHAT = 100, 28, 60
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
            lines.append(self._line(found.verdict, found.id, self._what(found), figure_of(found)))
            lines += self._remarks(found)
        lines += lines_of(self.result.distribution)
        for one in self.result.not_promises:
            lines.append(self._line(NOT_A_PROMISE, one.id, f"“{shortened(one.text, 70)}”", ""))
            lines += self._below(one.why) + self._below(one.help)
        lines += self._problems()
        return [*lines, self._summary()]

    def _line(self, chip: str, identifier: str, what: str, figure: str) -> str:
        shown = coloured_chip(chip, self.colour)
        return f"{shown} {identifier:{self.width}}  {what:{self.what_width}}  {figure}".rstrip()

    def _what(self, found: Any) -> str:
        """The promise itself, in short: a title says what it is for, never what was asked."""
        criterion = found._parsed
        return shortened(promised(criterion) if criterion else found.criterion, _WIDEST_WHAT)

    def _remarks(self, found: Any) -> Iterator[str]:
        criterion = found._parsed
        for word, said in (("plan", found.plan), ("wish", found.wish)):
            if said is not None:
                yield from self._below(f"{word} {render_bound(getattr(criterion, word))}: {said}")
        # Where there is no figure the notes stand in its place.
        is_told = found.reading is None and (found.answer is None or not said_of(found.answer))
        for remark in () if is_told else found.notes:
            yield from self._below(remark)

    def _below(self, words: str) -> list[str]:
        indent = " " * (CHIP_WIDTH + 1)
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

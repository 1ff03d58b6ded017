"""How the result of ``try`` is shown: the verdict, the values beside the bound, the last weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sightline.charts.terminal import bars, sparkline
from sightline.measure.shown_figures import one_line, shown_value
from sightline.measure.shown_verdict import coloured_chip, figure_of


def text(result: Any, colour: bool = False) -> str:
    """The verdict in a line, what a reader has to know, a picture, and the weeks before."""
    chip = coloured_chip(result.verdict, colour)
    lines = [one_line(result.criterion), f"{chip} {figure_of(result)}".rstrip()]
    for word in ("plan", "wish"):
        if getattr(result, word) is not None:
            lines.append(f"  {word}: {getattr(result, word)}")
    lines += [f"  {one_line(note)}" for note in result.notes if result.reading is not None]
    for weak in result.weaknesses:
        mark = f"warning[{weak.code}]"
        lines.append(f"{_yellow(mark) if colour else mark} {one_line(weak.message)}")
        lines.append(f"    help: {one_line(weak.help)}")
    lines += _picture(result)
    lines += _weeks(result)
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines) + "\n"


def _yellow(words: str) -> str:
    return f"\x1b[33m{words}\x1b[0m"


def _picture(result: Any) -> Iterator[str]:
    if result.distribution is None or not result.distribution.buckets:
        return
    unit = result.distribution.unit
    yield ""
    yield from bars(result.distribution, lambda value: shown_value(value, unit))


def _weeks(result: Any) -> Iterator[str]:
    if not any(week.n for week in result.earlier):
        return
    said = Counter(week.verdict for week in result.earlier)
    words = ", ".join(f"{count} {word}" for word, count in said.most_common())
    drawn = sparkline([week.value for week in result.earlier])
    yield ""
    yield f"at the end of the last {len(result.earlier)} weeks  {drawn}  {words}"
    values = [week.value for week in result.earlier if week.value is not None]
    if len(values) > 1:
        unit = result.reading.unit or "" if result.reading is not None else ""
        low, high = (shown_value(end, unit) for end in (min(values), max(values)))
        yield f"  a bar for the value of each week: lowest {low}, highest {high}"

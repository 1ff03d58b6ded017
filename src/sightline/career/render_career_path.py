"""How a path is shown."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.text.visible import visible_line

_WIDTH = 92


def text(result: Any, colour: bool = False) -> str:
    """Each step with what is there and what comes next; then the ways to grow."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    yield f"The way to: {result.role}, as of {result.as_of[:10]}"
    read = ", ".join(map(visible_line, result.documents))
    yield f"from {read}" if read else "no document was given: name a résumé to see what is there"
    for step in result.steps:
        years = f", {step.years} years" if step.years else ""
        yield ""
        yield f"{step.number}. {step.subject} ({step.source}){years}"
        yield from _items(step)
        for way in step.ways:
            yield f"     also: {way}"
    yield ""
    yield "Ways to grow"
    for track in result.growth:
        yield f"  {track.subject} ({track.source})"
        yield from _items(track)
    yield ""
    ours = [item for step in result.steps for item in step.items if _is_ours(item)]
    if ours:
        yield (
            f"Days marked ~ are ours: {result.weeks:g} weeks each, one after the other. "
            "Set your own in career/plan.md:"
        )
        yield f"  - {ours[0].words}: {ours[0].next.by.day}"
    for line in result.plan_others:
        mark = "done " if line.done else ""
        words = visible_line(line.words)
        yield f"also in your plan: {line.day} {mark}{words} ({line.path}:{line.line})"


def _is_ours(item: Any) -> bool:
    return item.next is not None and item.next.by is not None and item.next.by.set_by == "ours"


def _items(step: Any) -> Iterator[str]:
    for item in step.items:
        if item.next is None:
            yield f"   quoted   {item.words}"
        else:
            yield f"   to come  {item.words}"
            source = "" if item.next.source == "ours" else f" ({item.next.source})"
            by = item.next.by
            day = f"by {'~' if by.set_by == 'ours' else ''}{by.day}: " if by is not None else ""
            yield from wrap(
                f"next, {day}{item.next.what}{source}", _WIDTH,
                initial_indent=" " * 12, subsequent_indent=" " * 14,
            )  # fmt: skip
        for shown in item.there:
            own = "own words, not backed: " if shown.own else ""
            span = shown.spans[0]
            page = f" page {span.page}" if span.page else ""
            quoted = visible_line(f'{own}"{shown.text}"') + f" ({shown.because})"
            lines = wrap(f"{quoted}{page} [{span.start}-{shown.spans[-1].end}]", _WIDTH - 12)
            yield from (f"            {line}" for line in lines)

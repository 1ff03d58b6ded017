"""How a path is shown."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.career.progress.shown import mark_of
from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence
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
    ours = _ours(result)
    if ours is not None:
        yield f"{_marked(result)} Set your own in career/plan.md:"
        yield f"  - {ours.words}: {ours.next.by.day}"
    yield from _others(result)


def _ours(result: Any) -> Any:
    """The first thing to come whose day is ours; None where there is none."""
    steps = (*result.steps, *result.growth)
    return next((item for step in steps for item in step.items if _is_ours(item)), None)


def _marked(result: Any) -> str:
    return f"Days marked ~ are ours: {result.weeks:g} weeks each, one after the other."


def _others(result: Any) -> Iterator[str]:
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
            yield from wrap(
                f"next, {_next(item)}", _WIDTH,
                initial_indent=" " * 12, subsequent_indent=" " * 14,
            )  # fmt: skip
        for shown in item.there:
            span = shown.spans[0]
            page = f" page {span.page}" if span.page else ""
            quoted = visible_line(f'{mark_of(shown)}"{shown.text}"') + f" ({shown.because})"
            lines = wrap(f"{quoted}{page} [{span.start}-{shown.spans[-1].end}]", _WIDTH - 12)
            yield from (f"            {line}" for line in lines)


def _next(item: Any) -> str:
    """What would be the next piece of evidence, by when, and who names it."""
    source = "" if item.next.source == "ours" else f" ({item.next.source})"
    by = item.next.by
    day = f"by {'~' if by.set_by == 'ours' else ''}{by.day}: " if by is not None else ""
    return f"{day}{item.next.what}{source}"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page; every quote opens the line that says it."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, f"The way to: {result.role}")
    read = ", ".join(result.documents)
    yield Sentence(f"As of {result.as_of[:10]}, from {read or 'no document'}.", is_soft=True)
    if _ours(result) is not None:
        yield Sentence(f"{_marked(result)} Set your own in `career/plan.md`.")
    for step in result.steps:
        years = f", {step.years} years" if step.years else ""
        yield Heading(2, f"{step.number}. {step.subject} ({step.source}){years}")
        yield from _item_blocks(step)
        yield from (Item(0, "also", way) for way in step.ways)
    if result.growth:
        yield Heading(2, "Ways to grow", "growth")
    for track in result.growth:
        yield Heading(3, f"{track.subject} ({track.source})")
        yield from _item_blocks(track)
    others = list(_others(result))
    if others:
        yield Heading(2, "Your plan", "plan")
        yield from map(Sentence, others)


def _item_blocks(step: Any) -> Iterator[Block]:
    for item in step.items:
        tone = "no evidence" if item.next else "met"
        yield Item(0, item.words, "to come" if item.next else "quoted", tone=tone)
        if item.next:
            yield Item(1, "next", _next(item))
        for shown in item.there:
            head = mark_of(shown).strip(": ")
            yield Item(1, head, "", shown.text, shown.spans, shown.because)

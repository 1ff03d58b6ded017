"""How a learning plan is shown."""

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
    """An area after another: what is there, what belongs to it, what to do, by when."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    yield f"To learn for: {result.role}, as of {result.as_of[:10]}"
    read = ", ".join(map(visible_line, result.documents))
    yield f"from {read}" if read else "no document was given: name a résumé to see what is there"
    for unit in result.units:
        yield ""
        yield from _unit(unit)
    ours = _ours(result)
    if ours is not None:
        yield ""
        yield f"{_marked(result)} Set your own in career/plan.md:"
        yield f"  - {ours.area}: {ours.by.day}"


def _ours(result: Any) -> Any:
    """The first area whose day is ours; None where there is none."""
    found = (one for one in result.units if one.by is not None and one.by.set_by == "ours")
    return next(found, None)


def _marked(result: Any) -> str:
    return f"Days marked ~ are ours: {result.weeks:g} weeks each."


def _by(unit: Any) -> str:
    if unit.by is None:
        return "your record speaks of it"
    if unit.by.set_by == "ours":
        return f"~{unit.begins} to ~{unit.by.day}"
    return f"by {unit.by.day} (your plan, line {unit.by.line})"


def _unit(unit: Any) -> Iterator[str]:
    yield f"{unit.area}: {_by(unit)}"
    for shown in unit.there:
        place = f"[{shown.spans[0].start}-{shown.spans[-1].end}]"
        yield from _wrapped(f'{mark_of(shown)}"{shown.text}" {place}')
    for asked in unit.asked:
        yield from _wrapped(f'asked for: "{asked.text}"')
    if unit.by is None:
        return
    terms = ", ".join(f"{words} ({source})" for words, source in unit.terms)
    if terms:
        yield from _wrapped(f"belongs to it: {terms}")
    for resource in unit.resources:
        note = f", {resource.note}" if resource.note else ""
        yield from _wrapped(f"named for it: {resource.what}{note} ({resource.source})")
    if unit.work is not None:
        yield from _wrapped(f"work that would show it: {unit.work.what} ({unit.work.source})")
    if not unit.resources:
        yield "  named for it: nothing; no guide names a resource"


def _wrapped(words: str) -> Iterator[str]:
    flat = visible_line(" ".join(words.split()))
    yield from wrap(flat, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def html(result: Any, colour: bool = False) -> str:
    """The same as a page; every quote opens the line that says it."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, f"To learn for: {result.role}")
    read = ", ".join(result.documents)
    yield Sentence(f"As of {result.as_of[:10]}, from {read or 'no document'}.", is_soft=True)
    if _ours(result) is not None:
        yield Sentence(f"{_marked(result)} Set your own in `career/plan.md`.")
    for unit in result.units:
        yield Heading(2, f"{unit.area[:1].upper()}{unit.area[1:]}: {_by(unit)}")
        yield from _unit_blocks(unit)


def _unit_blocks(unit: Any) -> Iterator[Block]:
    for shown in unit.there:
        yield Item(0, mark_of(shown).strip(": ") or "there", "", shown.text, shown.spans)
    for asked in unit.asked:
        yield Item(0, "asked for", "", asked.text, asked.spans)
    if unit.by is None:
        return
    terms = ", ".join(f"{words} ({source})" for words, source in unit.terms)
    if terms:
        yield Item(0, "belongs to it", terms)
    for one in unit.resources:
        tail = "; ".join(filter(None, (one.note, one.source)))
        yield Item(0, "named for it", one.what, tail=tail)
    if unit.work is not None:
        yield Item(0, "work that would show it", unit.work.what, tail=unit.work.source)
    if not unit.resources:
        yield Item(0, "named for it", "nothing; no guide names a resource")

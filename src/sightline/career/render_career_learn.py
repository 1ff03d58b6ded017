"""How a learning plan is shown."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

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
    ours = [unit for unit in result.units if unit.by is not None and unit.by.set_by == "ours"]
    if ours:
        yield ""
        yield (
            f"Days marked ~ are ours: {result.weeks:g} weeks each. Set your own in career/plan.md:"
        )
        yield f"  - {ours[0].area}: {ours[0].by.day}"


def _unit(unit: Any) -> Iterator[str]:
    if unit.by is None:
        yield f"{unit.area}: your record speaks of it"
    elif unit.by.set_by == "ours":
        yield f"{unit.area}: ~{unit.begins} to ~{unit.by.day}"
    else:
        yield f"{unit.area}: by {unit.by.day} (your plan, line {unit.by.line})"
    for shown in unit.there:
        own = "own words, not backed: " if shown.own else ""
        yield from _wrapped(f'{own}"{shown.text}" [{shown.spans[0].start}-{shown.spans[-1].end}]')
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

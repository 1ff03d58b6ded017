"""How a week is shown: in the terminal, and as the Markdown that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.exporting.markdown import escaped
from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence
from sightline.text.visible import visible_line

_WIDEST = 60


def text(result: Any, colour: bool = False) -> str:
    """The parts that hold something, one line for each thing."""
    lines = [f"{result.since} to {result.as_of}"]
    if result.written:
        lines.insert(0, f"written: {result.written}")
    for heading, entries in _parts(result):
        lines += ["", heading, *(f"  {visible_line(entry)}" for entry in entries)]
    if len(lines) <= 2:
        lines.append("Nothing changed, no posting is kept, nothing is due.")
    return "\n".join(lines) + "\n"


def markdown(result: Any) -> str:
    """The same as Markdown."""
    parts = [f"# {result.since} to {result.as_of}"]
    for heading, entries in _parts(result):
        listed = "\n".join(f"- {escaped(visible_line(entry))}" for entry in entries)
        parts.append(f"## {heading}\n\n{listed}")
    if len(parts) == 1:
        parts.append("Nothing changed, no posting is kept, nothing is due.")
    return "\n\n".join(parts) + "\n"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    return report_page(_blocks(result))


def _blocks(result: Any) -> Iterator[Block]:
    parts = list(_parts(result))
    yield Heading(1, f"{result.since} to {result.as_of}")
    for heading, entries in parts:
        yield Heading(2, heading)
        yield from (Item(0, "", entry) for entry in entries)
    if not parts:
        yield Sentence("Nothing changed, no posting is kept, nothing is due.")


def _parts(result: Any) -> Iterator[tuple[str, list[str]]]:
    if result.changed:
        yield "What changed", [_changed(one) for one in result.changed]
    if result.saved:
        yield "Postings kept", [_saved(one) for one in result.saved]
    if result.due or result.plan:
        steps = [
            (step.day, f"{step.day}  {_when(step.days)}  {step.id}  {step.what}")
            for step in result.due
        ]
        steps += [
            (line.day, f"{line.day}  {_when((line.day - result.as_of).days)}  {line.words}"
                       f" ({line.path}:{line.line})")
            for line in result.plan
        ]  # fmt: skip
        yield "Due", [words for _, words in sorted(steps)]


def _changed(one: Any) -> str:
    title = one.title if len(one.title) <= _WIDEST else one.title[: _WIDEST - 1] + "…"
    name = f"{one.id}  {title}" if one.id else title
    by = "" if one.told_by == "file" else " (by git)"
    return f"{one.day}  {one.what}{by}  {name}  [{one.path}]"


def _saved(one: Any) -> str:
    kept = f", kept {one.saved}" if one.saved else ""
    closes = f", closes {one.closes}" if one.closes else ""
    where = f" [{one.posting}]" if one.posting else ""
    return f"{one.id}  {one.title}{kept}{closes}{where}"


def _when(days: int) -> str:
    if days == 0:
        return "today"
    count = f"{abs(days)} day{'s' * (abs(days) != 1)}"
    return f"in {count}" if days > 0 else f"{count} late"

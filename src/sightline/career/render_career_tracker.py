"""How applications are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Sentence, Table
from sightline.text.visible import visible_line

_WIDEST = 48


def text(result: Any, colour: bool = False) -> str:
    """What was written, a line per application, then what is due."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    if result.written:
        yield f"written: {visible_line(result.written)}"
    if not result.applications:
        yield 'no applications yet: sightline career tracker --add "Company" --role "Role"'
    width = max((len(_cut(one.title)) for one in result.applications), default=0)
    wide = max((len(one.status) for one in result.applications), default=0)
    for one in result.applications:
        step = visible_line(_step(one))
        yield f"{one.id}  {one.status:{wide}}  {_cut(one.title):{width}}  {step}".rstrip()
    if result.due:
        yield ""
        yield f"due, as of {result.as_of[:10]}"
        for due in result.due:
            yield f"  {due.day}  {_when(due.days):14}  {due.id}  {visible_line(due.what)}"
    for path in result.unread:
        yield f"can't be read: {visible_line(path)} (sightline check says why)"


def _when(days: int) -> str:
    if days == 0:
        return "today"
    count = f"{abs(days)} day{'s' * (abs(days) != 1)}"
    return f"in {count}" if days > 0 else f"{count} late"


def _cut(title: str) -> str:
    shown = visible_line(" ".join(title.split()))
    return shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + "…"


def _step(one: Any) -> str:
    """What comes next, or until when one can apply."""
    if one.next_step or one.by:
        by = f" by {one.by}" if one.by else ""
        return f"next: {one.next_step or 'next step'}{by}"
    return f"closes {one.closes}" if one.closes and one.status == "saved" else ""


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    return report_page(_blocks(result))


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, f"Applications, as of {result.as_of[:10]}")
    rows = tuple((one.id, one.title, one.status, _step(one)) for one in result.applications)
    if rows:
        yield Table("Every application", ("Id", "What", "How far", "Next"), rows)
    else:
        yield Sentence("No applications yet.")
    if result.due:
        yield Heading(2, "Due", "due")
        due = tuple((str(one.day), _when(one.days), one.id, one.what) for one in result.due)
        yield Table("What is due", ("Day", "When", "Id", "What"), due)
    for path in result.unread:
        yield Sentence(f"Can't be read: {path} (sightline check says why)")

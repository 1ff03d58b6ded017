"""Dates and employer of an entry are lines of their own where Markdown is shown."""

from __future__ import annotations

from markdown_it import MarkdownIt

from sightline.career.exporting.markdown import markdown_bytes
from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine


def _line(text: str) -> SheetLine:
    return SheetLine(text, ())


def test_dates_and_employer_do_not_run_together_when_rendered() -> None:
    entry = Entry(
        title=_line("Engineer"), organisation=_line("Globex"), dates=_line("2021 - present"),
        place=_line("Porto"), lines=(_line("Led a team"),),
    )  # fmt: skip
    sheet = Sheet(None, (), (Part("experience", _line("Experience"), (entry,), ()),))
    shown = MarkdownIt().render(markdown_bytes(sheet).decode())
    assert "<p>2021 - present</p>\n<p>Globex | Porto</p>" in shown

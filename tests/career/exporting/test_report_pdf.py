"""A report as PDF: where to start on a page of its own, every word there, and nothing acts."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.exporting.report_pdf import report_pdf
from sightline.career.report.blocks import Heading, Item, Sentence, Table
from sightline.kernel.errors import UsageError

REPORT = (
    Heading(1, "Ana Lima beside a posting"),
    Sentence("Read from two files.", is_soft=True),
    Heading(2, "Where to start", "start"),
    Item(1, "Make", "a memo", tail="8 hours"),
    Heading(2, "Levels"),
    Item(0, "met", "", "Built the API", tail="Oak", tone="met"),
    Table("Levels", ("Competency", "Junior", "Senior"), (("APIs", "reached", "1 of 2"),)),
)


def pages_of(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_where_to_start_has_the_first_page_to_itself() -> None:
    first, second = (" ".join(page.split()) for page in pages_of(report_pdf(REPORT)))
    assert "Make: a memo (8 hours)" in first and "Levels" not in first
    assert "met: “Built the API” (Oak)" in second
    assert "Competency Junior Senior APIs reached 1 of 2" in second


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_pdf(REPORT) == report_pdf(REPORT)


def test_letters_that_no_font_has_are_refused() -> None:
    with pytest.raises(UsageError, match="the fonts of the PDF have no"):
        report_pdf([Heading(1, "A"), Sentence("\u4f60")])


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from('#"\\[](){}$*_`@<>/=-+~^&%;,. aB1'), min_size=1, max_size=40))
def test_no_words_are_taken_for_markup(words: str) -> None:
    wanted = "".join(words.split())
    table = Table("t", ("a", "b"), ((f"x{words}", "c"),))
    report = [Heading(1, "A"), Item(0, "q", f"x{words}x"), table]
    told = "".join("".join(pages_of(report_pdf(report))).split())
    assert told.count(f"x{wanted}x") == 1

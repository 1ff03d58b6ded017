"""What is exported says, read back by our own readers, what the sheet says."""

from __future__ import annotations

from hypothesis import given, settings

from sightline.career.documents.source_document import SourceDocument
from sightline.career.exporting.layout import BETWEEN, rows_of
from sightline.career.exporting.markdown import markdown_bytes
from sightline.career.exporting.pdf_file import pdf_bytes
from sightline.career.exporting.sheet import Sheet
from sightline.career.exporting.word_file import docx_bytes
from sightline.career.reading.read import read_document
from tests.career.exporting.sheets import sheets


def _lines(document: SourceDocument) -> list[str]:
    return [document.words(line) for line in document.lines]


def _bare(text: str) -> str:
    return "".join(text.split())


@given(sheets)
@settings(max_examples=25, deadline=None)
def test_markdown_says_what_the_sheet_says(sheet: Sheet) -> None:
    expected = []
    for row in rows_of(sheet):
        if row.kind == "entry":
            expected += [text for text in (row.left_text, row.right_text) if text]
        else:
            expected.append(row.left_text + (BETWEEN + row.right_text if row.right else ""))
    document = read_document("x.md", markdown_bytes(sheet))
    assert _lines(document) == expected
    assert document.form == "markdown" and not document.unread


@given(sheets)
@settings(max_examples=6, deadline=None)
def test_word_says_what_the_sheet_says(sheet: Sheet) -> None:
    expected = [
        row.left_text + ("\t" + row.right_text if row.right else "") for row in rows_of(sheet)
    ]
    data = docx_bytes(sheet)
    assert _lines(read_document("x.docx", data)) == expected
    assert docx_bytes(sheet) == data


@given(sheets)
@settings(max_examples=15, deadline=None)
def test_pdf_says_what_the_sheet_says(sheet: Sheet) -> None:
    expected = "".join(row.left_text + row.right_text for row in rows_of(sheet))
    data = pdf_bytes(sheet)
    document = read_document("x.pdf", data)
    assert _bare(document.text) == _bare(expected)
    assert not document.unread and document.dated is None
    assert pdf_bytes(sheet) == data

"""The annotated PDFs of the shared data: precision and recall, and the place of every word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from benchmarks.careers.resumes import (
    EACH_PERCENT,
    FIELDS,
    FOLDER,
    OVERALL_PERCENT,
    annotated,
    scored,
)
from sightline.career.documents.told import Told
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of

DATA = FOLDER.parent
PERSONAS = Path(__file__).resolve().parents[1] / "personas"
SAMPLES = [
    *sorted(FOLDER.glob("*/*.pdf")), *sorted(DATA.glob("docx/*.docx")),
    *sorted(DATA.glob("jsonresume/*.resume.json")), *sorted(PERSONAS.glob("*.md")),
]  # fmt: skip


def test_annotated_resumes_are_read_to_the_bar() -> None:
    files = annotated()
    if not files:
        pytest.skip("shared data: no resume_pdfs")
    found = scored(files)
    assert min(found.precision(), found.recall()) >= OVERALL_PERCENT, found.wrong
    assert [name for name in FIELDS if not found.holds(name)] == [], (EACH_PERCENT, found.wrong)


def told_in(value: object) -> Iterator[Told]:
    """Every told value in a result, however deep."""
    if isinstance(value, Told):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from told_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from told_in(getattr(value, field.name))


def test_every_value_of_every_sample_stands_where_it_says_and_is_made_of_its_quotes() -> None:
    if len(SAMPLES) <= len(list(PERSONAS.glob("*.md"))):
        pytest.skip("shared data: no resume_pdfs")
    count = 0
    for path in SAMPLES:
        document = read_document(path.name, path.read_bytes())
        for told in told_in(resume_of(document)):
            count += 1
            assert told.value and told.spans, path.name
            said = ""
            for span in told.spans:
                assert document.text[span.start : span.end] == span.quote, path.name
                assert span.document == document.hash and "\n" not in span.quote
                assert span.page == document.page_at(span.start)
                said += "".join(span.quote.split())
            assert "".join(told.value.split()) == said.replace("\u00ad", ""), path.name
    assert count > 1000

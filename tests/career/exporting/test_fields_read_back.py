"""A résumé exported and read again has the same fields, in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.documents.told import Told
from sightline.career.exporting.json_resume import document_json, sheet_json
from sightline.career.exporting.layout import plain, rows_of
from sightline.career.exporting.markdown import markdown_bytes
from sightline.career.exporting.pdf_file import pdf_bytes
from sightline.career.exporting.sheet import Sheet
from sightline.career.exporting.whole_resume import sheet_of
from sightline.career.exporting.word_file import docx_bytes
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Position, Resume, Study
from tests.career.exporting.sheets import sheets

_SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "jsonresume"
_PERSONAS = sorted(
    path
    for path in (Path(__file__).resolve().parents[1] / "personas").glob("*.md")
    if path.name != "posting.md"
)
_WRITERS: dict[str, Callable[[Sheet], bytes]] = {
    "markdown": markdown_bytes, "docx": docx_bytes, "pdf": pdf_bytes, "json": sheet_json,
}  # fmt: skip


def _value(told: Told | None) -> str | None:
    return told.value if told else None


def _entry(entry: Position | Study) -> tuple[object, ...]:
    head = (
        (entry.title, entry.company)
        if isinstance(entry, Position)
        else (entry.degree, entry.institution)
    )
    period = entry.period
    dates = (period.start, period.end, period.is_open) if period else None
    return (*map(_value, head), dates, _value(entry.location), *map(_value, entry.statements))


def _fields(resume: Resume) -> dict[str, object]:
    return {
        "name": _value(resume.name),
        "headline": _value(resume.headline),
        "reach": (_value(resume.email), _value(resume.phone), _value(resume.location)),
        "links": [_value(link) for link in resume.links],
        "experience": [_entry(position) for position in resume.experience],
        "education": [_entry(study) for study in resume.education],
        "skills": [_value(skill) for skill in resume.skills],
        "sections": sorted(
            (section.kind, [_value(said) for said in section.statements])
            for section in resume.sections
        ),
    }


@pytest.mark.parametrize("form", _WRITERS)
@pytest.mark.parametrize("path", _PERSONAS, ids=lambda path: path.stem)
def test_a_resume_keeps_its_fields(path: Path, form: str) -> None:
    resume = resume_of(read_document(path.name, path.read_bytes()))
    data = _WRITERS[form](sheet_of(resume))
    assert resume.experience and resume.name
    assert _fields(resume_of(read_document("back", data))) == _fields(resume)


@pytest.mark.parametrize("name", ["career-changer", "new-grad", "sample", "senior-engineer"])
def test_a_json_resume_in_and_out_and_in_is_equal(name: str) -> None:
    if not _SHARED.is_dir():
        pytest.skip("shared data: no jsonresume")
    original = (_SHARED / f"{name}.resume.json").read_bytes()
    first = read_document("first", original)
    data = document_json(first)
    second = read_document("second", data)
    assert (second.text, second.lines, second.dated) == (first.text, first.lines, first.dated)
    assert document_json(second) == data
    assert _said(json.loads(data)) == _said(json.loads(original))
    validator = jsonschema_rs.validator_for(json.loads((_SHARED / "schema.json").read_text()))
    assert [str(error) for error in validator.iter_errors(json.loads(data))] == []
    sent = json.loads(sheet_json(sheet_of(resume_of(first))))
    assert [str(error) for error in validator.iter_errors(sent)] == []
    assert _fields(resume_of(read_document("sent", json.dumps(sent).encode()))) == _fields(
        resume_of(first)
    )


def _said(value: Any) -> Any:
    """What a JSON Resume says of the person: no empty values, pictures, or notes on the file."""
    if isinstance(value, dict):
        left = {
            key: _said(part)
            for key, part in value.items()
            if key not in ("$schema", "meta", "image")
        }
        return {key: part for key, part in left.items() if part not in ("", [], {}, None)}
    return [_said(part) for part in value] if isinstance(value, list) else value


_VALUES = st.text(
    st.characters(categories=["L", "N", "P", "S"], include_characters=" "), min_size=1, max_size=12
).map(lambda text: " ".join(["x", *text.split()]))
_TREES = st.recursive(
    _VALUES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "a/b", "m~n", "summary", "url"]), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=8,
)
_RESUMES = st.fixed_dictionaries(
    {"basics": st.fixed_dictionaries({"name": _VALUES}, optional={"summary": _VALUES})},
    optional={"work": st.lists(_TREES, min_size=1, max_size=3), "own": _TREES},
)


@given(_RESUMES)
@settings(max_examples=40, deadline=None)
def test_any_json_resume_is_given_back(value: dict[str, Any]) -> None:
    first = read_document("first", json.dumps(value).encode())
    data = document_json(first)
    second = read_document("second", data)
    assert (second.text, second.lines) == (first.text, first.lines)
    assert document_json(second) == data


@given(sheets)
@settings(max_examples=25, deadline=None)
def test_every_word_of_a_sheet_is_in_its_json(sheet: Sheet) -> None:
    data = sheet_json(sheet)
    assert sheet_json(sheet) == data
    written = "\n".join(_leaves(json.loads(data)))
    texts = [
        plain(line.text) for row in rows_of(sheet) for line in row.lines if line.kind != "label"
    ]
    assert [text for text in texts if text not in written and text not in _DATES] == []


_DATES = ("2019", "Jan 2020 - Present", "2016 \u2013 2019")


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in _leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part)]
    return [str(value)]

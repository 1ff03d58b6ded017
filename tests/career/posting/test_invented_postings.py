"""Postings of many styles: exactly what each asks, wishes, pays and describes."""

from __future__ import annotations

import pytest

from sightline.career.documents.told import Told
from sightline.career.posting.posting import Posting
from sightline.career.posting.posting_of import posting_of
from sightline.career.posting.role_meant import role_meant
from sightline.career.reading.read import read_document
from tests.career.posting import invented
from tests.career.posting.written_freely import FREELY

CASES = {**invented.CASES, **FREELY}


def _values(told: tuple[Told, ...]) -> tuple[str, ...]:
    return tuple(one.value for one in told)


def _read(name: str) -> Posting:
    return posting_of(read_document("posting", CASES[name].text.encode()))


@pytest.mark.parametrize("name", CASES)
def test_requirements_and_wishes_are_told_apart(name: str) -> None:
    posting, case = _read(name), CASES[name]
    required = tuple(asked.words.value for asked in posting.requirements if asked.must)
    nice = tuple(asked.words.value for asked in posting.requirements if not asked.must)
    assert (required, nice) == (case.required, case.nice)
    degrees = tuple(asked.words.value for asked in posting.requirements if asked.is_degree)
    papers = tuple(asked.words.value for asked in posting.requirements if asked.is_certificate)
    assert (degrees, papers) == (case.degrees, case.certificates)


@pytest.mark.parametrize("name", CASES)
def test_years_say_of_what(name: str) -> None:
    found = tuple(
        (years.low, years.high, years.of.value if years.of else None) for years in _read(name).years
    )
    assert found == CASES[name].years


@pytest.mark.parametrize("name", CASES)
def test_pay_keeps_its_basis_its_currency_and_its_open_ends(name: str) -> None:
    found = tuple((p.low, p.high, p.currency, p.per, p.basis) for p in _read(name).pay)
    assert found == CASES[name].pay


@pytest.mark.parametrize("name", CASES)
def test_the_head_and_the_duties_are_read(name: str) -> None:
    posting, case = _read(name), CASES[name]
    head = tuple(
        told.value if told else None for told in (posting.title, posting.company, posting.place)
    )
    assert head == (case.title, case.company, case.place)
    assert _values(posting.duties) == case.duties


@pytest.mark.parametrize("name", CASES)
def test_the_letters_tpm_alone_decide_no_role(name: str) -> None:
    assert role_meant(_read(name)).role == CASES[name].role


@pytest.mark.parametrize("name", CASES)
def test_every_value_opens_to_its_words(name: str) -> None:
    document = read_document("posting", CASES[name].text.encode())
    posting = posting_of(document)
    told = [posting.title, posting.company, posting.place, *posting.duties, *posting.others]
    for asked in posting.requirements:
        told += [asked.words, asked.group, asked.years.words if asked.years else None]
    told += [years.of for years in posting.years] + [pay.words for pay in posting.pay]
    spans = [span for one in told if one for span in one.spans]
    assert spans
    for span in spans:
        assert document.text[span.start : span.end] == span.quote
        assert span.document == document.hash

"""What narrow columns and old fonts do to words: each is whole again."""

from __future__ import annotations

import pytest

from sightline.career.pages.pdf import read_pdf
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume
from tests.career.pages.drawn_pdf import pdf, words


def _work(*lines: tuple[str, str]) -> Resume:
    drawn = [words(72, 60, "Dana Ilves", size=18), words(72, 90, "Work Experience", font="F2")]
    for at, (left, right) in enumerate(lines):
        drawn += [words(72, 110 + 13 * at, left), words(480, 110 + 13 * at, right)]
    return resume_of(read_pdf("a.pdf", pdf(drawn)))


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("2019 -", "Present", "2019 - Present"),
        ("03/2019 -", "05/2021", "03/2019 - 05/2021"),
        ("March 2019 -", "May 2021", "March 2019 - May 2021"),
        ("Sep 2013 - May", "2016", "Sep 2013 - May 2016"),
    ],
)
def test_dates_that_a_right_column_breaks_are_one_stretch(
    first: str, second: str, whole: str
) -> None:
    read = _work(
        ("Product Manager", first),
        ("Harbour Ledger Ltd", second),
        ("Ran the pricing board of two product groups for a year.", ""),
    )
    (work,) = read.experience
    assert work.dates is not None
    assert work.dates.value == whole
    assert work.company is not None
    assert work.company.value == "Harbour Ledger Ltd"
    assert work.title is not None
    assert work.title.value == "Product Manager"


def test_a_place_below_dates_is_no_part_of_them() -> None:
    read = _work(
        ("Product Manager", "2019 - 2021"),
        ("Harbour Ledger Ltd", "Boston"),
        ("Ran the pricing board of two product groups for a year.", ""),
    )
    (work,) = read.experience
    assert work.dates is not None
    assert work.dates.value == "2019 - 2021"


def test_a_hyphen_in_a_letter_spaced_name_is_no_gap() -> None:
    name = words(72, 60, "IDA MARR-OLDE", size=20, extra="4 Tc")
    document = read_pdf("a.pdf", pdf([name, words(72, 90, "ida@example.com")]))
    assert document.text.splitlines()[0] == "IDA MARR-OLDE"


def test_words_on_both_sides_of_a_dash_stay_apart() -> None:
    document = read_pdf("a.pdf", pdf([words(72, 60, "Boston - Lyon", size=20, extra="4 Tc")]))
    assert document.text.splitlines()[0] == "Boston - Lyon"


def test_an_address_that_a_line_breaks_behind_its_scheme_is_whole() -> None:
    drawn = [
        words(72, 60, "Dana Ilves", size=18),
        words(72, 80, "Boston, MA | dana@example.com | https://"),
        words(72, 93, "notes.example.com/@dana"),
    ]
    read = resume_of(read_pdf("a.pdf", pdf(drawn)))
    assert [link.value for link in read.links] == ["https://notes.example.com/@dana"]


def test_a_scheme_alone_is_no_address() -> None:
    drawn = [words(72, 60, "Dana Ilves", size=18), words(72, 80, "Boston, MA | https://")]
    assert resume_of(read_pdf("a.pdf", pdf(drawn))).links == ()

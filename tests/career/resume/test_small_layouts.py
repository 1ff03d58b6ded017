# ruff: noqa: E501  (words and signs stand here as people write them)
"""Small things that layouts do to a résumé's words: broken addresses, head rows, wrapped cells."""

from __future__ import annotations

import pytest

from sightline.career.pages.pdf import read_pdf
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume
from tests.career.pages.drawn_pdf import pdf, words


def _of_text(text: str) -> Resume:
    return resume_of(read_document("a.txt", text.encode()))


def _of_lines(*lines: str, step: float = 13) -> Resume:
    drawn = [words(72, 100 + step * at, line) for at, line in enumerate(lines)]
    return resume_of(read_pdf("a.pdf", pdf(drawn)))


@pytest.mark.parametrize(
    "halves",
    [
        ("dana.ilves@exam", "ple.com"),
        ("dana.ilves", "@example.com"),
        ("dana.ilves@example.co", "m"),
        ("dana.ilves@", "example.com"),
    ],
)
def test_an_email_address_on_two_lines_is_one(halves: tuple[str, str]) -> None:
    read = _of_lines("Dana Ilves", *halves)
    assert read.email is not None
    assert read.email.value == "dana.ilves@example.com"
    assert "".join(span.quote for span in read.email.spans) == read.email.value


def test_what_stands_below_an_email_address_is_no_part_of_it() -> None:
    read = _of_lines("Dana Ilves", "dana.ilves@example.com", "python")
    assert read.email is not None
    assert read.email.value == "dana.ilves@example.com"
    read = _of_lines("Dana Ilves", "dana.ilves@example.com", "example.org")
    assert read.email is not None
    assert read.email.value == "dana.ilves@example.com"


def test_a_link_on_two_lines_is_one_and_a_profile_may_hold_an_at() -> None:
    read = _of_lines("Dana Ilves", "linkedin.com/in/", "danailves", "+1 415-555-0177")
    assert [link.value for link in read.links] == ["linkedin.com/in/danailves"]
    read = _of_text("Dana Ilves\ndana@example.com\nhttps://example.org/@dana\n")
    assert [link.value for link in read.links] == ["https://example.org/@dana"]


def test_signs_before_the_ways_to_reach_a_person_part_them() -> None:
    read = _of_text("Dana Ilves\n\u2709 dana@example.com \u260e 415-555-0177 \u2302 Boston, MA\n")
    assert read.location is not None
    assert read.location.value == "Boston, MA"


def test_a_salutation_is_no_name() -> None:
    read = _of_text("Dear Hiring Manager,\n\nDana Ilves\ndana.ilves@example.com\n")
    assert read.name is not None
    assert read.name.value == "Dana Ilves"


def test_who_works_freelance_is_their_own_employer() -> None:
    lines = "Dana Ilves\n\nExperience\n\nUX Researcher\nFreelance | Remote | 2019 - Present\n- Ran 9 studies.\n"
    position = _of_text(lines).experience[0]
    assert position.company is not None
    assert position.company.value == "Freelance"
    lines = "Dana Ilves\n\nExperience\n\nUX Researcher\nKestrel Labs | Freelance | 2019 - Present\n- Ran 9 studies.\n"
    position = _of_text(lines).experience[0]
    assert position.company is not None
    assert position.company.value == "Kestrel Labs"


def test_the_names_above_a_tables_columns_are_no_role() -> None:
    text = "Dana Ilves\n\nWork Experience\nCompany\tRole\tDates\nKestrel Labs\tEditor\t2019 - 2021\nHarbour Inc.\tReporter\t2015 - 2018\n"
    found = _of_text(text).experience
    assert [one.company.value for one in found if one.company] == ["Kestrel Labs", "Harbour Inc."]


def test_a_town_that_no_list_knows_is_parted_where_the_others_are() -> None:
    text = "Dana Ilves\n\nExperience\n"
    for title, at in (
        ("Editor", "Kestrel Press Ltd, Leeds"),
        ("Reporter", "Harbour News Group, Manchester"),
        ("Trainee", "Mill Studio, Larkmont"),
    ):
        text += f"\n{title}\n{at}\n2011 - 2014\n- Wrote the weekly page on the river.\n"
    last = _of_text(text).experience[-1]
    assert last.company is not None
    assert last.location is not None
    assert (last.company.value, last.location.value) == ("Mill Studio", "Larkmont")


def test_the_second_line_of_a_cell_belongs_to_its_skill() -> None:
    drawn = [words(72, 80, "Dana Ilves", font="F2"), words(72, 100, "SKILLS", font="F2")]
    for at, row in enumerate((("Figma", "Moderated", "Prototyping"), ("SQL", "Jira", "Python"))):
        drawn += [words(72 + 90 * x, 120 + 32 * at, cell) for x, cell in enumerate(row)]
    drawn += [words(162, 132, "research")]
    drawn += [words(72, 190, "EXPERIENCE", font="F2"), words(72, 204, "Editor, Kestrel Labs, 2019")]
    skills = [one.value for one in resume_of(read_pdf("a.pdf", pdf(drawn))).skills]
    assert skills == ["Figma", "Moderated research", "Prototyping", "SQL", "Jira", "Python"]


def test_a_place_beside_a_statement_is_no_part_of_it() -> None:
    drawn = [words(72, 80, "Dana Ilves", size=16), words(72, 110, "EXPERIENCE", font="F2")]
    drawn += [words(72, 130, "Editor", font="F2"), words(430, 130, "2019 - 2021")]
    drawn += [
        words(72, 143, "Kestrel Labs"),
        words(72, 157, "\u2022 Kept the archive of the paper and wrote"),
    ]
    drawn += [
        words(430, 157, "Boston, MA"),
        words(80, 170, "the index of it for all of the readers."),
    ]
    position = resume_of(read_pdf("a.pdf", pdf(drawn))).experience[0]
    assert [one.value for one in position.statements] == [
        "Kept the archive of the paper and wrote the index of it for all of the readers."
    ]
    assert position.location is not None
    assert position.location.value == "Boston, MA"


@pytest.mark.parametrize("number", ["Page 1", "Page 1 of 2", "Seite 1 von 3", "p. 1/2"])
def test_a_numbered_foot_of_a_page_is_no_skill(number: str) -> None:
    drawn = [words(72, 80, "Dana Ilves"), words(72, 600, "SKILLS", font="F2")]
    drawn += [words(72, 614, "SQL, Python"), words(72, 770, "Dana Ilves"), words(480, 770, number)]
    skills = resume_of(read_pdf("a.pdf", pdf(drawn))).skills
    assert [one.value for one in skills] == ["SQL", "Python"]


def test_a_month_alone_is_no_employer() -> None:
    text = "Dana Ilves\n\nExperience\nEditor\t2013 - May\nKestrel Labs\t2016\n- Wrote the index.\n"
    found = resume_of(read_document("a.txt", text.encode())).experience[0]
    assert found.company is not None
    assert found.company.value == "Kestrel Labs"

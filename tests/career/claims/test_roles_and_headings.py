"""What is true of one role isn't true under another's heading."""

# ruff: noqa: E501, RUF001 (signs that people write and lines of a table)

from __future__ import annotations

import pytest

from sightline.career.claims.checker import SUPPORTED, UNSUPPORTED, Checker
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from tests.career.claims._marta import POSTING, marta

CHECKER = Checker([marta()], posting=POSTING)


def _verdicts(text: str) -> list[str]:
    return [sentence.verdict for sentence in CHECKER.check(text)]


HEADED = """
## Experience

### {title}, {company}
{dates}

- {bullet}
"""
_TRUE_HEAD = {
    "title": "Product Manager",
    "company": "Tidewell Health",
    "dates": "June 2018 - February 2021",
    "bullet": "Launched appointment reminders in Spain and Portugal, lowering no-shows by 18%",
}


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("title", "Backend Engineer"),
        ("title", "Senior Technical Product Manager"),
        ("title", "Lead Product Manager"),
        ("company", "Corvane Systems"),
        ("company", "Tidewell"),
        ("dates", "June 2017 - February 2021"),
        ("dates", "June 2018 - March 2021"),
        ("dates", "June 2018 - Present"),
        ("dates", "2015 - 2018"),
        ("bullet", "Led a team of six engineers and two designers to rebuild the webhook service"),
        ("bullet", "Wrote services in Java, Python and Go for the claims platform"),
    ],
)
def test_what_is_true_of_one_role_is_not_true_under_another(part: str, other: str) -> None:
    assert UNSUPPORTED not in _verdicts(HEADED.format(**_TRUE_HEAD))
    assert UNSUPPORTED in _verdicts(HEADED.format(**(_TRUE_HEAD | {part: other})))


@pytest.mark.parametrize(
    "heading",
    [
        "Tidewell Health\nProduct Manager\nJun 2018 – Feb 2021",
        "Product Manager | Tidewell Health | 2018-06 – 2021-02",
        "**Product Manager** at Tidewell Health (06/2018 – 02/2021)",
        "Tidewell Health — Product Manager, June 2018 to February 2021",
    ],
)
def test_a_heading_may_be_written_otherwise(heading: str) -> None:
    assert set(_verdicts(f"{heading}\n\n- Helped hire two product managers")) == {
        SUPPORTED,
        UNSUPPORTED,
    }
    assert set(
        _verdicts(f"{heading}\n\n- Launched appointment reminders in Portugal and Spain")
    ) == {SUPPORTED}


def test_in_a_letter_a_fact_stays_with_the_employer_named_before_it() -> None:
    moved = "I was a Product Manager at Tidewell Health. I helped hire two product managers."
    own = "I am a Senior Technical Product Manager at Corvane Systems. I helped hire two product managers."
    assert _verdicts(moved) == [SUPPORTED, UNSUPPORTED]
    assert _verdicts(own) == [SUPPORTED, SUPPORTED]


@pytest.mark.parametrize("name", ["Tidewell Health", "Google"])
def test_a_fact_after_a_false_sentence_about_another_employer_is_moved(name: str) -> None:
    text = f"At {name}, I launched 40 products. I helped hire two product managers."
    assert _verdicts(text) == [UNSUPPORTED, UNSUPPORTED]


def test_two_roles_under_one_employer_keep_their_bullets() -> None:
    text = "Corvane Systems\nSenior Technical Product Manager\n- Helped hire two product managers\n\nProduct Manager\n- Interviewed about 40 patients; 12 of them became beta testers"
    assert _verdicts(text)[3] == UNSUPPORTED


def test_lines_that_a_margin_broke_are_one_sentence() -> None:
    text = "At Corvane Systems, I led a team of six engineers and two designers to\nrebuild the webhook service. I helped hire two\nproduct managers."
    assert _verdicts(text) == [SUPPORTED, SUPPORTED]


STUDENT = """# Ana Example

ana@example.com

## Experience

### Product Manager (contract), Acme Maps
2020 - 2021

- Wrote specifications

## Education

### B.Sc. Economics, University of Braga
Expected May 2027
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("B.Sc. Economics, University of Braga, Expected May 2027", {SUPPORTED}),
        ("B.Sc. Economics, University of Braga\nExpected May 2027", {SUPPORTED}),
        ("B.Sc. Economics, University of Braga", {UNSUPPORTED}),
        ("B.Sc. Economics, University of Braga, May 2027", {UNSUPPORTED}),
        ("I hold a B.Sc. Economics from the University of Braga.", {UNSUPPORTED}),
        ("Product Manager (contract), Acme Maps", {SUPPORTED}),
        ("Product Manager, Acme Maps", {UNSUPPORTED}),
        ("I was a Product Manager at Acme Maps.", {UNSUPPORTED}),
        ("At Acme Maps, I wrote specifications.", {SUPPORTED}),
    ],
)
def test_a_condition_stays_with_its_title_or_degree(text: str, verdicts: set[str]) -> None:
    document = read_document("student.md", STUDENT.encode())
    checker = Checker([(document, resume_of(document))])
    assert {sentence.verdict for sentence in checker.check(text)} == verdicts

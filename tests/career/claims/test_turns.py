"""Headings, headlines, labels and turns of letters: what they may say, and what they may not."""

from __future__ import annotations

import pytest

from sightline.career.claims.checker import UNSUPPORTED, Checker
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of

RESUME = """# Ines Example

ines@example.com | (503) 555-0142 | Salem, OR

## Summary

Data analyst for hospitals and clinics.

## Experience

### Lead Analyst, Northmere Health
Mar 2020 - Present

- Ran 12 interviews and wrote them up for sales and finance
- Said no to a second dashboard and wrote down why
- Answered about 30 questions a day

### Analyst, Southbank P&L Partners
2015 - 2020

- Built a prototype of a scheduling tool

## Education

### B.A. Statistics, Lindow (Lindow College of Arts)
2011 - 2015

## Certifications

- Certified Example Practitioner (CEP), 2018

## Languages

- Danish (native), English (fluent)

## Skills

SQL, Python, Excel
"""
FIELDS = b"""{"basics": {"name": "Ines Example"},
"work": [{"name": "Northmere Health", "position": "Lead Analyst", "startDate": "2020-03-01"}],
"awards": [{"title": "Prize for Clarity", "date": "2021-05-01", "awarder": "Example Society"}],
"interests": [{"name": "Music", "keywords": ["Choir", "Organ"]}]}"""

TRUE = """
Ines Example | Lead Analyst | Salem, OR
Ines Example, Lead Analyst at Northmere Health
Email: ines@example.com
Phone: (503) 555-0142
Northmere Health / Lead Analyst / Mar 2020 - Present
I am a data analyst for hospitals and clinics.
I am a Certified Example Practitioner.
I speak Danish (native) and English (fluent).
My skills include SQL and Python.
Since March 2020 I have been Lead Analyst at Northmere Health.
I said no to a second dashboard and wrote down why.
Ran 12 interviews and wrote them up for finance and sales
Answered about 30 questions per day
BA Statistics, Lindow (Lindow College of Arts)
Analyst, Southbank P\\&L Partners
| Title | Company | Dates |
I am applying for the role of Head of Data at Example Works.
Dear \\[hiring manager\\],
\\[a reason of your own\\]
Ran 12 interviews …
B.A. Statistics, Lindow
## Awards \\& Honors
""".strip().splitlines()

FALSE = """
Ines Example | Analyst | Salem, OR
Ines Example | Lead Analyst | Portland, OR
Ines Example, Lead Analyst at Southbank P&L Partners
Ines Example, Lead Analyst, 2015 - Present
Email: ines@example.org
Northmere Health / Analyst / Mar 2020 - Present
I am a data analyst for all hospitals and clinics.
I am a senior data analyst for hospitals and clinics.
I am a Certified Practitioner.
I am a Certified Example Practitioner and a Certified Example Trainer.
I speak Danish and English (native).
I speak French.
My skills include SQL and leadership.
Since 2015 I have been Lead Analyst at Northmere Health.
Since 2015 I have been Analyst at Southbank P&L Partners.
I said no to dashboards and wrote down why.
Ran 12 interviews and wrote them up for finance
Answered about 30 questions per hour
MA Statistics, Lindow
| Title | Northmere | 2010 |
I am interested in Example Works because I Led Ten Teams.
[2018]
Answered 30 questions …
Ran 13 interviews …
""".strip().splitlines()

MISPLACED = [
    ("## Certifications\n\n- Python", "Python"),
    ("## Awards\n\n- Built a prototype of a scheduling tool", "Built"),
    ("## Awards\n\n- SQL", "SQL"),
    ("## Education\n\n- Northmere Health", "Northmere"),
    ("## Education\n\n### Lead Analyst, Northmere Health\nMar 2020 - Present", "Lead"),
]
PLACED = [
    "## Achievements\n\n- Built a prototype of a scheduling tool",
    "## Tools\n\n- Python",
    "## Education and certifications\n\n- Certified Example Practitioner (CEP), 2018",
    "## Certifications\n\n- Certified Example Practitioner (CEP), 2018\n\n## Skills\n\n- SQL",
]


def _checker(name: str, words: bytes) -> Checker:
    document = read_document(name, words)
    return Checker([(document, resume_of(document))])


CHECKER = _checker("resume.md", RESUME.encode())


def _refused(text: str, checker: Checker = CHECKER) -> list[str]:
    return [found.text for found in checker.check(text) if found.verdict == UNSUPPORTED]


@pytest.mark.parametrize("text", TRUE)
def test_a_true_turn_passes(text: str) -> None:
    assert _refused(text) == []


@pytest.mark.parametrize("text", FALSE)
def test_a_turn_that_says_more_is_refused(text: str) -> None:
    assert _refused(text)


@pytest.mark.parametrize(("text", "line"), MISPLACED)
def test_a_heading_makes_nothing_a_certificate_an_award_or_a_study(text: str, line: str) -> None:
    assert any(found.startswith(line) for found in _refused(text))


@pytest.mark.parametrize("text", PLACED)
def test_what_is_of_a_headings_kind_stands_under_it(text: str) -> None:
    assert _refused(text) == []


@pytest.mark.parametrize("text", ["Prize for Clarity, 2021", "- Choir", "- Organ"])
def test_entries_of_fields_pass(text: str) -> None:
    assert _refused(text, _checker("resume.json", FIELDS)) == []


@pytest.mark.parametrize("text", ["Prize for Clarity, 2020", "- Piano"])
def test_other_entries_of_fields_do_not(text: str) -> None:
    assert _refused(text, _checker("resume.json", FIELDS))


@pytest.mark.parametrize("text", TRUE)
def test_every_quote_is_at_its_place(text: str) -> None:
    document = read_document("resume.md", RESUME.encode())
    for found in CHECKER.check(text):
        assert all(document.text[span.start : span.end] == span.quote for span in found.spans)

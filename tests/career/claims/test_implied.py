"""What a document plainly implies may be said; what only resembles it may not."""

from __future__ import annotations

import pytest

from sightline.career.claims.checker import SUPPORTED, Checker
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of

_RESUME = b"""# Ana Example

Porto, Portugal | ana@example.com

## Summary

Backend engineer with nine years of experience in payments and logistics platforms, moving on.

## Experience

### Senior Engineer, Globex (payments) - Porto
*March 2021 - present*

- Reduced latency of the checkout from 900 ms to 310 ms by moving fraud scoring to a queue.
- Helped the data team to cut costs by moving reports to a warehouse.
- Convinced sales to shorten deals by dropping discounts for partners.

### Backend Engineer, Initech Logistics, Lisbon
*August 2017 - February 2021*

- Mentored two junior developers.
- Cut the start of junior developers from 6 weeks to 3.

## Certifications

- Globex Certified Cloud Architect \xe2\x80\x93 Associate (2022)
"""


def _checker() -> Checker:
    document = read_document("ana.md", _RESUME)
    return Checker([(document, resume_of(document))])


_CHECKER = _checker()


@pytest.mark.parametrize(
    "line",
    [
        "I have nine years of experience in payments and logistics.",
        "I have 9 years of experience in payments and logistics platforms.",
        "I have nine years of experience.",
        "Before Globex I worked as a backend engineer at Initech Logistics in Lisbon.",
        "I worked as a backend engineer at Initech Logistics in Lisbon from 2017 to 2021.",
        "I hold the Globex Cloud Architect Associate certificate.",
        "I hold the Globex Certified Cloud Architect Associate certification.",
        "I mentored two developers.",
        "I moved fraud scoring to a queue.",
    ],
)
def test_what_is_plainly_implied_is_supported(line: str) -> None:
    assert [one.verdict for one in _CHECKER.check(line)] == [SUPPORTED]


@pytest.mark.parametrize(
    "line",
    [
        "I have ten years of experience in payments and logistics.",
        "I have over nine years of experience in payments and logistics.",
        "I have nine years of experience in payments.",
        "I have nine years of experience in logistics.",
        "Before Initech Logistics I worked as a senior engineer at Globex in Porto.",
        "I worked as a backend engineer at Initech Logistics in Porto.",
        "I hold the Globex Cloud Architect certificate.",
        "I hold the Globex Certified Cloud Architect certificate.",
        "I hold the Globex Cloud Architect Professional certificate.",
        "I mentored developers.",
        "I mentored two senior developers.",
        "I cut the start of developers from 6 weeks to 3.",
        "I moved fraud scoring.",
        "I moved reports to a warehouse.",
        "I dropped discounts for partners.",
    ],
)
def test_what_only_resembles_it_is_refused(line: str) -> None:
    assert SUPPORTED not in [one.verdict for one in _CHECKER.check(line)]


@pytest.mark.parametrize(
    "summary",
    [
        "Leads a team with nine years of experience in payments",
        "Founder of a studio with nine years of experience in payments",
        "Engineer and manager of people with nine years of experience in payments",
    ],
)
def test_years_of_others_are_not_the_persons(summary: str) -> None:
    document = read_document("a.md", f"# Ana Example\n\n## Summary\n\n{summary}.\n".encode())
    checker = Checker([(document, resume_of(document))])
    (one,) = checker.check("I have nine years of experience in payments.")
    assert one.verdict != SUPPORTED

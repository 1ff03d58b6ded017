# ruff: noqa: E501  (words and signs stand here as people write them)
"""Headings, places, titles, employers, degrees: what each list takes and leaves."""

from __future__ import annotations

import pytest

from sightline.career.resume.degrees import degree_score, is_detail, school_score
from sightline.career.resume.headings import heading_kind
from sightline.career.resume.job_words import employer_score, title_score
from sightline.career.resume.places import find_address, is_place, place_at_end

HEADINGS = (
    ("EXPERIENCE", "experience"), ("Relevant Experience", "experience"),
    ("Customer Service Experience", "experience"), ("Berufserfahrung", "experience"),
    ("Expérience professionnelle", "experience"), ("E X P E R I E N C E", "experience"),
    ("¥Skills", "skills"), ("Top Skills", "skills"), ("Tech Stack", "skills"),
    ("Volunteer Experience", "volunteering"), ("University Projects", "projects"),
    ("Honors & Awards", "awards"), ("On Campus Involvement", "other"),
    ("Wykształcenie", "education"), ("Formación académica", "education"),
    ("Ten years of experience", None), ("Senior Engineer", None), ("Experience with SQL.", None),
)  # fmt: skip
PLACES = (
    "Austin, TX", "Seoul, S.Korea", "Remote", "Berlin, Germany", "New York, NY", "London, UK", "München",
    "Kraków, Poland", "Columbus, Ohio", "San Francisco Bay Area", "Boston, MA, USA", "Remote (US)",
)  # fmt: skip
NO_PLACES = (
    "Acme, Inc.", "Initech Robotics, Denver, CO", "Product Manager", "Python, R", "Nordhafen GmbH, Berlin",
    "Kestrel Bank, Singapore", "Led a team",
)  # fmt: skip
ADDRESSES = (
    "123 Example Way, Springfield, IL 62701",
    "10115 Berlin",
    "4567 Main Street City, ST 98052",
)


@pytest.mark.parametrize(("words", "kind"), HEADINGS)
def test_a_heading_is_known_in_its_many_wordings(words: str, kind: str | None) -> None:
    assert heading_kind(words) == kind


@pytest.mark.parametrize("words", PLACES)
def test_places_are_places(words: str) -> None:
    assert is_place(words)


@pytest.mark.parametrize("words", NO_PLACES)
def test_names_and_lists_are_no_places(words: str) -> None:
    assert not is_place(words)


@pytest.mark.parametrize("words", ADDRESSES)
def test_addresses_keep_their_street_and_code(words: str) -> None:
    assert find_address(words)


def test_a_place_behind_a_name_is_parted_from_it() -> None:
    cases = {
        "Initech Robotics, Denver, CO": "Denver, CO",
        "Umbral Berlin, Germany": "Berlin, Germany",
    }
    for words, place in cases.items():
        at = place_at_end(words)
        assert at is not None and words[at:] == place
    assert place_at_end("University of New York, Inc.") is None


@pytest.mark.parametrize(
    ("title", "employer"),
    [
        ("Senior Software Engineer II", "Globex Systems LLC"), ("VP of Engineering", "Nordhafen GmbH"),
        ("Lead Vocalist", "City Opera Company"), ("Office manager", "The Phone Company"),
        ("Softwareentwickler (m/w/d)", "Stadtwerke Nordstadt"), ("Founder & CEO", "Meridian Labs"),
    ],
)  # fmt: skip
def test_titles_and_employers_are_told_apart(title: str, employer: str) -> None:
    assert title_score(title) > employer_score(title)
    assert employer_score(employer) > title_score(employer)


def test_degrees_schools_and_grades_are_told_apart() -> None:
    for words in (
        "B.S. in Computer Science",
        "MBA",
        "Master of Arts",
        "Ph.D., Physics",
        "BEng Electrical",
    ):
        assert degree_score(words) == 3, words
    for words in (
        "Ridgemont State University",
        "École de Valmont",
        "Technische Hochschule Nordstadt",
    ):
        assert school_score(words) and degree_score(words) < 2, words
    for words in (
        "GPA: 3.7/4.0",
        "Minor in Mathematics",
        "Dean's List",
        "Relevant coursework: Algebra",
    ):
        assert is_detail(words), words

# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Formats that name their fields, and text that names nothing: what is read, and that nothing fails."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sightline.career.documents.told import Told
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume
from sightline.career.resume.tenure import tenure_of


def value(told: Told | None) -> str | None:
    return told.value if told else None


def roles(resume: Resume) -> list[tuple[str | None, ...]]:
    return [
        (value(one.title), value(one.company), value(one.dates), value(one.location))
        for one in resume.experience
    ]


def test_json_resume_is_read_by_its_pointers() -> None:
    data = {
        "basics": {
            "name": "Ana Example",
            "email": "ana@example.com",
            "location": {"city": "Porto"},
        },
        "work": [
            {"name": "Exampleworks", "position": "Product Owner", "startDate": "2021-03"},
            {
                "name": "Sampleforge",
                "position": "Engineer",
                "startDate": "2018",
                "endDate": "2021-02-28",
            },
        ],
        "education": [
            {"institution": "Eastmoor", "studyType": "BSc", "area": "Physics", "endDate": "2017"}
        ],
        "skills": [{"name": "Data", "keywords": ["SQL", "R"]}],
    }
    resume = resume_of(read_document("r.json", json.dumps(data).encode()))
    assert (value(resume.name), value(resume.location)) == ("Ana Example", "Porto")
    assert roles(resume) == [
        ("Product Owner", "Exampleworks", "2021-03", None),
        ("Engineer", "Sampleforge", "2018 2021-02-28", None),
    ]
    periods = [one.period for one in resume.experience]
    assert [(p.start, p.end, p.is_open) for p in periods if p] == [
        ("2021-03", None, True), ("2018", "2021-02-28", False),
    ]  # fmt: skip
    (study,) = resume.education
    assert (value(study.degree), value(study.institution)) == ("BSc Physics", "Eastmoor")
    assert [one.value for one in resume.skills] == ["Data", "SQL", "R"]


def test_linkedins_export_is_read_by_its_columns() -> None:
    tables = {
        "Profile.csv": [
            ["First Name", "Last Name", "Headline"],
            ["Ana", "Example", "Product Owner"],
        ],
        "Positions.csv": [
            ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"],
            ["Exampleworks", "Product Owner", "Ran discovery.", "Porto", "Mar 2021", ""],
        ],
        "Skills.csv": [["Name"], ["SQL"], ["Roadmapping"]],
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, rows in tables.items():
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            archive.writestr(name, text.getvalue())
    resume = resume_of(read_document("export.zip", held.getvalue()))
    assert (value(resume.name), value(resume.headline)) == ("Ana Example", "Product Owner")
    assert roles(resume) == [("Product Owner", "Exampleworks", "Mar 2021", "Porto")]
    assert resume.experience[0].period is not None and resume.experience[0].period.is_open
    assert [one.value for one in resume.skills] == ["SQL", "Roadmapping"]


ENTRIES = (
    ("Product Manager at Exampleworks, 2019 – 2021", ("Product Manager", "Exampleworks", "2019 – 2021", None)),
    ("Exampleworks Inc. — Product Manager (Mar 2019 - Present)",
     ("Product Manager", "Exampleworks Inc.", "Mar 2019 - Present", None)),
    ("Senior Engineer, Umbral Systems, Denver, CO (2018 - 2019)",
     ("Senior Engineer", "Umbral Systems", "2018 - 2019", "Denver, CO")),
    ("Software Engineer II, Payments | Umbral Ltd | 2018 - 2019",
     ("Software Engineer II, Payments", "Umbral Ltd", "2018 - 2019", None)),
    ("Position: Nurse | Employer: St. Orla Hospital | 2018 - 2019",
     ("Nurse", "St. Orla Hospital", "2018 - 2019", None)),
)  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ENTRIES)
def test_one_line_of_text_is_taken_apart(line: str, expected: tuple[str | None, ...]) -> None:
    text = f"Ana Example\nana@example.com\n\nExperience\n\n{line}\n- Kept the backlog short\n"
    assert roles(resume_of(read_document("cv.txt", text.encode()))) == [expected]


NAMES = (
    ("Curriculum Vitae\nAna Example", "Ana Example"),
    ("Ana Example, PhD, PMP", "Ana Example"),
    ("Dr. Ana de la Example", "Dr. Ana de la Example"),
    ("Résumé of Ana Example", "Ana Example"),
    ("ANA EXAMPLE (she/her)", "ANA EXAMPLE"),
    ("Ana Example | Product Owner", "Ana Example"),
)


@pytest.mark.parametrize(("head", "name"), NAMES)
def test_a_name_is_the_name_alone(head: str, name: str) -> None:
    text = f"{head}\nana.example@example.com\n\nSkills\n\nSQL, R\n"
    assert value(resume_of(read_document("cv.txt", text.encode())).name) == name


WORDS = some.sampled_from(
    ["Experience", "Education", "Skills", "Product Manager", "Acme Inc.", "Mar 2020 – Present", "2019", "- ",
     "• ", "|", ",", "·", "\t", "\n", "\n\n", "Denver, CO", "B.S.", "University", "ana@example.com", "(", ")",
     "+1 303 555 0142", "20XX", "SQL:", "a" * 400, "🙂", "\u202e", "٣٤", "'", "—", "Present", "Languages:"]
)  # fmt: skip


@given(some.lists(WORDS, min_size=1, max_size=60))
@settings(max_examples=120, deadline=None)
def test_any_text_is_read_or_refused_and_every_value_has_its_place(words: list[str]) -> None:
    try:
        document = read_document("cv.txt", " ".join(words).encode())
    except UnreadableDocument:
        return
    resume = resume_of(document)
    tenure_of(document, resume, date(2026, 3, 1))
    for told in (resume.name, resume.email, resume.phone, resume.location, *resume.skills):
        if told is not None:
            assert told.spans and told.value
            for span in told.spans:
                assert document.text[span.start : span.end] == span.quote


def test_a_line_without_end_costs_no_time_without_end() -> None:
    for sign in ("a", "1", "(", " a.", "Mar 2019 – ", "A, ", "a-", "a'"):
        text = f"Ana Example\n{sign * 4000}!\nExperience\n{sign * 299}!\n{sign * 4000}\n"
        found = resume_of(read_document("cv.txt", text.encode()))
        assert found.name is None or found.name.value == "Ana Example"  # never the endless line


MARKDOWN = """# Jonas Example

Berlin, Germany · jonas@example.com

## Experience

**Nordhafen GmbH** — *Senior Backend Engineer* (May 2020 – present)
* Moved 40 services to a new message bus.

## Skills

| Area | Tools |
|---|---|
| Languages | Go, Python |
| Data | PostgreSQL, Kafka |
"""
TEXT = """ANA EXAMPLE
Porto, Portugal | ana@example.com

PROFESSIONAL EXPERIENCE

Banco Exemplo, Porto                     Jan 2019 - Present
Product Manager, Payments
  - Worked with risk and legal teams in four countries to
    harmonise the limits.

EDUCATION

MBA, Eastmoor Business School            2014

SKILLS
SQL, Jira
"""
PAGE = b"""<html><body><h1>Wei Example</h1><p>wei@example.com | Singapore</p><h2>Work</h2>
<h3>Platform Engineer</h3><p>Kestrel Cloud Pte Ltd, Singapore</p><p>2019-03 to 2022-11</p>
<ul><li>Built a build farm.</li></ul><h2>Skills</h2><ul><li>Go</li><li>Terraform</li></ul></body></html>"""


def test_markdown_with_a_table_of_skills_is_read_without_its_labels() -> None:
    resume = resume_of(read_document("cv.md", MARKDOWN.encode()))
    assert roles(resume) == [
        ("Senior Backend Engineer", "Nordhafen GmbH", "May 2020 – present", None)
    ]
    assert [one.value for one in resume.skills] == ["Go", "Python", "PostgreSQL", "Kafka"]


def test_plain_text_with_dates_at_the_right_keeps_wrapped_statements_whole() -> None:
    resume = resume_of(read_document("cv.txt", TEXT.encode()))
    assert roles(resume) == [
        ("Product Manager, Payments", "Banco Exemplo", "Jan 2019 - Present", "Porto")
    ]
    (statement,) = resume.experience[0].statements
    assert statement.value == (
        "Worked with risk and legal teams in four countries to harmonise the limits."
    )
    (study,) = resume.education
    assert (value(study.degree), value(study.institution)) == ("MBA", "Eastmoor Business School")


def test_a_web_page_is_read_by_its_headings() -> None:
    resume = resume_of(read_document("cv.html", PAGE))
    assert roles(resume) == [
        ("Platform Engineer", "Kestrel Cloud Pte Ltd", "2019-03 to 2022-11", "Singapore")
    ]
    assert [one.value for one in resume.skills] == ["Go", "Terraform"]

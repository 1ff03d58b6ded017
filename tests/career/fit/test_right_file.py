"""Swapped files are said to be that, and nobody is made up out of a posting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.career.fit.right_file import refuse_posting, refuse_resume
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.kernel.errors import UsageError
from tests.career.posting.invented import CASES
from tests.career.tailoring.people import PEOPLE, POSTING
from tests.workspaces import OWNER, ask, write_workspace

_LETTER = """Dear Hiring Manager,

I have been a technical PM for three years at Alder Systems, where I own the events API.
I interviewed 12 developers and wrote requirements for each fix.

Thank you for reading.
"""
_JOB = json.dumps(
    {
        "title": "Web Developer",
        "company": "Larch & Co",
        "description": "Builds the shop.",
        "responsibilities": ["Build and test web applications"],
        "qualifications": ["3+ years of experience in web development"],
        "skills": [{"name": "Web Development", "keywords": ["HTML", "CSS"]}],
    }
)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_a_resume_is_taken_as_one_and_never_as_a_posting(person: Path) -> None:
    document = read_document(person.name, person.read_bytes())
    refuse_posting(document, resume_of(document))
    with pytest.raises(UsageError, match="is a résumé, not a job posting"):
        refuse_resume(document)


@pytest.mark.parametrize("name", list(CASES))
def test_no_posting_is_called_a_resume(name: str) -> None:
    refuse_resume(read_document("posting.txt", CASES[name].text.encode()))


def test_a_letter_is_neither() -> None:
    document = read_document("letter.txt", _LETTER.encode())
    refuse_posting(document, resume_of(document))
    refuse_resume(document)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("workspace"), {"job.json": _JOB})


@pytest.mark.parametrize(
    ("operation", "request_"),
    [
        ("career.read", {"file": str(POSTING)}),
        ("career.read", {"file": "job.json"}),
        ("career.fit", {"resume": str(POSTING), "posting": str(PEOPLE[0])}),
        ("career.fit", {"resume": "job.json"}),
        ("career.fit", {"resume": str(PEOPLE[0]), "posting": str(PEOPLE[1])}),
        ("career.tailor", {"resume": str(POSTING), "posting": str(PEOPLE[0])}),
        ("career.tailor", {"resume": str(PEOPLE[0]), "posting": str(PEOPLE[1])}),
        ("career.letter", {"resume": str(POSTING), "posting": str(PEOPLE[0])}),
        ("career.letter", {"resume": str(PEOPLE[0]), "posting": str(PEOPLE[1])}),
        ("career.stories", {"resume": str(PEOPLE[0]), "posting": str(PEOPLE[1])}),
        ("career.learn", {"resume": str(PEOPLE[0]), "posting": str(PEOPLE[1])}),
        ("career.posting", {"file": str(PEOPLE[0])}),
    ],
)
def test_swapped_files_are_refused(operation: str, request_: dict[str, str], root: Path) -> None:
    with pytest.raises(UsageError, match=r"not a (job posting|résumé)"):
        ask(root, operation, subject=OWNER, **request_)

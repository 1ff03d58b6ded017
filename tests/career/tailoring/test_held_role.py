"""Title, employer and dates in a sentence that reads as one."""

from __future__ import annotations

import pytest

from sightline.career.claims.checker import Checker
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.tailoring.first_person import held_role


@pytest.mark.parametrize(
    ("company", "said"),
    [
        ("Globex", "I am an Engineer at Globex (March 2021 - present)."),
        ("Globex (payments)", "I am an Engineer at Globex (payments), March 2021 - present."),
    ],
)
def test_no_two_brackets_stand_side_by_side(company: str, said: str) -> None:
    text = (
        f"# Ana Example\n\n## Experience\n\n### Engineer, {company}\n*March 2021 - present*\n\n"
        "- Led a team of four\n"
    )
    document = read_document("a.md", text.encode())
    resume = resume_of(document)
    role = held_role(resume.experience[0], document, Checker([(document, resume)]))
    assert role is not None
    assert role.text == said

"""A letter is checked clause by clause, each with the employer named before it."""

# ruff: noqa: E501 (signs that people write and lines of a table)

from __future__ import annotations

import pytest

from sightline.career.claims.checker import SUPPORTED, UNSUPPORTED, Checker
from sightline.career.reading.read import read_document
from tests.career.claims._marta import POSTING, marta

CHECKER = Checker([marta()], posting=POSTING)


def _verdicts(text: str) -> list[str]:
    return [sentence.verdict for sentence in CHECKER.check(text)]


LETTER = """Dear Hiring Manager,

I have run the ticketing platform for three years at Acme Rail, where I own the seat map used by 40 stations with our partners. I asked 30 drivers what they need, worked with two teams on it, and measured the results: waiting time fell to six minutes, and complaints dropped 12%. In Spain sales grew 5%, and churn fell 3%. I studied physics (two years in Oslo) and I'm at home in design reviews. We built a depot planner and shipped it.
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("I have run the ticketing platform for three years at Acme Rail.", SUPPORTED),
        ("I measured the results.", SUPPORTED),
        ("Complaints dropped 12%.", SUPPORTED),
        ("Waiting time fell to six minutes.", SUPPORTED),
        ("I studied physics.", SUPPORTED),
        ("I'm at home in design reviews.", SUPPORTED),
        ("Churn fell 3%.", UNSUPPORTED),
        ("I built a depot planner.", UNSUPPORTED),
        ("Shipped a depot planner.", UNSUPPORTED),
        ("I shipped it.", UNSUPPORTED),
        ("I worked on it.", UNSUPPORTED),
        ("I measured the results, so complaints dropped 12%.", UNSUPPORTED),
        ("Waiting time fell to six minutes because I asked 30 drivers.", UNSUPPORTED),
        ("Complaints fell to six minutes.", UNSUPPORTED),
        ("I asked 30 drivers what they need, and complaints dropped 12%.", SUPPORTED),
        ("I have run the ticketing platform for three years in Spain.", UNSUPPORTED),
    ],
)
def test_a_letter_is_quoted_clause_by_clause(text: str, verdict: str) -> None:
    checker = Checker([(read_document("letter.txt", LETTER.encode()), None)])
    assert checker.check(text)[0].verdict == verdict


def test_lines_on_their_own_are_no_paragraph() -> None:
    text = "I was a Product Manager at Tidewell Health.\nI helped hire two product managers."
    assert _verdicts(text) == [SUPPORTED, SUPPORTED]
    assert _verdicts(text.replace("\n", " ")) == [SUPPORTED, UNSUPPORTED]

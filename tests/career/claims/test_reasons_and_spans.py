"""Why a sentence is refused, and on which words one stands that isn't."""

# ruff: noqa: E501 (signs that people write and lines of a table)

from __future__ import annotations

import pytest

from sightline.career.claims.checker import OWN_STATEMENT, SUPPORTED, UNSUPPORTED, Checker
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from tests.career.claims._marta import POSTING, marta
from tests.career.claims._marta_sentences import TRUE

CHECKER = Checker([marta()], posting=POSTING)


def _verdicts(text: str) -> list[str]:
    return [sentence.verdict for sentence in CHECKER.check(text)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Skills: Python, SQL, Kubernetes", "only the posting says “Kubernetes”"),
        ("Led 13 launches in Denmark", "no document says “13”, “launches”, “Denmark”"),
        ("Built a usage dashboard", "leaves out “prototype”"),
        (
            "At Tidewell Health, I led a team of six engineers and two designers",
            "closest: “Led a team of six engineers and two designers to rebuild the webhook service”",
        ),
    ],
)
def test_a_reason_names_the_words_and_what_comes_closest(line: str, says: str) -> None:
    assert says in CHECKER.check(line)[0].reason


def test_every_span_says_what_stands_at_its_place() -> None:
    document, _ = marta()
    for line in TRUE:
        for sentence in CHECKER.check(line):
            assert (sentence.verdict == SUPPORTED) == bool(sentence.spans)
            for span in sentence.spans:
                assert document.text[span.start : span.end] == span.quote


def test_spans_leave_out_what_the_sentence_leaves_out() -> None:
    quotes = [
        span.quote for span in CHECKER.check("Ran weekly office hours and roadmap reviews")[0].spans
    ]
    assert quotes == ["Ran weekly office hours", "roadmap reviews"]


@pytest.mark.parametrize("line", ["[own] I care about plain writing.", "Dear Hiring Manager,"])
def test_what_needs_no_evidence_is_marked(line: str) -> None:
    assert _verdicts(line) == [OWN_STATEMENT]


def test_an_own_statement_counts_only_as_it_was_stated() -> None:
    checker = Checker([marta()], own=["I care about plain writing"])
    assert checker.check("I care about plain writing.")[0].verdict == OWN_STATEMENT
    assert checker.check("I care about plain writing in ten languages.")[0].verdict == UNSUPPORTED


_SERVICES = b"""# Ana Example

## Experience

### Engineer, Globex
*March 2021 - present*

- Cut duplicate charges from 40 a week to fewer than 2.
- Helped the data team to move reports to a new tool.
- Acted as product owner while the lead was on leave (June 2023 - December 2023).
- Mentored two junior developers.
"""


@pytest.mark.parametrize(
    ("line", "says", "never"),
    [
        ("I cut duplicate charges from 40 a week to 2.", "leaves out “fewer than”", "under"),
        ("I acted as product owner in 2023.", "leaves out “while the lead was on leave", "2023-06"),
        ("I have worked at Globex since 2020.", "“2020”", "worked"),
        ("I worked at Globex since 2023.", "“2023” stands elsewhere", "worked"),
        ("I led the data team's move of reports to a new tool.", "“led”", "team's"),
        ("I mentored developers.", "leaves out “two junior”", "“2"),
    ],
)
def test_a_reason_is_true_and_in_the_documents_own_words(line: str, says: str, never: str) -> None:
    reason = _services().check(line)[0].reason.partition("closest")[0]
    assert says in reason
    assert never not in reason


def _services() -> Checker:
    document = read_document("services.md", _SERVICES)
    return Checker([(document, resume_of(document))])

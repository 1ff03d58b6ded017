"""Many sentences about the invented people at once: true ones pass, invented ones don't."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.career.claims.checker import UNSUPPORTED, Checker
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from tests.career.claims._invented_sentences import INVENTED
from tests.career.claims._limiting_phrases import LIMITED, LIMITS, WITHOUT
from tests.career.claims._true_sentences import TRUE

PERSONAS = Path(__file__).parents[1] / "personas"
LEAST_ACCEPTED = 0.99
ROLE = """# Ana Example

ana@example.com | Lisbon, Portugal

## Experience

### Product Manager, Globex Works
Jan 2020 - Present

- {}
- Wrote notes
"""


def _checker(text: str) -> Checker:
    document = read_document("resume.md", text.encode())
    return Checker([(document, resume_of(document))])


def _of(name: str) -> Checker:
    return _checker((PERSONAS / f"{name}.md").read_text("utf-8"))


def _lines(table: str) -> list[str]:
    return [line.replace(" / ", "\n") for line in table.strip().split("\n")]


def _passes(checker: Checker, text: str) -> bool:
    return all(sentence.verdict != UNSUPPORTED for sentence in checker.check(text))


@pytest.fixture(scope="module")
def checkers() -> dict[str, Checker]:
    return {name: _of(name) for name in TRUE}


def test_what_is_true_is_accepted_99_times_in_100(checkers: dict[str, Checker]) -> None:
    lines = [(name, line) for name, table in TRUE.items() for line in _lines(table)]
    refused = [line for name, line in lines if not _passes(checkers[name], line)]
    assert len(lines) >= 240
    assert len(refused) <= (1 - LEAST_ACCEPTED) * len(lines), refused


@pytest.mark.parametrize("name", sorted(INVENTED))
def test_nothing_invented_passes(name: str, checkers: dict[str, Checker]) -> None:
    passed = [line for line in _lines(INVENTED[name]) if _passes(checkers[name], line)]
    assert passed == []


def test_what_a_phrase_limits_is_not_said_without_it() -> None:
    checker = _checker(LIMITED)
    assert [line for line in _lines(WITHOUT) if _passes(checker, line)] == []


def test_no_single_limit_is_left_out() -> None:
    passed = []
    for line in LIMITS.strip().split("\n"):
        statement, _, cuts = line.partition(" => ")
        checker = _checker(ROLE.format(statement))
        assert _passes(checker, statement), statement
        passed += [(cut, statement) for cut in cuts.split(" | ") if _passes(checker, cut)]
    assert passed == []


def test_a_word_of_time_is_checked_against_the_role_before_it() -> None:
    checker = _of("senior_tpm")
    after_advisor = (
        "At the Open Error Formats Working Group I reviewed proposals for a common error format. "
        "Before that, I was a {} at {}."
    )
    told = checker.check(after_advisor.format("Backend Engineer", "Tallgrass Systems"))
    assert [one.verdict for one in told] == ["supported", "supported"]
    false = checker.check(
        after_advisor.format("Technical Product Manager", "Meshworks API Platform")
    )
    assert false[-1].verdict == UNSUPPORTED


def test_what_is_told_of_an_employer_heads_nothing() -> None:
    data = b"""{"basics": {"name": "Ana Example"}, "work": [
    {"name": "Initech", "position": "Analyst", "startDate": "2024-01", "endDate": "2025-01",
     "description": "Independent consulting", "highlights": ["Wrote three models"]},
    {"name": "Globex", "position": "Manager", "startDate": "2018-01", "endDate": "2023-12",
     "highlights": ["Trained six cooks"]}]}"""
    document = read_document("resume.json", data)
    checker = Checker([(document, resume_of(document))])
    letter = (
        "I was an Analyst at Initech. Independent consulting. I wrote three models.\n\n"
        "I was a Manager at Globex. I trained six cooks.\n"
    )
    assert _passes(checker, letter)
    assert not _passes(checker, letter.replace("six cooks", "three models"))


@pytest.mark.parametrize("word", ["word", "- led", "To"])
def test_a_line_more_costs_a_line_more(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words that are compared grow with the lines, not with their square."""
    checker = _of("senior_tpm")
    read: list[int] = []
    sayings = Checker.sayings

    def counted(self: Checker, words):  # type: ignore[no-untyped-def]
        read.append(len(words))
        return sayings(self, words)

    monkeypatch.setattr(Checker, "sayings", counted)
    costs = []
    for lines in (100, 400):
        read.clear()
        checker.check("\n".join(f"{word}{number}" for number in range(lines)))
        costs.append(sum(read))
    assert costs[1] <= 5 * costs[0]

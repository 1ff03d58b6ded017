"""`why` answers in two minutes from documents alone; `impact` says what a change would touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.kernel.asking.json_shape import to_plain
from sightline.narrate import render_impact, render_why
from sightline.narrate.render_why import why_line
from tests.narrate.relay import CRITERION, FILES
from tests.narrate.test_thread import ask
from tests.workspaces import write_workspace


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("relay"), FILES)


def test_one_line_leads_from_the_words_to_the_verdict(relay: Path) -> None:
    assert why_line(ask(relay, "why", id="REQ-search")) == (
        "WHY REQ-search? “Search is where we lose them.” INT-004#a + 1 more quote"
        " + 5 rows of feedback -> OPP-003 -> DEC-002 -> REQ-search -> FAIL"
    )


def test_without_words_the_line_says_so(relay: Path) -> None:
    line = why_line(ask(relay, "why", id="REQ-alone"))
    assert line == "WHY REQ-alone? nobody's words -> REQ-alone -> NOT A PROMISE"


def test_hidden_words_are_not_called_absent(relay: Path) -> None:
    line = why_line(ask(relay, "why", "board", id="REQ-search"))
    assert line.startswith("WHY REQ-search? nobody's words can be seen -> OPP-003")


def test_the_decision_is_told_in_its_own_words(relay: Path) -> None:
    (decided,) = ask(relay, "why", id="REQ-search").decided
    assert to_plain(decided) == {
        "id": "DEC-002",
        "title": "How search becomes fast",
        "status": "committed",
        "choice": "Build an index",
        "because": "our data may not leave the house",
        "decider": "ana",
        "decided": "2026-01-20",
        "flips_if": "a service runs on our machines",
        "path": "decisions/DEC-002-index.md",
        "line": 2,
    }


def test_every_sentence_of_the_answer_stands_in_a_document(relay: Path) -> None:
    """Words, statements, promises and the fields of decisions, each as some file has it."""
    result = ask(relay, "why", id="REQ-search")
    said = [quote.words for quote in result.quotes]
    said += [claimed.statement.text for claimed in result.claimed]
    said += [promised.criterion.text for promised in result.promised]
    for decided in result.decided:
        said += [decided.title, decided.choice, decided.because, decided.decider, decided.flips_if]
    everything = " ".join("\n".join(FILES.values()).split())
    assert [words for words in said if words not in everything] == []
    page = " ".join(render_why.text(result).split())
    assert [words for words in said if words not in page] == []


def test_what_a_metric_carries_is_listed_with_the_criteria_that_ask_it(relay: Path) -> None:
    result = ask(relay, "impact", id="MET-api.latency_ms")
    assert [(m.id, m.criterion, m.line) for m in result.criteria] == [
        ("REQ-search", CRITERION, 8),
        ("REQ-search", "p50 of api.latency_ms is < 90 ms over 28d", 9),
    ]
    assert result.counts == {"INI": 1, "RDG": 2, "REQ": 1, "ROL": 1}
    assert result.promised == 3


def test_what_is_shipped_comes_before_what_is_committed(relay: Path) -> None:
    result = ask(relay, "impact", id="OPP-003")
    assert [(n.id, n.status, n.distance) for n in result.nodes] == [
        ("REQ-search", "shipped", 1),
        ("DEC-002", "committed", 1),
        ("INI-001", "committed", 2),
        ("ROL-001", "committed", 2),
        ("RDG-001", None, 2),
        ("RDG-002", None, 2),
    ]


def test_what_only_names_it_in_prose_stands_apart(relay: Path) -> None:
    result = ask(relay, "impact", id="REQ-alone")
    assert [(n.id, n.mentions, n.line) for n in result.nodes] == [("REQ-search", True, 12)]
    assert (result.mentioned, result.promised, result.counts) == (1, 0, {})
    page = render_impact.text(result)
    assert "nothing rests on it" in page
    assert "ONLY NAMED IN PROSE (1)\n  REQ-search\n" in page

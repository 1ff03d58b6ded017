"""Composed text: only what stands in a document, with marks in the review copy."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import pytest

from sightline.career.claims.checker import Checker
from sightline.career.claims.composing import (
    Composed,
    Invented,
    compose,
    compose_from_spans,
    compose_own,
    compose_statement,
)
from sightline.career.claims.pieces import (
    Connective,
    CutMark,
    Own,
    Piece,
    Quoted,
    Reformatted,
    Slot,
)
from sightline.kernel.documents.span import Span
from tests.career.claims._marta import marta

DOCUMENT, RESUME = marta()
CHECKER = Checker([(DOCUMENT, RESUME)])


def _span(words: str) -> Span:
    start = DOCUMENT.text.index(words)
    return DOCUMENT.span(start, start + len(words))


def _composed(*pieces: Piece) -> Composed:
    return compose(pieces, [DOCUMENT], CHECKER)


def test_a_cut_shows_in_the_review_copy_and_not_in_the_clean_one() -> None:
    made = compose_statement(
        DOCUMENT, [_span("Ran weekly office hours"), _span("and roadmap reviews")], CHECKER
    )
    assert made.text == "Ran weekly office hours and roadmap reviews"
    assert made.review == "Ran weekly office hours … and roadmap reviews"
    assert [span.quote for span in made.spans] == ["Ran weekly office hours", "and roadmap reviews"]


def test_statements_of_one_role_join_by_a_connective() -> None:
    made = _composed(
        Quoted(_span("Helped hire two product managers")),
        Connective(";"),
        Quoted(_span("Contributed to the pricing model for the enterprise plan")),
    )
    assert made.claim.text.startswith("Helped hire two product managers; Contributed to")


def test_a_date_may_be_written_otherwise_but_not_be_another() -> None:
    span = _span("June 2018 - February 2021")
    assert _composed(Reformatted(span, "2018-06 – 2021-02")).text == "2018-06 – 2021-02"
    with pytest.raises(Invented, match="isn't"):
        _composed(Reformatted(span, "2017-06 – 2021-02"))


@pytest.mark.parametrize("words", ["because", "so", "by", "then", "which", "led", "not", "10"])
def test_no_other_word_joins(words: str) -> None:
    with pytest.raises(Invented, match="joins what no document joins"):
        _composed(Quoted(_span("Helped hire two product managers")), Connective(words))


@pytest.mark.parametrize(
    "pieces",
    [
        (Quoted(_span("hire two product managers")),),
        (Quoted(_span("Built a")), CutMark(), Quoted(_span("usage dashboard"))),
        (Quoted(_span("Led a team of six engineers")), CutMark(), Quoted(_span("beta testers"))),
        (
            Quoted(_span("Helped hire two product managers")),
            Connective("and"),
            Quoted(_span("Interviewed about 40 patients")),
        ),
    ],
)
def test_what_the_checker_doubts_is_not_composed(pieces: tuple[Piece, ...]) -> None:
    with pytest.raises(Invented):
        _composed(*pieces)


def test_a_quote_must_stand_at_its_place() -> None:
    span = _span("Helped hire two product managers")
    moved = Span(span.document, None, span.start + 1, span.end + 1, span.quote)
    with pytest.raises(Invented, match="doesn't stand there"):
        _composed(Quoted(moved))


def test_an_own_statement_is_marked_and_stands_alone() -> None:
    own = compose_own("I care about plain writing.")
    assert own.text == "I care about plain writing."
    assert own.review == "I care about plain writing. [own statement, no evidence]"
    assert own.claim.is_own and own.claim.spans == ()
    with pytest.raises(Invented, match="stands alone"):
        _composed(Quoted(_span("Helped hire two product managers")), Own("for fun"))


def test_a_slot_stays_visible() -> None:
    assert _composed(Slot("why this company")).text == "[why this company]"


def _reference(words: str, **changed: object) -> dict[str, object]:
    span = _span(words)
    reference: dict[str, object] = {
        "document": span.document, "start": span.start, "end": span.end, "quote": span.quote,
    }  # fmt: skip
    return reference | changed


def test_an_assistant_may_propose_places() -> None:
    made = compose_from_spans([_reference("Helped hire two product managers")], [DOCUMENT], CHECKER)
    assert made.text == "Helped hire two product managers"
    two = compose_from_spans(
        [_reference("Ran weekly office hours"), _reference("and roadmap reviews")],
        [DOCUMENT], CHECKER,
    )  # fmt: skip
    assert two.review == "Ran weekly office hours … and roadmap reviews"


@pytest.mark.parametrize(
    "changed",
    [
        {"quote": "Hired two product managers"},
        {"start": 3},
        {"end": 10**9},
        {"document": "0" * 64},
        {"text": "Led everything"},
        {"start": "7"},
        {"start": -5},
    ],
)
def test_an_assistant_may_not_propose_words(changed: dict[str, object]) -> None:
    with pytest.raises(Invented):
        compose_from_spans(
            [_reference("Helped hire two product managers", **changed)], [DOCUMENT], CHECKER
        )

"""The first line says ship, don't ship or ask, and nothing that the entries don't say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sightline.contract.advising.first_line import first_line
from sightline.contract.comparison import COMPATIBLE, REVIEW, Reached, Witness
from tests.contract.advising.payments import (
    ADDED,
    AMOUNT,
    GONE,
    INT64,
    NOTE,
    PATTERN,
    PAYMENTS,
    STATUS,
    TAX,
    entry,
    reach,
    removed,
)  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "answer", "text"),
    [
        (PAYMENTS.entries, "dont-ship", "Don't ship: 2 changes break callers of 4 operations, in "
         "requests; 1 more breaks generated code; 3 more to review."),
        ((GONE,), "dont-ship",
         "Don't ship: 1 change breaks callers of `GET /disputes`, in requests."),
        ((INT64,), "dont-ship",
         "Don't ship: 1 change breaks generated code, though no call itself."),
        ((STATUS, TAX), "ask",
         "Ask: nothing is proven to break, but there are 2 changes for somebody who knows the "
         "callers."),
        ((PATTERN,), "ask",
         "Ask: 1 change for somebody who knows the callers; it could not be decided."),
        ((PATTERN, TAX), "ask",
         "Ask: 2 changes for somebody who knows the callers; 1 of them could not be decided."),
        ((ADDED, NOTE), "ship", "Ship: no caller breaks; 2 things change."),
        ((), "ship", "Ship: the two versions say the same."),
        ((replace(GONE, approved_by="DEC-7"),), "ship",
         "Ship: what may hurt was let through (approved by DEC-7)."),
        ((replace(GONE, ignored="ours"), replace(AMOUNT, approved_by="DEC-2")), "ship",
         "Ship: what may hurt was let through (approved by DEC-2; 1 ignored by policy)."),
    ],
)  # fmt: skip
def test_one_sentence_for_what_the_entries_come_to(entries: Any, answer: str, text: str) -> None:
    found = first_line(entries)
    assert (found.answer, found.text) == (answer, text)


def test_both_directions_are_counted() -> None:
    both = replace(STATUS, verdict="breaking")
    assert first_line([AMOUNT, both]).text == (
        "Don't ship: 2 changes break callers of 6 operations, in requests (1) and responses (1)."
    )


def test_a_webhook_is_read_by_whoever_gets_it() -> None:
    hits = reach("request", "webhook paid POST", "webhook open POST")
    witness = Witness(hits[0].operation, "request", "body", {}, "", "new", "gone", "jsonschema_rs")
    one = entry("property-became-optional", message="`iban` became optional", witness=witness,
                pointer="/components/schemas/Payment/required", reach=hits)  # fmt: skip
    found = first_line([one])
    assert found.text == "Don't ship: 1 change breaks callers of 2 operations, in webhooks."
    assert found.question == (
        "Can every reader cope without `Payment.iban`? 2 operations are concerned."
    )


def test_operations_that_a_change_does_not_hurt_are_not_counted() -> None:
    hits = (Reached("GET /a", "response", "breaking"), Reached("GET /b", "response", COMPATIBLE))
    found = first_line([entry("response-type-changed", reach=hits)])
    assert found.text == "Don't ship: 1 change breaks callers of `GET /a`, in responses."


def test_who_calls_is_told_where_it_was_counted() -> None:
    found = first_line([GONE], "used by 3 of 112 consumers")
    assert found.text == (
        "Don't ship: 1 change breaks callers of `GET /disputes`, in requests "
        "(used by 3 of 112 consumers)."
    )


@pytest.mark.parametrize(
    ("one", "question"),
    [
        (AMOUNT, "Does anyone still send `Payment.amount` as text? 3 operations take it."),
        (GONE, "Does anyone still call `GET /disputes`?"),
        (STATUS,
         'Can every reader cope with "archived" as `Charge.status`? 3 operations return it.'),
        (TAX, "Does anyone read `Customer.tax_id`? 4 operations return it."),
        (entry("property-became-required", message="`iban` became required",
               pointer="/components/schemas/Payment/required",
               reach=reach("request", "POST /a", "PUT /a")),
         "Does every caller already send `Payment.iban`? 2 operations take it."),
        (entry("property-became-optional", message="`iban` became optional",
               pointer="/components/schemas/Payment/required", reach=reach("response", "GET /a")),
         "Can every reader cope without `Payment.iban`? Only `GET /a` is concerned."),
        (entry("default-changed", before=10, after=20, owner="GET /a",
               pointer="/components/parameters/limit/schema/default"),
         "Does anyone leave out `amount` and rely on 10? Only `POST /payments` is concerned."),
        (entry("max-length-set", after=10, pointer="/components/schemas/A/properties/b/maxLength"),
         "Does anyone send more than 10 characters as `A.b`? Only `POST /payments` is concerned."),
        (entry("enum-value-removed", before=["a"]),
         'Does anyone still send "a" as `Payment.amount`? Only `POST /payments` is concerned.'),
        (entry("enum-value-removed", message="`x` is odd", before=None),
         "Does anyone depend on this? `Payment.amount`: `x` is odd. "
         "Only `POST /payments` is concerned."),
        (entry("something-else", message="GET /a is odd", owner="GET /a", pointer="/paths/~1a"),
         "Does anyone depend on this? GET /a is odd. Only `POST /payments` is concerned."),
    ],
)  # fmt: skip
def test_the_question_is_about_the_entry(one: Any, question: str) -> None:
    found = first_line([one])
    assert (found.question, found.about) == (question, one.id)


def test_the_question_is_about_what_reaches_most_and_calls_before_code() -> None:
    moved = replace(GONE, kind="server-removed", reach=reach("request", *"abcdefgh"))
    assert first_line([moved, AMOUNT]).about == AMOUNT.id
    wide = replace(INT64, reach=reach("response", *(f"GET /{n}" for n in range(9))))
    assert first_line([wide, PATTERN, AMOUNT]).about == AMOUNT.id
    assert first_line([replace(AMOUNT, verdict=REVIEW), GONE]).about == GONE.id


def test_an_operation_that_is_gone_is_asked_about_before_any_field() -> None:
    assert first_line([AMOUNT, GONE]).question == "Does anyone still call `GET /disputes`?"


def test_operations_that_went_together_are_one_question() -> None:
    gone = [removed(f"GET /teams/{{id}}/talks/{n}") for n in "abcd"]
    found = first_line([AMOUNT, *gone])
    assert found.text.endswith("; 4 operations are gone.")
    assert found.question == (
        "Does anyone still call one of the 4 operations below `/teams/{id}/talks`?"
    )


def test_every_operation_that_is_gone_is_counted() -> None:
    """Also those of which somebody has to say whether it matters, and those in good order."""
    breaking = [removed(f"GET /{n}") for n in "abcd"]
    review = [removed(f"GET /{n}", REVIEW) for n in "ef"]
    fine = [removed("GET /g", COMPATIBLE)]
    said = first_line([AMOUNT, *breaking, *review, *fine]).text
    assert "; 7 operations are gone, 4 of them breaking; 2 more to review." in said
    asked = first_line([replace(AMOUNT, verdict=REVIEW), *review, *fine]).text
    assert asked.endswith("; 3 operations are gone, 2 of them to review.")


def test_what_goes_after_its_sunset_is_told_all_the_same() -> None:
    gone = [removed(f"GET /{n}", COMPATIBLE) for n in "ab"]
    said = "Ship: no caller breaks; {}, as was told before."
    assert first_line([ADDED, gone[0]]).text == said.format("2 things change, and `GET /a` is gone")
    assert first_line(gone).text == said.format("2 things change, and 2 operations are gone")


def test_nothing_is_asked_where_nothing_hurts() -> None:
    found = first_line([ADDED, replace(GONE, ignored="ours")])
    assert (found.question, found.about) == ("", "")

"""Webhooks and callbacks: there the API sends the request, and callers answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    INTEGER,
    JSON,
    REQUEST,
    RESPONSE,
    REVIEW,
    STRING,
    V30,
    V31,
    Json,
    an_object,
    answer,
    api,
    compared,
    exchange,
    named,
    operation,
)


def sends(schema: Json, reply: Json = None) -> Json:
    responses = {"200": answer({JSON: {"schema": STRING if reply is None else reply}})}
    return {"post": operation(body={JSON: {"schema": schema}}, responses=responses)}


def webhook(item: Json, parts: Json = None) -> Json:
    return {"openapi": V31, "info": {}, "webhooks": {"born": item},
            "components": {"schemas": parts or {}}}  # fmt: skip


def callback(item: Json, parts: Json = None) -> Json:
    called = operation(callbacks={"born": {"{$request.query.url}": item}})
    return api({"/pets": {"post": called}}, V30, components={"schemas": parts or {}})


EVENTS = [webhook, callback]
Event = Callable[..., Json]
A, NEEDED = an_object(a=STRING), an_object("a", a=STRING)


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_sent_to_callers_may_only_get_narrower(event: Event) -> None:
    one, other = event(sends(A)), event(sends(NEEDED))
    assert compared(one, other).verdict == COMPATIBLE
    (entry,) = compared(other, one).entries
    assert (entry.class_, entry.verdict) == ("wire", BREAKING)
    assert (entry.witness.sender, entry.witness.direction) == ("new", REQUEST)
    assert entry.witness.value == {}


@pytest.mark.parametrize("event", EVENTS)
def test_what_callers_answer_may_only_get_wider(event: Event) -> None:
    one, other = event(sends(A, INTEGER)), event(sends(A, {"type": "number"}))
    assert compared(one, other).verdict == COMPATIBLE
    (entry,) = compared(other, one).entries
    assert (entry.class_, entry.verdict) == ("wire", BREAKING)
    assert (entry.witness.sender, entry.witness.direction) == ("old", RESPONSE)


@pytest.mark.parametrize("event", EVENTS)
def test_values_that_an_event_gains_are_judged_like_those_of_answers(event: Event) -> None:
    few, many = ({"type": "string", "enum": values} for values in (["x"], ["x", "y"]))
    assert compared(event(sends(few)), event(sends(many))).verdict == REVIEW
    assert compared(event(sends(many)), event(sends(few))).verdict == COMPATIBLE
    assert compared(event(sends(A, many)), event(sends(A, few))).verdict == BREAKING


@pytest.mark.parametrize("event", EVENTS)
def test_read_only_properties_are_sent_with_events(event: Event) -> None:
    """The API sends: what it writes of readOnly properties must be as callers read it."""
    one = event(sends(an_object("id", id={"type": "string", "readOnly": True})))
    other = event(sends(an_object("id", id={"type": "integer", "readOnly": True})))
    assert compared(one, other).verdict != COMPATIBLE


@pytest.mark.parametrize("event", EVENTS)
def test_a_component_used_by_an_event_and_a_request_is_judged_for_both(event: Event) -> None:
    def both(schema: Json) -> Json:
        made = event(sends(named("Pet")), {"Pet": schema})
        taken = exchange(named("Pet"), gives=False)["paths"]["/pets"]["post"]
        return {**made, "paths": {**made.get("paths", {}), "/more": {"post": taken}}}

    (entry,) = compared(both(A), both(NEEDED)).entries
    assert entry.owner == "schema Pet"
    by_operation = {one.operation: one.verdict for one in entry.reach}
    assert by_operation.pop("POST /more") == BREAKING
    assert list(by_operation.values()) == [COMPATIBLE]
    (back,) = compared(both(NEEDED), both(A)).entries
    by_operation = {one.operation: one.verdict for one in back.reach}
    assert by_operation.pop("POST /more") == COMPATIBLE
    assert list(by_operation.values()) == [BREAKING]


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_that_goes_is_never_passed_over(event: Event) -> None:
    full = event(sends(A))
    empty = {**webhook({}), "webhooks": {}} if event is webhook else api(
        {"/pets": {"post": operation()}}, V30)  # fmt: skip
    assert compared(full, empty).verdict in (REVIEW, BREAKING)
    assert compared(empty, full).verdict in (COMPATIBLE, REVIEW)


@pytest.mark.parametrize("event", EVENTS)
def test_a_body_that_is_no_longer_always_sent_breaks_who_receives_it(event: Event) -> None:
    def at(is_required: bool) -> Json:
        item = sends(A)
        item["post"]["requestBody"]["required"] = is_required
        return event(item)

    assert compared(at(True), at(False)).verdict == BREAKING
    assert compared(at(False), at(True)).verdict == COMPATIBLE


def test_a_component_of_path_items_is_the_same_webhook() -> None:
    old = webhook(sends(A))
    new = webhook({"$ref": "#/components/pathItems/Born"})
    new["components"]["pathItems"] = {"Born": sends(A)}
    assert compared(old, new).entries == ()

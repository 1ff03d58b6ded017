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
    parameter,
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


def received(*parameters: Json, content: Json = None, **more: Json) -> Json:
    """An event with parameters and a body of media types, and what is answered to it."""
    return {"post": operation(*parameters, body=content or {JSON: {"schema": STRING}}, **more)}


def header(required: bool, place: str = "header") -> Json:
    return parameter("x-a", STRING, place, required=required)


def answering(**headers: Json) -> Json:
    return {"200": {"description": "", "headers": headers}}


NEEDED_HEADER: Json = {"schema": STRING, "required": True}
OFFERED: Json = {JSON: {"schema": STRING}, "application/xml": {"schema": STRING}}
ONE_SIDED: list[tuple[str, Json, Json, str, str]] = [
    ("a parameter that is always sent", received(header(True)), received(header(False)),
     BREAKING, COMPATIBLE),
    ("a required parameter", received(header(True)), received(), BREAKING, COMPATIBLE),
    ("an optional parameter", received(header(False)), received(), REVIEW, COMPATIBLE),
    ("a parameter elsewhere", received(header(True)), received(header(False, "query")),
     BREAKING, REVIEW),
    ("a media type that may be sent", received(), received(content=OFFERED),
     BREAKING, COMPATIBLE),
    ("a header that must be answered", received(responses=answering()),
     received(responses=answering(**{"X-A": NEEDED_HEADER})), BREAKING, REVIEW),
    ("a header that must always be answered",
     received(responses=answering(**{"X-A": {"schema": STRING}})),
     received(responses=answering(**{"X-A": NEEDED_HEADER})), BREAKING, COMPATIBLE),
    ("an answer that is taken", received(responses={"200": answer(OFFERED)}),
     received(responses={"200": answer({JSON: {"schema": STRING}})}), BREAKING, COMPATIBLE),
    ("a status that may be answered", received(responses={"200": answer({}), "202": answer({})}),
     received(responses={"200": answer({})}), BREAKING, COMPATIBLE),
]  # fmt: skip


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(
    ("old", "new", "there", "back"), [pytest.param(*row[1:], id=row[0]) for row in ONE_SIDED]
)
def test_all_that_an_event_carries_is_judged_with_sender_and_receiver_swapped(
    event: Event, old: Json, new: Json, there: str, back: str
) -> None:
    one, other = event(old), event(new)
    assert compared(one, other).verdict == there
    assert compared(other, one).verdict == back


@pytest.mark.parametrize("event", EVENTS)
def test_what_the_api_no_longer_sends_is_shown_as_sent_by_the_new_version(event: Event) -> None:
    (entry,) = compared(event(received(header(True))), event(received(header(False)))).entries
    assert (entry.witness.sender, entry.witness.direction) == ("new", REQUEST)
    assert (entry.witness.method, entry.witness.url) == ("", "")


@pytest.mark.parametrize("event", EVENTS)
def test_credentials_that_an_event_comes_with_may_only_grow(event: Event) -> None:
    def at(security: Json) -> Json:
        made = event(received(security=security))
        schemes = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
        return {**made, "components": {**made["components"], "securitySchemes": schemes}}

    (entry,) = compared(at([]), at([{"key": []}])).entries
    assert (entry.kind, entry.verdict) == ("event-credentials-added", COMPATIBLE)
    (entry,) = compared(at([{"key": []}]), at([])).entries
    assert (entry.kind, entry.verdict) == ("event-credentials-removed", BREAKING)
    assert entry.message == (
        "the API may call receivers without credentials now, who ask for API key `x-key` in header"
    )


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_without_its_body_breaks_those_who_read_it(event: Event) -> None:
    bare = {"post": operation()}
    assert compared(event(received()), event(bare)).verdict == BREAKING
    assert compared(event(bare), event(received())).verdict == REVIEW


def test_a_callback_to_another_address_is_asked_about() -> None:
    def at(address: str) -> Json:
        callbacks = {"born": {address: sends(A)}}
        return api({"/pets": {"post": operation(callbacks=callbacks)}})

    (entry,) = compared(at("{$request.body#/url}"), at("{$request.query.url}")).entries
    assert (entry.kind, entry.class_) == ("callback-address-changed", "wire")
    assert entry.verdict == REVIEW

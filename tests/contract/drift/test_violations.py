"""Calls and answers that break the document."""

from __future__ import annotations

from random import Random
from typing import Any

import jsonschema_rs
import pytest

from tests.contract.drift.pets import OWNER, PET, body, call, document, rules, summed, watched

MIA = {"id": 1, "name": "Mia"}
CASES: list[tuple[str, Any, Any, tuple[str, str, str]]] = [
    ("missing", {"id": 1}, None, ("response", "required", "Pet: `name` is missing")),
    ("type", {**MIA, "id": "1"}, None, ("response", "type", 'Pet.id: "1" instead of integer')),
    ("null", {**MIA, "id": None}, None, ("response", "type", "Pet.id: null instead of integer")),
    ("enum", {**MIA, "kind": "cow"}, None,
     ("response", "enum", 'Pet.kind: "cow" is not one of cat, dog, fish')),
    ("length", {**MIA, "name": "Methuselah"}, None,
     ("response", "maxLength", 'Pet.name: a text of 10 characters is longer than 8')),
    ("request", MIA, {"kind": "cat"}, ("request", "required", "Pet: `name` is missing")),
    ("not JSON", '{"id": 1', None,
     ("response", "media", "the 201 response of POST /pets: a body isn't application/json")),
    ("nothing sent", MIA, "", ("request", "required", "the body of POST /pets: nothing was sent")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "sent", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_broken_rule_is_told_with_its_place_and_value(
    answer: Any, sent: Any, told: tuple[str, str, str]
) -> None:
    found = call("POST /v1/pets", 201, answer, {"name": "Mia"} if sent is None else sent)
    assert rules(summed(found)) == {(*told, 1)}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"a": 1, "b": 1}, "fits several alternatives where only one may fit"),
        ({}, "fits none of the alternatives"),
    ],
)
def test_alternatives_that_exclude_each_other_say_which_way_they_failed(
    value: Any, message: str
) -> None:
    either = {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
    root = document(**{"/x": {"get": {"responses": {"200": body(either)}}}})
    rows = summed(call("GET /v1/x", 200, value), root=root).broken()
    words = f"the 200 response of GET /x: an object of {len(value)} {message}"
    assert [row.message for row in rows] == [words]


def test_the_first_exchange_and_all_operations_of_a_broken_rule_are_told() -> None:
    bad = {"id": 1}
    rows = summed(
        call("GET /v1/pets/1", 200, MIA),
        call("GET /v1/pets", 200, [bad, bad, MIA]),
        call("GET /v1/pets/1", 200, bad),
    ).broken()
    assert [(row.first, row.calls, row.pointer) for row in rows] == [
        (2, 2, "/components/schemas/Pet")
    ]
    assert {each.operation: each.calls for each in rows[0].operations} == {
        "GET /pets": 1,
        "GET /pets/{id}": 1,
    }


def test_read_only_fields_may_be_left_out_of_requests_only() -> None:
    assert summed(call("POST /v1/pets", 201, MIA, {"name": "Mia"})).broken() == ()
    told = rules(summed(call("POST /v1/pets", 201, {"name": "Mia"}, {"name": "Mia"})))
    assert told == {("response", "required", "Pet: `id` is missing", 1)}


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("/v1/pets?limit=51", ("limit", "maximum")),
        ("/v1/pets?limit=many", ("limit", "type")),
        ("/v1/pets?kinds=cat,cow", ("kinds", "enum")),
        ("/v1/pets/mia", ("id", "type")),
        ("/pets/mia", ("id", "type")),
        ("/v1/pets/mia/", ("id", "type")),
    ],
)
def test_values_of_parameters_are_judged_as_what_they_stand_for(
    target: str, told: tuple[str, str]
) -> None:
    rows = summed(call(f"GET {target}", 404 if "mia" in target else 200, None)).broken()
    assert [(row.name, row.keyword) for row in rows] == [told]


def test_required_parameters_are_missed_where_they_could_have_been_seen() -> None:
    parameters = [
        {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}},
        {"name": "X-Tenant", "in": "header", "required": True, "schema": {"type": "string"}},
        {"name": "f", "in": "query", "required": True, "style": "deepObject",
         "schema": {"type": "object"}},
    ]  # fmt: skip
    get = {"parameters": parameters, "responses": {"200": {"description": ""}}}
    root = document(**{"/find": {"get": get}})
    told = {
        "no headers told": call("GET /v1/find?q=1&f[a]=1"),
        "headers": call("GET /v1/find?f[a]=1", request_headers=(("accept", "*/*"),)),
        "no query": call("GET /v1/find", request_headers=(("x-tenant", "a"),)),
    }
    missed = {
        name: {row.name for row in summed(each, root=root).broken()} for name, each in told.items()
    }
    assert missed == {
        "no headers told": set(),
        "headers": {"q", "x-tenant"},
        "no query": {"q", "f"},
    }


def test_a_redacted_value_breaks_no_rule() -> None:
    sent = {"name": "[redacted]", "id": "[redacted]", "kind": "[redacted]"}
    summary = summed(call("POST /v1/pets", 201, {**MIA, "id": "[redacted]"}, sent))
    assert summary.broken() == ()


def test_forms_are_judged_as_what_they_stand_for() -> None:
    line = {"type": "object", "properties": {"n": {"type": "integer"}}}
    schema = {
        "type": "object",
        "properties": {
            "amount": {"type": "integer"},
            "live": {"type": "boolean"},
            "lines": {"type": "array", "items": line},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
    }  # fmt: skip
    media = "application/x-www-form-urlencoded"
    post = {"requestBody": body(schema, media), "responses": {"200": {"description": ""}}}
    root = document(**{"/pay": {"post": post}})
    good = "amount=5&live=true&lines[0][n]=1&lines[1][n]=2&tags[]=a&tags[]=b"
    bad = "amount=five&lines[0][n]=x&colour=red"

    def pay(sent: str) -> Any:
        return summed(call("POST /v1/pay", 200, None, sent, request_media=media), root=root)

    assert (pay(good).broken(), pay(good).unnamed()) == ((), ())
    assert {row.where.rpartition(" ")[2] for row in pay(bad).broken()} == {"amount", "lines[].n"}
    assert {row.name for row in pay(bad).unnamed()} == {"colour"}


def test_a_body_nested_without_end_is_told_not_followed() -> None:
    deep = '{"owner":' * 5000 + "1" + "}" * 5000
    told = rules(summed(call("GET /v1/pets/1", 200, deep)))
    assert told == {
        ("response", "media",
         "the 200 response of GET /pets/{id}: a body isn't application/json", 1)
    }  # fmt: skip


@pytest.mark.parametrize("broken", [{"type": "text"}, {"pattern": "("}, {"$ref": "#/nowhere"}, 5])
def test_a_schema_that_nobody_can_judge_is_no_reason_to_fail(broken: Any) -> None:
    root = document(**{"/x": {"get": {"responses": {"200": body(broken)}}}})
    watch = watched(call("GET /v1/x", 200, {"a": 1}), root=root)
    assert len(watch.broken) == 0


def test_exactly_the_bodies_are_told_that_an_independent_validator_refuses() -> None:
    """The oracle is `jsonschema_rs` on the schema as it stands (no projection is at work here)."""
    schema = {"type": "object", "required": ["id", "name"], "properties": {
        **PET["properties"], "id": {"type": "integer"}, "owner": OWNER}}  # fmt: skip
    root = document(**{"/x": {"get": {"responses": {"200": body(schema)}}}})
    oracle = jsonschema_rs.Draft202012Validator(schema)
    random = Random(7)
    values: list[Any] = [1, "a", None, "cat", {}, {"city": "x"}, {"city": 1}, {"town": 1}, [], 1.0]
    for _ in range(300):
        names = random.sample(["id", "name", "kind", "tag", "owner"], random.randint(0, 5))
        found = {name: random.choice(values) for name in names}
        summary = summed(call("GET /v1/x", 200, found), root=root)
        is_told = bool(summary.broken()) or any(row.is_closed for row in summary.unnamed())
        assert is_told is not oracle.is_valid(found), found

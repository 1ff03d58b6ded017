"""Schemas out of bodies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.contract.inferring.traffic import call, drafted, plain, schema_of


@pytest.mark.parametrize(
    ("values", "schema"),
    [
        ([1, 2], {"type": "integer"}),
        ([1, 2.5], {"type": "number"}),
        ([1, None], {"type": ["integer", "null"]}),
        ([True, "x", None], {"type": ["string", "boolean", "null"]}),
        ([[], []], {"type": "array", "items": {}}),
        ([[1], ["a"]], {"type": "array", "items": {"type": ["string", "integer"]}}),
        ([{}], {"type": "object"}),
        ([{"a": 1}, {"a": 2, "b": None}],
         {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "null"}},
          "required": ["a"]}),
        ([[{"a": 1}, {}]],
         {"type": "array",
          "items": {"type": "object", "properties": {"a": {"type": "integer"}}}}),
        ([{"17": "a", "18": "b"}],
         {"type": "object", "additionalProperties": {"type": "string"}}),
    ],
)  # fmt: skip
def test_types_are_what_was_seen_and_required_what_always_was(
    values: list[Any], schema: dict[str, Any]
) -> None:
    assert schema_of(*values) == schema


def test_a_format_is_guessed_when_all_of_enough_texts_have_it() -> None:
    moments = [f"2026-03-0{n}T10:00:00Z" for n in range(1, 6)]
    assert schema_of(*moments) == {
        "type": "string",
        "format": "date-time",
        "description": "Guess: every text seen reads as date-time.",
    }
    assert schema_of(*moments[:4]) == {"type": "string"}
    assert schema_of(*moments, "soon") == {"type": "string"}


def test_listed_values_are_guessed_for_kinds_of_things_only() -> None:
    rows = [
        {"status": ("open", "paid")[n % 2], "assignee": ("ana", "jo")[n % 2]} for n in range(60)
    ]
    properties = schema_of(*rows)["properties"]
    assert properties["assignee"] == {"type": "string"}
    assert properties["status"]["enum"] == ["open", "paid"]
    few = schema_of(*rows[:40])["properties"]
    assert few["status"] == {"type": "string"}


def test_listed_values_need_each_value_often() -> None:
    rows = [{"status": "open"}] * 58 + [{"status": "paid"}] * 2
    assert "enum" not in schema_of(*rows)["properties"]["status"]


def test_names_that_differ_from_object_to_object_make_a_map() -> None:
    rows = [{f"key{chr(97 + n)}": n} for n in range(20)]
    assert schema_of(*rows) == {"type": "object", "additionalProperties": {"type": "integer"}}


def test_more_fields_than_any_object_has_make_a_map() -> None:
    wide = {f"n{chr(97 + n // 26)}{chr(97 + n % 26)}": n for n in range(250)}
    assert schema_of(wide) == {"type": "object", "additionalProperties": {"type": "integer"}}


def test_a_body_nested_deeper_than_is_followed_is_anything_there() -> None:
    deep: Any = 1
    for _ in range(300):
        deep = [deep]
    schema = schema_of(deep)
    depth = 0
    while "items" in schema:
        schema, depth = schema["items"], depth + 1
    assert (schema, depth) == ({}, 48)


def test_equal_objects_are_written_once_and_their_counts_added() -> None:
    owner = {"city": "x", "street": "y"}
    document = drafted(
        call("GET /pets", [{"owner": owner}]), call("GET /shops", {"owner": owner, "open": True})
    )
    assert plain(document["components"]["schemas"]) == {
        "Owner": {
            "type": "object",
            "properties": {"city": {"type": "string"}, "street": {"type": "string"}},
            "required": ["city", "street"],
        }
    }
    assert document["components"]["schemas"]["Owner"]["x-observed"] == {"values": 2}


def test_what_only_stands_within_a_shared_object_is_not_shared_by_itself() -> None:
    pet = {"name": "Mia", "owner": {"city": "x", "street": "y"}}
    document = drafted(call("GET /pets/1", pet), call("POST /pets", pet))
    assert list(document["components"]["schemas"]) == ["Pet"]
    owner = document["components"]["schemas"]["Pet"]["properties"]["owner"]
    assert owner["x-observed"] == {"values": 2}


def test_every_guess_says_what_it_stands_on() -> None:
    document = drafted(call("GET /pets?limit=5", [{"name": "Mia"}, {"name": "Leo"}]))
    operation = document["paths"]["/pets"]["get"]
    assert operation["x-observed"] == {"calls": 1}
    assert operation["parameters"] == [
        {
            "name": "limit",
            "in": "query",
            "schema": {"type": "integer", "x-observed": {"values": 1}},
            "x-observed": {"calls": 1},
        }
    ]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema["items"]["properties"]["name"] == {"type": "string", "x-observed": {"values": 2}}


def test_a_parameter_is_required_only_after_many_calls() -> None:
    def is_required(calls: int) -> bool:
        document = drafted(*(call("GET /find?q=a") for _ in range(calls)))
        return bool(document["paths"]["/find"]["get"]["parameters"][0].get("required"))

    assert (is_required(19), is_required(20)) == (False, True)


def test_names_of_a_query_are_told_from_data() -> None:
    document = drafted(call("GET /find?created[gte]=1&ids[]=2&17=x&lines[0][n]=3"))
    parameters = document["paths"]["/find"]["get"]["parameters"]
    assert [each["name"] for each in parameters] == ["created[gte]", "ids[]", "others"]


def test_no_value_of_the_traffic_is_in_a_draft() -> None:
    private = {"name": "Ana Belo", "mail": "ana@example.com", "note": "call me", "pin": 4711}
    listed = [{"state": "secret-plan", "by": {"ana@example.com": "owner-word"}}]
    calls = [
        call("POST /users/ana-belo/notes?q=my-word", listed, private),
        call("GET /users/ana-belo?token=[redacted]", private),
    ]
    text = json.dumps(drafted(*calls * 30))
    for value in ("Ana", "ana", "call me", "4711", "my-word", "owner-word", "redacted"):
        assert value not in text, value

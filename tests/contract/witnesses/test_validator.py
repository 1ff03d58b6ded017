"""The independent validator says where and why, and no schema or value brings it down."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.contract.surface.surface import Dialect
from sightline.contract.witnesses.plain_schema import plain_schema
from sightline.contract.witnesses.validator import (
    Confirmation,
    SchemaUnusable,
    Validator,
    confirm,
)

V30, V31 = Dialect.OPENAPI_3_0, Dialect.JSON_SCHEMA_2020


def validator(schema: object, dialect: Dialect = V31, **schemas: object) -> Validator:
    root: dict[str, Any] = {"components": {"schemas": schemas}}
    return Validator(plain_schema(root, schema, dialect, None))


def test_says_where_and_why() -> None:
    pet = {
        "type": "object",
        "required": ["name"],
        "properties": {"tags": {"items": {"enum": ["a/b"]}}, "a/b": {"type": "string"}},
        "additionalProperties": False,
    }
    cases: list[tuple[object, tuple[str, str] | None]] = [
        ({"name": 1}, ("", "not known here: `name`")),
        ({"tags": []}, ("", "`name` is missing")),
        ({"tags": ["a/b", "x"], "a/b": 1}, ("", "`name` is missing")),
        ({"tags": []} | {"name": 1}, ("", "not known here: `name`")),
    ]
    for value, expected in cases:
        assert validator(pet).first_error(value) == expected
    free = {**pet, "additionalProperties": True}
    assert validator(free).first_error({"name": 1, "a/b": 1}) == (
        "/a~1b",
        '1 is not of type "string"',
    )
    assert validator(free).first_error({"name": 1, "tags": ["a/b"]}) is None


def test_names_what_is_wrong_in_the_only_alternative_of_that_kind() -> None:
    person = {"type": "object", "required": ["name"], "properties": {"age": {"minimum": 0}}}
    either = validator({"properties": {"who": {"anyOf": [{"type": "string"}, person]}}})
    assert either.first_error({"who": {"age": 1}}) == (
        "/who",
        "fits none of the alternatives; in the nearest `name` is missing",
    )
    assert either.first_error({"who": {"name": 1, "age": -1}}) == (
        "/who/age",
        "fits none of the alternatives; in the nearest -1 is less than the minimum of 0",
    )
    assert either.first_error({"who": 5}) == ("/who", "fits none of the alternatives")
    several = validator({"oneOf": [{"type": "string"}, {"maxLength": 3}]})
    assert several.first_error("ab") == (
        "",
        "fits several alternatives, of which only one may fit",
    )


@pytest.mark.parametrize(
    ("schema", "value", "why"),
    [
        ({"maxLength": 60}, "a" * 61, "the text is longer than 60 characters"),
        ({"pattern": "^b"}, 'is ä"\n' * 40, 'the text does not match "^b"'),
        ({"maxItems": 1}, ["abcdefgh"] * 20, "the list has more than 1 item"),
        ({"type": "string"}, {"a": "x" * 60}, 'the object is not of type "string"'),
        ({"maxLength": 2}, "abc", '"abc" is longer than 2 characters'),
    ],
)
def test_a_long_value_is_not_said_again(schema: dict[str, Any], value: object, why: str) -> None:
    assert validator(schema).first_error(value) == ("", why)


def test_confirms_what_one_side_sends_and_the_other_refuses() -> None:
    old, new = validator({"type": "string"}), validator({"type": "string", "maxLength": 2})
    assert confirm(old, new, "abc") == Confirmation(
        True, "", '"abc" is longer than 2 characters', "jsonschema_rs"
    )
    assert confirm(old, new, "ab") == Confirmation(False, "", "the receiver's schema accepts it")
    refused = confirm(old, new, 5)
    assert not refused.is_confirmed
    assert refused.why == 'the sender\'s schema refuses it, too: 5 is not of type "string"'


@pytest.mark.parametrize("value", ["abc", {"p": "abc"}])
def test_withholds_its_word_where_a_keyword_cannot_be_judged(value: object) -> None:
    strange = {"pattern": "((", "properties": {"p": {"pattern": "(("}}}
    known, refusing = validator(True), validator({"allOf": [strange, False]})
    assert not confirm(validator(strange), validator(False), value).is_confirmed
    assert not confirm(known, refusing, value).is_confirmed
    assert confirm(known, refusing, 5).is_confirmed
    assert confirm(validator(strange), validator(False), {"q": "abc"}).is_confirmed


def deep(levels: int, leaf: Any = 1) -> Any:
    for _ in range(levels):
        leaf = [leaf]
    return leaf


def test_deep_schemas_and_values_are_refused_in_words() -> None:
    schema: dict[str, object] = {"type": "string"}
    for _ in range(10_000):
        schema = {"items": schema}
    with pytest.raises(SchemaUnusable, match="nested deeper than 200 levels"):
        validator(schema).accepts(1)
    loop = {"$ref": "#/components/schemas/Loop"}
    nested = validator(loop, Loop={"items": loop})
    assert nested.accepts(deep(150))
    with pytest.raises(SchemaUnusable, match="the value is nested deeper"):
        nested.accepts(deep(200_000))
    assert not confirm(nested, nested, deep(200_000)).is_confirmed


@pytest.mark.parametrize(
    "plain",
    [
        {"$ref": "#/$defs/x"},
        {"pattern": "(("},
        {"minimum": "a"},
        {"$ref": "http://127.0.0.1:9/x"},
        {"$ref": "file:///etc/passwd"},
        {1: 2},
        {"minimum": 10**5000},
        {"$id": "::::"},
        {"const": "\ud800"},
    ],
)
def test_an_unusable_schema_is_told_each_time_it_is_asked(plain: Any) -> None:
    asked = Validator(plain)
    for _ in range(2):
        with pytest.raises(SchemaUnusable):
            asked.accepts(1)
    assert not confirm(asked, asked, 1).is_confirmed


@pytest.mark.parametrize("value", ["\ud800", {1: 2}])
def test_a_value_that_is_no_json_is_told(value: object) -> None:
    with pytest.raises(SchemaUnusable):
        validator({"enum": [1], "minLength": 1}).accepts(value)


def test_reference_chains_and_loops_end() -> None:
    chain = {f"C{n}": {"$ref": f"#/components/schemas/C{n + 1}"} for n in range(3_000)}
    end = {"C3000": {"type": "string"}}
    first = {"$ref": "#/components/schemas/C0"}
    assert not validator(first, V30, **chain, **end).accepts(1)
    knot = {"$ref": "#/components/schemas/A"}
    tied = validator(knot, V30, A={"allOf": [{"$ref": "#/components/schemas/B"}]}, B=knot)
    assert tied.accepts(1)


def test_a_pattern_that_would_run_forever_ends() -> None:
    assert isinstance(validator({"pattern": "^(a+)+$(?!b)"}).accepts("a" * 60 + "!"), bool)

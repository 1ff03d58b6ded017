"""A plain schema accepts exactly what the contract's words say, in every dialect and direction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.plain_schema import PlainSchemas, plain_schema, unjudged
from sightline.contract.witnesses.validator import Validator

V2, V30, V31 = Dialect.SWAGGER_2, Dialect.OPENAPI_3_0, Dialect.JSON_SCHEMA_2020
REQUEST, RESPONSE = Direction.REQUEST, Direction.RESPONSE


def accepted(
    schema: object,
    dialect: Dialect,
    values: Iterable[object],
    direction: Direction | None = None,
    root: dict[str, Any] | None = None,
) -> list[object]:
    validator = Validator(plain_schema(root or {}, schema, dialect, direction))
    return [value for value in values if validator.accepts(value)]


def components(**schemas: object) -> dict[str, Any]:
    return {"components": {"schemas": schemas}}


@pytest.mark.parametrize(
    ("dialect", "schema", "good", "bad"),
    [
        (V30, {"type": "string", "nullable": True}, [None, "a"], [1]),
        (V30, {"type": "string", "nullable": False}, ["a"], [None]),
        (V30, {"nullable": True, "enum": ["a"]}, ["a"], [None]),
        (V30, {"type": "string", "nullable": True, "enum": ["a"]}, ["a"], [None, "b"]),
        (V30, {"type": "string", "nullable": True, "enum": ["a", None]}, ["a", None], ["b"]),
        (V30, {"nullable": True, "allOf": [{"type": "string"}]}, ["a"], [None]),
        (V30, {"type": "string", "x-nullable": True}, ["a"], [None]),
        (V31, {"type": "string", "nullable": True}, ["a"], [None]),
        (V31, {"type": ["string", "null"]}, ["a", None], [1]),
        (V2, {"type": "string", "x-nullable": True}, [None, "a"], [1]),
        (V2, {"type": "string", "nullable": True}, ["a"], [None]),
        (V2, {"type": "file"}, ["a", {}, None], []),
        (V30, {"minimum": 1, "exclusiveMinimum": True}, [1.5, 2, "a"], [1, 0]),
        (V30, {"minimum": 1, "exclusiveMinimum": False}, [1, 2], [0]),
        (V30, {"exclusiveMaximum": True}, [0, 1e9], []),
        (V2, {"maximum": 1, "exclusiveMaximum": True}, [0], [1]),
        (V31, {"exclusiveMinimum": 1}, [2], [1]),
        (V2, {"items": [{"type": "string"}]}, [["a", 1], []], [[1]]),
        (
            V2,
            {"items": [{"type": "string"}], "additionalItems": False},
            [["a"], []],
            [["a", 1]],
        ),
        (V31, {"prefixItems": [{"type": "string"}], "items": False}, [["a"]], [["a", 1]]),
        (V30, {"type": "integer"}, [1, 1.0], [1.5, True, "1"]),
        (V30, {"type": "string", "format": "date"}, ["no date"], [1]),
        (V30, {"type": "object", "additionalProperties": False}, [{}], [{"a": 1}]),
        (V31, {"const": 1}, [1, 1.0], [True, 2]),
        (V31, True, [1, None, {}], []),
        (V31, False, [], [1, None, {}]),
        (V30, {"not": {"type": "string"}}, [1], ["a"]),
        (V31, {"if": {"type": "string"}, "then": {"minLength": 2}}, [1, "ab"], ["a"]),
        (V31, {"propertyNames": {"pattern": "^a"}}, [{"ab": 1}], [{"b": 1}]),
        (V31, {"dependentRequired": {"a": ["b"]}}, [{}, {"a": 1, "b": 1}], [{"a": 1}]),
        (
            V31,
            {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False},
            [{"a": 1}],
            [{"b": 1}],
        ),
        (V30, {"oneOf": [{"type": "number"}, {"type": "integer"}]}, [1.5], [1, "a"]),
        (
            V30,
            {"discriminator": {"propertyName": "kind"}, "type": "object"},
            [{}, {"kind": 3}],
            ["a"],
        ),
    ],
)
def test_accepts_what_the_dialect_says(
    dialect: Dialect, schema: object, good: list[object], bad: list[object]
) -> None:
    assert accepted(schema, dialect, [*good, *bad]) == good
    assert not unjudged(plain_schema({}, schema, dialect, None))


@pytest.mark.parametrize(("dialect", "good"), [(V30, [None, 5, "abc"]), (V31, ["abc"])])
def test_what_stands_beside_a_reference_counts_only_from_3_1(
    dialect: Dialect, good: list[object]
) -> None:
    root = components(Any={})
    schema = {"$ref": "#/components/schemas/Any", "type": "string", "minLength": 2}
    assert accepted(schema, dialect, [None, 5, "abc"], root=root) == good


def test_cycles_stay_references_and_unreached_components_stay_out() -> None:
    node = {"properties": {"next": {"$ref": "#/components/schemas/Node"}, "n": {"minimum": 1}}}
    plain = plain_schema(
        components(Node=node, Other={}), {"$ref": "#/components/schemas/Node"}, V30, None
    )
    assert plain == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/Node",
        "$defs": {"Node": {"properties": {"next": {"$ref": "#/$defs/Node"}, "n": {"minimum": 1}}}},
    }
    validator = Validator(plain)
    assert validator.accepts({"next": {"next": {"n": 1}}})
    assert not validator.accepts({"next": {"next": {"n": 0}}})


def test_any_name_can_be_a_component() -> None:
    names = ["a/b", "a~b", "a b", "ä%20", "~x", "/components/schemas/a", '"', "a#b?c", ""]
    root = components(**{name: {"const": name} for name in names})
    for name in names:
        reference = "#/components/schemas/" + name.replace("~", "~0").replace("/", "~1").replace(
            "%", "%25"
        )
        assert accepted({"$ref": reference}, V31, names, root=root) == [name]


READ_ONLY = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string", "readOnly": True}, "name": {"type": "string"}},
}


def test_what_only_responses_carry_is_free_in_requests() -> None:
    values: list[object] = [{"name": "a"}, {"name": "a", "id": 5}, {"id": "x"}]
    assert accepted(READ_ONLY, V30, values, REQUEST) == values[:2]
    assert accepted(READ_ONLY, V30, [*values, {"id": "x", "name": "a"}], RESPONSE) == [
        {"id": "x", "name": "a"}
    ]
    assert accepted(READ_ONLY, V30, values, None) == []


def test_what_only_requests_carry_is_free_in_responses() -> None:
    schema = {"required": ["p"], "properties": {"p": {"type": "string", "writeOnly": True}}}
    values: list[object] = [{}, {"p": 5}, {"p": "x"}]
    assert accepted(schema, V31, values, RESPONSE) == values
    assert accepted(schema, V31, values, REQUEST) == [{"p": "x"}]
    assert accepted(schema, V2, values, RESPONSE) == [{"p": "x"}]


@pytest.mark.parametrize(
    ("dialect", "property_schema", "is_free"),
    [
        (V30, {"$ref": "#/components/schemas/Id"}, True),
        (V30, {"allOf": [{"$ref": "#/components/schemas/Id"}]}, True),
        (V30, {"$ref": "#/components/schemas/Link"}, True),
        (V30, {"$ref": "#/components/schemas/Plain", "readOnly": True}, False),
        (V31, {"$ref": "#/components/schemas/Plain", "readOnly": True}, True),
        (V30, {"readOnly": "yes", "type": "string"}, False),
        (V30, {"$ref": "#/components/schemas/Loop"}, False),
    ],
)
def test_the_mark_is_found_behind_references(
    dialect: Dialect, property_schema: object, is_free: bool
) -> None:
    root = components(
        Id={"type": "string", "readOnly": True},
        Link={
            "allOf": [{"$ref": "#/components/schemas/Id"}, {"$ref": "#/components/schemas/Link"}]
        },
        Plain={"type": "string"},
        Loop={"$ref": "#/components/schemas/Loop"},
    )
    schema = {"required": ["id"], "properties": {"id": property_schema}}
    assert bool(accepted(schema, dialect, [{}], REQUEST, root)) is is_free


def test_required_in_another_member_than_the_marked_property_is_lifted_too() -> None:
    root = components(
        Base={"properties": {"id": {"readOnly": True, "type": "string"}}},
        Needs={"required": ["id", "name"]},
        Whole={
            "allOf": [{"$ref": "#/components/schemas/Base"}, {"$ref": "#/components/schemas/Needs"}]
        },
    )
    whole, needs = ({"$ref": f"#/components/schemas/{name}"} for name in ("Whole", "Needs"))
    assert accepted(whole, V30, [{"name": 1}, {"id": "a"}], REQUEST, root) == [{"name": 1}]
    assert accepted(needs, V30, [{"name": 1}, {"id": "a", "name": 1}], REQUEST, root) == [
        {"id": "a", "name": 1}
    ]


@pytest.mark.parametrize(
    ("dialect", "schema", "noted"),
    [
        (V30, {"type": "string", "pattern": "(("}, ("pattern",)),
        (V30, {"minimum": "5"}, ("minimum",)),
        (V31, {"exclusiveMinimum": True, "minimum": 1}, ("exclusiveMinimum",)),
        (V30, {"const": 1}, ("const",)),
        (V31, {"items": [{}]}, ("items",)),
        (V30, {"type": "date"}, ("type",)),
        (V30, {"required": True}, ("required",)),
        (V30, {"properties": []}, ("properties",)),
        (V30, {"allOf": {}}, ("allOf",)),
        (V30, {"properties": {"a": 5}}, ("schema",)),
        (V30, {"$ref": "#/nowhere"}, ("$ref",)),
        (V31, {"$ref": "https://example.com/x"}, ("$ref",)),
        (V30, {"$ref": 5}, ("$ref",)),
        (V31, {"$ref": "http://[/x"}, ("$ref",)),
        (V31, {"$id": "http://[", "$ref": "x"}, ("$ref",)),
        (V31, {"enum": [float("nan")]}, ("enum",)),
        (V31, {"patternProperties": {"((": {}}}, ("patternProperties",)),
        (V31, {"maximum": 10**400}, ("maximum",)),
        (V30, {"minLength": -1, "maxItems": 1.5, "multipleOf": 0}, None),
        (V30, [], ("schema",)),
        (V30, {1: 2, None: 3}, ()),
    ],
)
def test_what_cannot_be_judged_is_left_out_and_noted(
    dialect: Dialect, schema: object, noted: tuple[str, ...] | None
) -> None:
    plain = plain_schema({}, schema, dialect, None)
    expected = ("maxItems", "minLength", "multipleOf") if noted is None else noted
    assert unjudged(plain) == expected
    assert Validator(plain).accepts("x")


def test_addresses_and_anchors_are_followed_within_their_schema() -> None:
    root = components(
        Tree={
            "$id": "https://example.com/tree",
            "$defs": {"leaf": {"$anchor": "leaf", "type": "string"}},
            "properties": {"a": {"$ref": "#leaf"}, "b": {"$ref": "#/$defs/leaf"}},
        },
        Node={"$dynamicAnchor": "node", "properties": {"n": {"$dynamicRef": "#node"}, "k": False}},
    )
    tree = {"$ref": "https://example.com/tree"}
    assert accepted(tree, V31, [{"a": "x"}, {"a": 1}, {"b": 1}], root=root) == [{"a": "x"}]
    leaf = {"$ref": "https://example.com/tree#leaf"}
    assert accepted(leaf, V31, ["a", 1], root=root) == ["a"]
    inner = {"$ref": "#/components/schemas/Tree/properties/b"}
    assert accepted(inner, V31, ["a", 1], root=root) == ["a"]
    node = {"$ref": "#/components/schemas/Node"}
    assert accepted(node, V31, [{"n": {}}, {"n": {"k": 1}}], root=root) == [{"n": {}}]


def test_a_component_is_written_the_same_whatever_is_asked_first() -> None:
    root = components(
        A={"properties": {"b": {"$ref": "#/components/schemas/B"}}}, B={"type": "string"}
    )
    uses = [{"$ref": f"#/components/schemas/{name}"} for name in "AB"]
    forward, backward = PlainSchemas(root, V30, None), PlainSchemas(root, V30, None)
    there = [forward.plain(use) for use in uses]
    back = [backward.plain(use) for use in reversed(uses)]
    assert there == back[::-1]


def test_a_schema_nested_a_hundred_thousand_levels_deep_is_written() -> None:
    schema: dict[str, object] = {"type": "string"}
    for _ in range(100_000):
        schema = {"items": schema}
    plain = plain_schema({}, schema, V30, None)
    assert set(plain) == {"$schema", "items"}

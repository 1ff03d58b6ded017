"""A message touches the places of a contract that its values stand under, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.contract.usage.schema_places import OTHER_VALUE, PlaceIndex, TooDeep


def touched(schema: Any, value: Any, **components: Any) -> set[str]:
    """Pointers of places below `/s`, with the listed value behind `=`."""
    root = {"s": schema, "components": {"schemas": components}}
    index = PlaceIndex(root)
    place = index.of("/s", schema)
    assert place is not None
    numbers, _ = index.touched(value, place)
    names = [index.names[number] for number in numbers]
    return {
        f"{pointer.removeprefix('/components/schemas/')}={shown}" if shown
        else pointer.removeprefix("/components/schemas/")
        for pointer, shown in names
    }  # fmt: skip


def undeclared(schema: Any, value: Any) -> int:
    index = PlaceIndex({})
    place = index.of("/s", schema)
    assert place is not None
    return index.touched(value, place)[1]


OBJECT = {"properties": {"a": {}, "b": {"properties": {"c": {}}}}}
REF = {"$ref": "#/components/schemas/T"}


@pytest.mark.parametrize(
    ("schema", "value", "places"),
    [
        (OBJECT, {"a": 1}, {"/s", "/s/properties/a"}),
        (OBJECT, {"b": {}}, {"/s", "/s/properties/b"}),
        (OBJECT, {"b": {"c": None}, "x": 1},
         {"/s", "/s/properties/b", "/s/properties/b/properties/c"}),
        (OBJECT, "text", {"/s"}),
        ({"items": OBJECT}, [], {"/s"}),
        ({"items": OBJECT}, [{}, {"a": 1}], {"/s", "/s/items", "/s/items/properties/a"}),
        ({"items": {"items": {}}}, [[1]], {"/s", "/s/items", "/s/items/items"}),
        ({"additionalProperties": OBJECT}, {"x": {"a": 1}},
         {"/s", "/s/additionalProperties", "/s/additionalProperties/properties/a"}),
        ({"properties": {"k": {"enum": ["x", 1, None]}}}, {"k": "x"},
         {"/s", "/s/properties/k", '/s/properties/k="x"'}),
        ({"properties": {"k": {"enum": ["x", 1, None]}}}, {"k": True},
         {"/s", "/s/properties/k", f"/s/properties/k={OTHER_VALUE}"}),
        ({"enum": ["x", 1, None]}, None, {"/s", "/s=null"}),
        ({"enum": ["x", 1, None]}, 1, {"/s", "/s=1"}),
        ({"properties": {"a/b~c": {}}}, {"a/b~c": 1}, {"/s", "/s/properties/a~1b~0c"}),
        ({"prefixItems": [{}, OBJECT]}, [1],
         {"/s", "/s/prefixItems/0", "/s/prefixItems/1"}),
    ],
)  # fmt: skip
def test_what_a_value_stands_under_is_touched(schema: Any, value: Any, places: set[str]) -> None:
    assert touched(schema, value) == places


def test_references_lead_to_where_they_lead_in_circles_as_well() -> None:
    node = {"properties": {"next": {"$ref": "#/components/schemas/T"}, "v": {}}}
    value = {"next": {"next": {"v": 1}}}
    assert touched(REF, value, T=node) == {
        "/s", "T", "T/properties/next", "T/properties/v",
    }  # fmt: skip
    assert touched(REF, {"v": 1}, T=REF) == {"/s", "T"}


def test_all_of_is_of_every_part() -> None:
    schema = {"allOf": [REF, {"properties": {"b": {}}}], "properties": {"c": {}}}
    assert touched(schema, {"a": 1, "b": 1}, T={"properties": {"a": {}}}) == {
        "/s", "/s/allOf/0", "/s/allOf/1", "T", "T/properties/a", "/s/allOf/1/properties/b",
    }  # fmt: skip


def test_of_several_branches_those_count_whose_needs_are_met() -> None:
    cat = {"required": ["kind", "claws"], "properties": {"kind": {"const": "cat"}, "claws": {}}}
    dog = {"required": ["kind"], "properties": {"kind": {"const": "dog"}, "claws": {}}}
    schema = {"oneOf": [cat, dog]}
    both = "/s/oneOf/{}/properties/claws"
    assert both.format(0) in touched(schema, {"kind": "cat", "claws": 1})
    assert both.format(1) not in touched(schema, {"kind": "cat", "claws": 1})
    assert both.format(1) in touched(schema, {"kind": "dog", "claws": 1})
    assert both.format(0) not in touched(schema, {"kind": "dog", "claws": 1})
    # A message that fits no branch may be of each.
    assert {both.format(0), both.format(1)} <= touched(schema, {"kind": "cow", "claws": 1})


def test_a_branch_for_simple_values_is_touched_by_them() -> None:
    schema = {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"a": {}}}]}
    assert touched(schema, "x") == {"/s", "/s/anyOf/0"}


def test_names_that_are_not_declared_are_counted_where_nothing_allows_for_them() -> None:
    assert undeclared(OBJECT, {"a": 1, "x": 1, "y": 1}) == 2
    assert undeclared({"additionalProperties": {"type": "string"}}, {"x": "1"}) == 0


def test_broken_schemas_are_passed_over() -> None:
    for wrong in ({"properties": []}, {"properties": {"a": 7}}, {"allOf": 7}, {"allOf": [7]},
                  {"items": 7}, {"enum": 7}, {"anyOf": [7]}, {"$ref": 7}, {"$ref": "#/nothing"},
                  {"required": 7}, {"oneOf": [{"required": [7], "properties": 8}]}):  # fmt: skip
        assert "/s" in touched(wrong, {"a": [1, {"b": 2}]})


def test_a_deep_message_needs_no_recursion_and_a_huge_one_is_refused() -> None:
    schema = {"$ref": "#/components/schemas/T"}
    value: Any = []
    for _ in range(20_000):
        value = [value]
    assert touched(schema, value, T={"items": schema}) == {"/s", "T", "T/items"}
    with pytest.raises(TooDeep):
        touched(schema, [[]] * 210_000, T={"items": schema})

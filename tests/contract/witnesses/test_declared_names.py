"""A sender sends the names it declares, wherever in its schema it declares them."""

from __future__ import annotations

import pytest

from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.declared_names import as_sent, undeclared_name
from sightline.contract.witnesses.plain_schema import plain_schema
from sightline.contract.witnesses.validator import Validator

LISTED: dict[str, object] = {"properties": {"a": {"properties": {"b": {}}}, "x/y": {}}}
COMPONENT = {"$ref": "#/components/schemas/C"}


@pytest.mark.parametrize(
    ("schema", "value", "at"),
    [
        (LISTED, {"a": 1}, None),
        (LISTED, {"a": 1, "c": 1}, "/c"),
        (LISTED, {"c/d": 1}, "/c~1d"),
        (LISTED, {"a": {"c": 1}}, "/a/c"),
        (LISTED, {"x/y": {"anything": 1}}, None),
        ({}, {"a": 1}, None),
        ({"type": "object", "properties": {}}, {"a": 1}, "/a"),
        ({"type": "object", "required": ["a"]}, {"b": 1}, None),
        ({**LISTED, "required": ["r"]}, {"r": 1}, None),
        ({**LISTED, "additionalProperties": True}, {"c": 1}, None),
        ({**LISTED, "additionalProperties": False}, {"c": 1}, "/c"),
        ({**LISTED, "unevaluatedProperties": {}}, {"c": 1}, None),
        ({"patternProperties": {"^x": {}}}, {"x1": 1}, None),
        ({"patternProperties": {"^x": {}}}, {"y": 1}, "/y"),
        ({"additionalProperties": LISTED}, {"m": {"c": 1}}, "/m/c"),
        ({"allOf": [COMPONENT, LISTED]}, {"a": 1, "n": 1}, None),
        ({"anyOf": [COMPONENT, LISTED]}, {"a": 1, "n": 1}, None),
        ({"oneOf": [COMPONENT, LISTED]}, {"q": 1}, "/q"),
        ({"allOf": [COMPONENT, {"additionalProperties": {}}]}, {"q": 1}, None),
        (COMPONENT, {"n": {"n": {"q": 1}}}, "/n/n/q"),
        ({"items": LISTED}, [{"a": 1}, {"c": 1}], "/1/c"),
        ({"prefixItems": [LISTED], "items": {}}, [{"c": 1}, {"c": 1}], "/0/c"),
        ({"if": LISTED, "then": COMPONENT}, {"n": 1, "a": 1}, None),
        ({"not": LISTED}, {"c": 1}, None),
        (LISTED, "text", None),
    ],
)
def test_finds_the_first_name_that_nobody_declares(
    schema: object, value: object, at: str | None
) -> None:
    root: dict[str, object] = {"components": {"schemas": {"C": {"properties": {"n": COMPONENT}}}}}
    plain = plain_schema(root, schema, Dialect.JSON_SCHEMA_2020, None)
    assert undeclared_name(plain, value) == at


@pytest.mark.parametrize(
    ("schema", "sent", "unsent"),
    [
        (LISTED, [{"a": {"b": 1}}, {}, "text"], [{"c": 1}, {"a": {"c": 1}}]),
        ({}, [{"c": 1}], []),
        ({"properties": {"a": {"type": "string", "readOnly": True}}}, [{}], [{"a": "x"}, {"a": 1}]),
        ({**LISTED, "required": ["r"]}, [{"r": 1, "a": {}}], [{"r": 1, "c": 1}, {}]),
        ({"allOf": [COMPONENT, LISTED]}, [{"n": {}, "a": 1}], [{"q": 1}, {"n": {"q": 1}}]),
        (
            {"anyOf": [{"properties": {"x": {"type": "string"}}}, {"properties": {"y": {}}}]},
            [{"y": 1}, {"x": "s", "y": 1}],
            [{"x": 1}, {"x": 1, "y": 1}],
        ),
        ({"anyOf": [LISTED, {"additionalProperties": {}}]}, [{"q": 1}], []),
        ({"items": LISTED}, [[{"a": 1}]], [[{"c": 1}]]),
        (COMPONENT, [{"n": {"n": {}}}], [{"n": {"n": {"q": 1}}}]),
    ],
)
def test_what_is_sent_fits_the_alternative_that_lists_its_names(
    schema: object, sent: list[object], unsent: list[object]
) -> None:
    root: dict[str, object] = {"components": {"schemas": {"C": {"properties": {"n": COMPONENT}}}}}
    plain = plain_schema(root, schema, Dialect.JSON_SCHEMA_2020, Direction.REQUEST)
    narrow = Validator(as_sent(plain))
    assert [value for value in [*sent, *unsent] if narrow.accepts(value)] == sent
    assert all(undeclared_name(plain, value) is None for value in sent)

"""Which values decide whether a body fits, where names, types and lengths alone don't.

Most schemas ask of a value only what type it has, and of an object which names. Whether a body fits
those is known once another of the same shape was judged. Here is told of which values more is
asked: `enum`, `pattern`, bounds, and whatever weighs a whole value against others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sightline.contract.witnesses.plain_schema import UNJUDGED

__all__ = ["decides_as_whole", "decides_by_value", "is_more_than_types"]

Schema = dict[str, object]
_OF_TYPES = frozenset(
    {"type", "$ref", "allOf", "anyOf", "oneOf", "if", "then", "else"}
    | {"$schema", "$defs", UNJUDGED}
)
# Decided by the names and types in an object, the length and types of a list, and what is inside.
_OF_SHAPES = _OF_TYPES | {
    *("properties", "required", "additionalProperties", "unevaluatedProperties"),
    *("minProperties", "maxProperties", "propertyNames", "dependentRequired", "dependentSchemas"),
    *("items", "prefixItems", "unevaluatedItems", "minItems", "maxItems"),
    *("contains", "minContains", "maxContains"),
}
_OF_LISTED = _OF_SHAPES | {"enum", "const"}
_OF_VALUES = _OF_LISTED | {
    *("pattern", "minLength", "maxLength", "multipleOf"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
}
_OTHERS = ("additionalProperties", "unevaluatedProperties")


def is_more_than_types(members: Iterable[Schema]) -> bool:
    """Whether schemas ask more of a value than its type."""
    return any(member.keys() - _OF_TYPES for member in members)


def decides_by_value(members: Iterable[Schema]) -> bool:
    """Whether schemas ask more of a scalar than its type and whether it is a listed value."""
    return any(member.keys() - _OF_LISTED for member in members)


def decides_as_whole(members: Sequence[Schema]) -> bool:
    """Whether schemas ask more of an object or a list than can be asked of its parts."""
    return (
        any(member.keys() - _OF_VALUES for member in members)
        or any(_lists_containers(member) for member in members)
        or _reaches_names_of_others(members)
    )


def _lists_containers(member: Schema) -> bool:
    values = member.get("enum")
    listed = [*(values if isinstance(values, list) else ()), member.get("const")]
    return any(isinstance(value, dict | list) for value in listed)


def _reaches_names_of_others(members: Sequence[Schema]) -> bool:
    """Whether what one schema says of names it doesn't write hits names that another writes."""
    reaching = [member for member in members if any(_is_said(member, key) for key in _OTHERS)]
    writing = [member for member in members if member.get("properties")]
    return bool(reaching) and (len(reaching) > 1 or any(one is not reaching[0] for one in writing))


def _is_said(member: Schema, key: str) -> bool:
    said = member.get(key)
    return isinstance(said, dict) and bool(said)

"""A JSON Schema (2020-12) for what was seen at a place, each guess with the n it stands on.

`type` and `properties` are what was seen; `required` are the fields that every object had. A format
is named when all of at least `FEWEST_FOR_FORMAT` texts have it. An `enum` is only drafted for
fields whose name says that they hold a kind of thing (`status`, `currency`), so that no name of a
person or secret is taken for one. No value is copied otherwise.
"""

from __future__ import annotations

import re

from sightline.contract.inferring.observed_value import Observed, Room

__all__ = ["FEWEST_FOR_ENUM", "FEWEST_FOR_FORMAT", "OBSERVED", "drafted_schema"]

OBSERVED = "x-observed"
FEWEST_FOR_FORMAT = 5
FEWEST_FOR_ENUM = 50
_FEWEST_EACH = 3
_FEWEST_MAP_FIELDS = 16
_KINDS = frozenset(
    re.findall(
        r"\w+",
        "status state type kind role mode level currency visibility priority severity"
        " direction order sort interval unit event action object category method scope"
        " phase stage result outcome reason environment tier plan protocol encoding format"
        " permission conclusion",
    )
)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

Schema = dict[str, object]


def drafted_schema(seen: Observed, name: str = "") -> Schema:
    """The schema of a place; `name` is that of the field or parameter that stands there."""
    root: Schema = {}
    stack: list[tuple[Observed, str, Schema]] = [(seen, name, root)]
    while stack:
        place, called, into = stack.pop()
        if place.is_anything or not place.total:
            into[OBSERVED] = {"values": place.total}
            continue
        into["type"] = _types(place)
        if place.strings:
            _guess_text(place, called, into)
        if place.objects:
            _draft_object(place, into, stack)
        if place.arrays:
            items: Schema = {}
            into["items"] = items
            if place.items is not None:
                stack.append((place.items, called, items))
        into[OBSERVED] = {"values": place.total}
    return root


def _types(place: Observed) -> str | list[str]:
    number = "number" if place.numbers else "integer"
    seen = (
        ("object", place.objects),
        ("array", place.arrays),
        ("string", place.strings),
        (number, place.integers + place.numbers),
        ("boolean", place.booleans),
        ("null", place.nulls),
    )
    types = [name for name, count in seen if count]
    return types[0] if len(types) == 1 else types


def _guess_text(place: Observed, name: str, into: Schema) -> None:
    count = place.strings
    formats = sorted(place.formats or ())
    if formats and count >= FEWEST_FOR_FORMAT:
        into["format"] = formats[0]
        into["description"] = f"Guess: every text seen reads as {formats[0]}."
        return
    words = place.words or {}
    parts = _PARTS.findall(name)
    is_enum = (
        len(words) >= 2
        and count >= FEWEST_FOR_ENUM
        and min(words.values()) >= _FEWEST_EACH
        and bool(parts)
        and parts[-1].lower() in _KINDS
        and count == place.total - place.nulls
    )
    if is_enum:
        values: list[object] = [*sorted(words)]
        into["enum"] = [*values, None] if place.nulls else values
        into["description"] = "Guess: no other text was seen."


def _draft_object(place: Observed, into: Schema, stack: list[tuple[Observed, str, Schema]]) -> None:
    fields = place.fields or {}
    if _is_map(place, fields):
        merged = Observed()
        for field in (*fields.values(), *((place.others,) if place.others else ())):
            merged.merge(field, Room())
        others: Schema = {}
        into["additionalProperties"] = others
        stack.append((merged, "", others))
        return
    required = sorted(name for name, field in fields.items() if field.total == place.objects)
    if fields:
        properties: dict[str, object] = {}
        into["properties"] = properties
        for name, field in fields.items():
            schema: Schema = {}
            properties[name] = schema
            stack.append((field, name, schema))
    if required:
        into["required"] = required
    if place.others is not None:
        values: Schema = {}
        into["additionalProperties"] = values
        stack.append((place.others, "", values))


def _is_map(place: Observed, fields: dict[str, Observed]) -> bool:
    """Whether the names are data: none of many is in more than a quarter of many objects."""
    if place.fields is None:
        return True
    if min(len(fields), place.objects) < _FEWEST_MAP_FIELDS:
        return False
    return all(4 * field.total <= place.objects for field in fields.values())

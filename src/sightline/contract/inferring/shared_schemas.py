"""Equal object schemas of a draft, written once under `components/schemas`.

Two schemas are equal when they agree in everything but their counts; the counts of those that
become one are added up. A component is named after the field or path it was first found at. What
only stands within something that is shared as a whole gets no component of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.contract.inferring.drafted_schema import OBSERVED, Schema
from sightline.contract.inferring.segment_words import singular

__all__ = ["FEWEST_FIELDS", "share_schemas"]

FEWEST_FIELDS = 2
_NOT_COMPARED = (OBSERVED, "description")
_WORDS = re.compile(r"[A-Za-z][a-z0-9]*|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class _Place:
    """A schema of the draft, what it is called, and the schema it stands in (None: a root)."""

    name: str
    schema: Schema
    parent: Schema | None


def share_schemas(roots: Iterable[tuple[str, Schema]]) -> dict[str, Schema]:
    """Replace equal object schemas, in place, by references; the components by their names.

    `roots` are the schemas of a draft, each with a name for what it describes.
    """
    found = list(_places(roots))
    numbers = _numbered(found)
    groups: dict[int, list[_Place]] = {}
    for place in found:
        properties = place.schema.get("properties")
        if isinstance(properties, dict) and len(properties) >= FEWEST_FIELDS:
            groups.setdefault(numbers[id(place.schema)], []).append(place)
    shared = [same for same in groups.values() if _is_shared(same, numbers)]
    replaced = {id(place.schema) for same in shared for place in same}
    for same in shared:
        for place in same[1:]:
            _add_counts(same[0].schema, place.schema, replaced)
    components: dict[str, Schema] = {}
    for same in shared:
        name = _free_name(same[0].name, components)
        components[name] = same[0].schema.copy()
        for place in same:
            place.schema.clear()
            place.schema["$ref"] = f"#/components/schemas/{name}"
    return dict(sorted(components.items()))


def _places(roots: Iterable[tuple[str, Schema]]) -> Iterator[_Place]:
    """Every schema under the roots, outer before inner."""
    stack = [_Place(name, schema, None) for name, schema in roots][::-1]
    while stack:
        place = stack.pop()
        yield place
        inner = [_Place(n, s, place.schema) for n, s in _inner(place.name, place.schema)]
        stack.extend(inner[::-1])


def _inner(name: str, schema: Schema) -> list[tuple[str, Schema]]:
    found: list[tuple[str, Schema]] = []
    properties = schema.get("properties")
    if isinstance(properties, dict):
        found += properties.items()
    for key in ("items", "additionalProperties"):
        inner = schema.get(key)
        if isinstance(inner, dict):
            found.append((name, inner))
    return found


def _numbered(places: list[_Place]) -> dict[int, int]:
    """A number for each schema, by its id(); two that say the same have the same."""
    numbers: dict[int, int] = {}
    known: dict[object, int] = {}
    for place in reversed(places):
        parts: list[object] = []
        for key, value in place.schema.items():
            if key == "properties" and isinstance(value, dict):
                inner = sorted((name, numbers[id(schema)]) for name, schema in value.items())
                parts.append((key, tuple(inner)))
            elif isinstance(value, dict) and key not in _NOT_COMPARED:
                parts.append((key, numbers[id(value)]))
            elif key not in _NOT_COMPARED:
                parts.append((key, repr(value)))
        numbers[id(place.schema)] = known.setdefault(tuple(parts), len(known))
    return numbers


def _is_shared(same: list[_Place], numbers: dict[int, int]) -> bool:
    """Whether a schema stands in at least two different surroundings."""
    around = {
        (id(place.schema),) if place.parent is None else (numbers[id(place.parent)], place.name)
        for place in same
    }
    return len(around) > 1


def _add_counts(into: Schema, from_: Schema, replaced: set[int]) -> None:
    """Add up the counts of two schemas that say the same; those within that are shared add up
    by themselves."""
    stack = [(into, from_)]
    while stack:
        first, second = stack.pop()
        mine, theirs = first.get(OBSERVED), second.get(OBSERVED)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            for key, count in theirs.items():
                mine[key] = mine.get(key, 0) + count
        others = dict(_labelled(second))
        for label, inner in _labelled(first):
            if id(inner) not in replaced and label in others:
                stack.append((inner, others[label]))


def _labelled(schema: Schema) -> list[tuple[str, Schema]]:
    properties = schema.get("properties")
    named = [(f".{n}", s) for n, s in properties.items()] if isinstance(properties, dict) else []
    keys = ("items", "additionalProperties")
    return named + [(key, inner) for key in keys if isinstance(inner := schema.get(key), dict)]


def _free_name(called: str, taken: dict[str, Schema]) -> str:
    words = _WORDS.findall(called)
    if words:
        words[-1] = singular(words[-1])
    name = "".join(word[:1].upper() + word[1:] for word in words) or "Object"
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}{count}"
    return found

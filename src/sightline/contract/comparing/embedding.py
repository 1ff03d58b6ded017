"""A value of one schema as part of a whole message.

A break is shown by a value of the schema that was edited. What goes over the wire is the body or
parameter around it: the shortest way from there to the schema is found, and the value is put into
the smallest message that is whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sightline.contract.containing.arrays import ArraySide
from sightline.contract.containing.cases import cases_of
from sightline.contract.containing.examples import NO_EXAMPLE
from sightline.contract.containing.goals import Goal
from sightline.contract.containing.judging import Judge, Side
from sightline.contract.containing.patterns import some_text
from sightline.contract.reading.pointers import child
from sightline.contract.schemas.reader import SchemaReader
from sightline.contract.surface.surface import Direction

__all__ = ["Embedding"]

_MOST_SCHEMAS = 4_000
_STEPS = 400
_BRANCHES = ("allOf", "anyOf", "oneOf")
_SINGLE = ("if", "then", "else", "not")
# How a schema is reached from the one above: a property, an item, or a branch of the same value.
Step = tuple[str, str]
Way = list[tuple[dict[str, Any], Step]]


class Embedding:
    """Finds ways and builds messages; the ways from one root are found once."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._above: dict[tuple[int, int], dict[int, tuple[dict[str, Any], Step] | None]] = {}

    def whole(
        self, value: object, root: object, target: object, direction: Direction
    ) -> tuple[object, str]:
        """The message of schema `root` with the value where it is of schema `target`, or
        `NO_EXAMPLE`, both as the sender writes them; and the value's pointer in it."""
        sending, _ = self._judge.sides(direction)
        way = self._way(sending, root, target)
        if way is None:
            return NO_EXAMPLE, ""
        made, pointer = value, ""
        for schema, (kind, name) in way:
            made = self._around(sending, schema, (kind, name), made, direction)
            if made is NO_EXAMPLE:
                return NO_EXAMPLE, ""
            if kind != "branch":
                pointer = child("", name) + pointer
        return made, pointer

    def _way(self, side: Side, root: object, target: object) -> Way | None:
        """The schemas around the target, the innermost first."""
        start, end = side.reader.meant(root), side.reader.meant(target)
        if start is end:
            return []
        if not isinstance(start, dict) or not isinstance(end, dict):
            return None
        key = (id(side), id(start))
        if key not in self._above:
            self._above[key] = _tree(side.reader, start)
        above = self._above[key]
        written = id(target) if id(target) in above else id(end)
        if written not in above:
            return None
        way: Way = []
        at = above[written]
        while at is not None:
            way.append(at)
            at = above[id(at[0])]
        return way

    def _around(
        self, side: Side, schema: dict[str, Any], step: Step, value: object, direction: Direction
    ) -> object:
        number = side.reader.number_of(schema)
        search = self._judge.search(direction)
        sent = search.prover.sent
        kind, name = step
        if kind == "branch" and sent.accepts(number, value) is True:
            return value
        search.examples.left_over = _STEPS
        for leaf in cases_of(Goal(frozenset((number,)), frozenset(), None), search.projection):
            search.examples.left_over -= 1
            if search.examples.left_over < 0:
                break
            if leaf is None:
                continue
            left = search.prover.left(leaf)
            made: object = None
            if kind == "item":
                made = _with_item(search.examples.array_of, ArraySide(left), int(name), value)
            else:
                given = {name: value} if kind == "property" else value
                if not isinstance(given, dict):
                    continue
                made = search.examples.object_of(search.examples.side(left), given)
            if made is not None and sent.accepts(number, made) is True:
                return made
        return NO_EXAMPLE


def _tree(
    reader: SchemaReader, start: dict[str, Any]
) -> dict[int, tuple[dict[str, Any], Step] | None]:
    """For each schema reached, the one above it on the shortest way from the start."""
    above: dict[int, tuple[dict[str, Any], Step] | None] = {id(start): None}
    queue = [start]
    for schema in queue:
        if len(queue) > _MOST_SCHEMAS:
            break
        for step, below in _children(schema):
            meant = reader.meant(below)
            if meant is not below:  # a use that was edited itself is looked for where it stands
                above.setdefault(id(below), (schema, step))
            if isinstance(meant, dict) and id(meant) not in above:
                above[id(meant)] = (schema, step)
                queue.append(meant)
    return above


def _children(schema: dict[str, Any]) -> list[tuple[Step, object]]:
    found: list[tuple[Step, object]] = []
    for keyword in _BRANCHES:
        branches = schema.get(keyword)
        if isinstance(branches, list):
            found += [(("branch", keyword), one) for one in branches]
    if isinstance(schema.get("$ref"), str):
        found.append((("branch", "$ref"), {"$ref": schema["$ref"]}))
    properties = schema.get("properties")
    if isinstance(properties, dict):
        found += [(("property", name), one) for name, one in properties.items()]
    found += [
        (("branch", one), schema[one]) for one in _SINGLE if isinstance(schema.get(one), dict)
    ]
    dependent = schema.get("dependentSchemas")
    if isinstance(dependent, dict):
        found += [(("branch", name), one) for name, one in dependent.items()]
    prefix = schema.get("prefixItems")
    if isinstance(prefix, list):
        found += [(("item", str(place)), one) for place, one in enumerate(prefix)]
    for keyword in ("items", "contains"):
        if isinstance(schema.get(keyword), dict):
            place = len(prefix) if keyword == "items" and isinstance(prefix, list) else 0
            found.append((("item", str(place)), schema[keyword]))
    more = schema.get("additionalProperties")
    if isinstance(more, dict):
        found.append((("property", "name"), more))
    patterns = schema.get("patternProperties")
    for pattern, one in patterns.items() if isinstance(patterns, dict) else ():
        name = some_text((str(pattern),), (), (0, None))
        if name is not None:
            found.append((("property", name), one))
    return found


def _with_item(
    array: Callable[[ArraySide, int], list[object] | None],
    side: ArraySide,
    place: int,
    value: object,
) -> object:
    """The smallest array with the value at a place."""
    items = array(side, max(side.least, place + 1))
    if items is None:
        return [value] if place == 0 else None
    return [*items[:place], value, *items[place + 1 :]]

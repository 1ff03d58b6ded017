"""Pairs of schemas full of `readOnly` and `writeOnly`, with names that are required elsewhere.

Few names, each marked here and there, required beside, inside and behind alternatives, conditions
and references; then one or two edits. Most is nothing that anybody would write, which is the point:
what a direction doesn't carry must be understood alike wherever it is said.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from proofs._contract_schemas import Pair
from sightline.contract.surface.surface import Dialect

_NAMES = ("id", "kind", "name")
_MARKS = ("readOnly", "writeOnly")
_LEAVES: tuple[dict[str, Any], ...] = (
    *({"type": "string"}, {"type": "integer"}, {"type": "object"}, {}),
    *({"const": "abc"}, {"type": "integer", "maximum": 3}, {"enum": ["a", 1]}),
)
_DIALECTS = (Dialect.JSON_SCHEMA_2020, Dialect.JSON_SCHEMA_2020, Dialect.OPENAPI_3_0)
_DEEPEST = 2
_SHARE_SAME = 0.1
_SHARE_COMPONENTS_EDITED = 0.3


def marked_pairs(seed: int, n: int) -> Iterator[Pair]:
    """`n` pairs, always the same for the same seed."""
    source = random.Random(seed)
    for _ in range(n):
        schema = _object(source, _DEEPEST)
        root = {"components": {"schemas": {"Leaf": _marked(source), "Other": _object(source, 1)}}}
        new_root, new_schema = deepcopy(root), deepcopy(schema)
        is_same = source.random() < _SHARE_SAME
        if not is_same:
            _edit(source, new_schema)
            if source.random() < _SHARE_COMPONENTS_EDITED:
                _edit(source, new_root["components"])
        yield Pair(
            kind="unchanged" if is_same else "marked",
            dialect=source.choice(_DIALECTS),
            root_old=root,
            root_new=new_root,
            schema_old=schema,
            schema_new=new_schema,
            expectation="equal" if is_same else None,
        )


def _marked(source: random.Random) -> dict[str, Any]:
    leaf = dict(source.choice(_LEAVES))
    if source.random() < 0.35:
        leaf[source.choice(_MARKS)] = True
    return {"allOf": [leaf]} if source.random() < 0.08 else leaf


def _leaf(source: random.Random) -> dict[str, Any]:
    if source.random() < 0.08:
        return {"$ref": "#/components/schemas/Leaf"}
    return _marked(source)


def _some_names(source: random.Random) -> list[str]:
    return sorted(source.sample(_NAMES, source.randint(1, 2)))


def _object(source: random.Random, depth: int) -> dict[str, Any]:
    """An object schema with, as often as not, another one that speaks of the same value."""
    schema: dict[str, Any] = {"type": "object"} if source.random() < 0.6 else {}
    for share, keyword, make in _KEYWORDS:
        if source.random() < share:
            schema[keyword] = make(source)
    if depth and source.random() < 0.93:
        schema |= source.choice(_CONNECTIVES)(source, depth - 1)
    return schema


_KEYWORDS: tuple[tuple[float, str, Callable[[random.Random], Any]], ...] = (
    (0.8, "properties", lambda s: {n: _leaf(s) for n in s.sample(_NAMES, s.randint(1, 3))}),
    (0.5, "required", _some_names),
    (0.25, "dependentRequired", lambda s: {s.choice(_NAMES): _some_names(s)}),
    (0.15, "additionalProperties", lambda s: s.choice([False, True, {"type": "integer"}])),
    (0.1, "minProperties", lambda s: s.randint(1, 2)),
    (0.06, "unevaluatedProperties", lambda s: False),
)
_Connective = Callable[[random.Random, int], dict[str, Any]]


def _branches(keyword: str) -> _Connective:
    return lambda source, depth: {
        keyword: [_object(source, depth) for _ in range(source.randint(1, 2))]
    }


def _condition(source: random.Random, depth: int) -> dict[str, Any]:
    return {"if": _object(source, 0), source.choice(["then", "else"]): _object(source, depth)}


_CONNECTIVES: tuple[_Connective, ...] = (
    *(_branches("allOf"), _branches("allOf"), _branches("anyOf"), _branches("oneOf"), _condition),
    lambda source, depth: {
        "allOf": [{"$ref": "#/components/schemas/Other"}, _object(source, depth)]
    },
    lambda source, depth: {"dependentSchemas": {source.choice(_NAMES): _object(source, depth)}},
    lambda source, depth: {"not": _object(source, 0)},
    lambda source, depth: {source.choice(["if", "then"]): _object(source, 0)},  # says nothing
)


def _edit(source: random.Random, schema: dict[str, Any]) -> None:
    places: list[dict[str, Any]] = []
    pending: list[Any] = [schema]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            places.append(one)
            pending += one.values()
        elif isinstance(one, list):
            pending += one
    for _ in range(source.randint(1, 2)):
        source.choice(_EDITS)(source, source.choice(places))


def _set_property(source: random.Random, place: dict[str, Any]) -> None:
    if "properties" in place:
        place["properties"][source.choice(_NAMES)] = _leaf(source)


def _drop_property(source: random.Random, place: dict[str, Any]) -> None:
    if place.get("properties"):
        place["properties"].pop(source.choice(sorted(place["properties"])))


def _require(source: random.Random, place: dict[str, Any]) -> None:
    if "properties" in place or "type" in place:
        place["required"] = _some_names(source)


def _drop_keyword(source: random.Random, place: dict[str, Any]) -> None:
    keywords = sorted(place.keys() - {*_NAMES, "$ref", "schemas", "Leaf", "Other"})
    if keywords:
        place.pop(source.choice(keywords))


def _toggle_mark(source: random.Random, place: dict[str, Any]) -> None:
    marks = [mark for mark in _MARKS if place.pop(mark, None)]
    if not marks and place.get("type", "object") != "object":
        place[source.choice(_MARKS)] = True


_EDITS = (_set_property, _drop_property, _require, _drop_keyword, _toggle_mark)

"""Small random schemas in any dialect, and the places in them that can be changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sightline.contract.surface.surface import Dialect

Schema = dict[str, Any]

NAMES = ("id", "name", "tags", "kind", "next", "a")
WORDS = ("a", "b", "abc", "new", "x-1", "", "é", "10")
PATTERNS = ("^a", "^[a-z]+$", "b$", "^[a-z]{1,3}$", "[0-9]", "^(a|b)$", "^[^0-9]*$", "^.{2,4}$")
NUMBERS = (-1, 0, 1, 2, 3, 5, 10, 0.5, 1.5)
FORMATS = ("date", "int32", "int64", "uuid", "email")
_MAPS = ("properties", "patternProperties", "dependentSchemas")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SINGLES = (
    *("items", "additionalProperties", "not", "if", "then", "else", "contains"),
    *("propertyNames", "unevaluatedItems", "unevaluatedProperties"),
)


@dataclass(slots=True)
class Ground:
    """A document `{root, schema}` to be changed, and chance."""

    source: random.Random
    dialect: Dialect
    document: dict[str, Any]

    @property
    def is_2020(self) -> bool:
        return self.dialect is Dialect.JSON_SCHEMA_2020

    @property
    def components(self) -> dict[str, Any]:
        root = self.document["root"]
        found: dict[str, Any] = (
            root["definitions"] if "definitions" in root else root["components"]["schemas"]
        )
        return found

    @property
    def prefix(self) -> str:
        return prefix(self.dialect)

    @property
    def nullable(self) -> str:
        return "x-nullable" if self.dialect is Dialect.SWAGGER_2 else "nullable"

    def holds(self, *words: str) -> bool:
        """Whether one of the keywords stands anywhere."""
        return any(word in place for place in nodes(self.document) for word in words)

    def schema(self, depth: int = 1) -> Schema:
        return random_schema(self.source, self.dialect, tuple(self.components), depth)


def prefix(dialect: Dialect) -> str:
    """What a reference to a component begins with."""
    return "#/definitions/" if dialect is Dialect.SWAGGER_2 else "#/components/schemas/"


def nodes(document: dict[str, Any]) -> list[Schema]:
    """All schema objects of a document `{root, schema}`, in the order of the text."""
    root = document["root"]
    components = root.get("definitions") or root.get("components", {}).get("schemas", {})
    stack: list[Any] = [document["schema"], *components.values()]
    stack.reverse()
    found: list[Schema] = []
    while stack:
        here = stack.pop()
        if not isinstance(here, dict):
            continue
        found.append(here)
        inner: list[Any] = []
        for keyword, value in here.items():
            if keyword in _SINGLES:
                inner.append(value)
            elif keyword in _MAPS and isinstance(value, dict):
                inner.extend(value.values())
            elif keyword in _LISTS and isinstance(value, list):
                inner.extend(value)
        inner.reverse()
        stack += inner
    return found


def is_well_founded(document: dict[str, Any]) -> bool:
    """Whether no schema comes back to itself on the same value.

    Such a schema has no meaning that all agree on: "Schemas SHOULD NOT make use of infinite
    recursive nesting like this; the behavior is undefined" (JSON Schema 2020-12, core, 9.4.1).
    """
    root = document["root"]
    components = root.get("definitions") or root.get("components", {}).get("schemas", {})
    edges = {name: _in_place(schema) for name, schema in components.items()}
    return not any(
        name in _reached(edges, other) for name, others in edges.items() for other in others
    )


def _reached(edges: dict[str, list[str]], name: str) -> set[str]:
    found = {name}
    stack = [name]
    while stack:
        for other in edges.get(stack.pop(), ()):
            if other not in found:
                found.add(other)
                stack.append(other)
    return found


def _in_place(schema: Any) -> list[str]:
    """The components that judge the same value."""
    found: list[str] = []
    stack = [schema]
    while stack:
        here = stack.pop()
        if not isinstance(here, dict):
            continue
        if "$ref" in here:
            found.append(str(here["$ref"]).rpartition("/")[2])
        for keyword in ("allOf", "anyOf", "oneOf"):
            stack.extend(here.get(keyword, ()))
        stack.extend(here.get(keyword) for keyword in ("not", "if", "then", "else"))
        stack.extend(here.get("dependentSchemas", {}).values())
    return found


def random_document(source: random.Random, dialect: Dialect) -> dict[str, Any]:
    """One to three components that may refer to each other, and a schema that uses them."""
    names = ("Pet", "Node", "Item")[: source.choice((1, 2, 2, 3))]
    components = {name: random_schema(source, dialect, names, 2) for name in names}
    if dialect is Dialect.SWAGGER_2:
        root: dict[str, Any] = {"definitions": components}
    else:
        root = {"components": {"schemas": components}}
    if source.random() < 0.6:
        return {"root": root, "schema": {"$ref": prefix(dialect) + names[0]}}
    return {"root": root, "schema": random_schema(source, dialect, names, 2)}


def random_schema(
    source: random.Random, dialect: Dialect, names: tuple[str, ...], depth: int
) -> Schema:
    """A small schema; deeper ones hold others."""
    kinds = _SHALLOW if depth <= 0 else _DEEP_2 if dialect is Dialect.SWAGGER_2 else _DEEP
    if depth > 0 and dialect is Dialect.JSON_SCHEMA_2020 and source.random() < 0.3:
        kinds = _MODERN
    schema = source.choice(kinds)(_Chance(source, dialect, names), depth)
    if dialect is not Dialect.JSON_SCHEMA_2020 and "type" in schema and source.random() < 0.1:
        schema["x-nullable" if dialect is Dialect.SWAGGER_2 else "nullable"] = True
    return schema


@dataclass(slots=True)
class _Chance:
    source: random.Random
    dialect: Dialect
    names: tuple[str, ...]

    def is_so(self, share: float) -> bool:
        return self.source.random() < share

    def inner(self, depth: int) -> Schema:
        return random_schema(self.source, self.dialect, self.names, depth - 1)


def _string(chance: _Chance, _depth: int) -> Schema:
    source, schema = chance.source, {"type": "string"}
    kind = source.randrange(6)
    if kind == 0:
        return {**schema, "enum": source.sample(WORDS, source.randint(1, 4))}
    if kind == 1:
        return {**schema, "pattern": source.choice(PATTERNS)}
    if kind == 2:
        low = source.randint(0, 2)
        return {**schema, "minLength": low, "maxLength": low + source.randint(0, 3)}
    return {**schema, "format": source.choice(FORMATS)} if kind == 3 else {**schema}


def _number(chance: _Chance, _depth: int) -> Schema:
    source = chance.source
    schema: Schema = {"type": source.choice(("integer", "integer", "number"))}
    if chance.is_so(0.4):
        schema["minimum"] = source.choice(NUMBERS)
    if chance.is_so(0.4):
        schema["maximum"] = schema.get("minimum", 0) + source.choice((0, 1, 2.5, 10))
    if chance.is_so(0.15):
        schema["multipleOf"] = source.choice((1, 2, 3, 0.5, 0.1))
    if chance.is_so(0.15):
        if chance.dialect is Dialect.JSON_SCHEMA_2020:
            schema["exclusiveMinimum"] = source.choice(NUMBERS)
        elif "minimum" in schema:
            schema["exclusiveMinimum"] = True
    return schema


def _plain(chance: _Chance, _depth: int) -> Schema:
    source = chance.source
    return source.choice(
        ({"type": "boolean"}, {"enum": ["a", 1, None]}, {}, {"type": "object"}, {"enum": [1, 2.0]})
    ).copy()


def _reference(chance: _Chance, _depth: int) -> Schema:
    return {"$ref": prefix(chance.dialect) + chance.source.choice(chance.names)}


def _array(chance: _Chance, depth: int) -> Schema:
    source = chance.source
    schema: Schema = {"type": "array", "items": chance.inner(depth)}
    if chance.is_so(0.3):
        schema["minItems"] = source.randint(0, 2)
    if chance.is_so(0.3):
        schema["maxItems"] = schema.get("minItems", 0) + source.randint(0, 2)
    if chance.is_so(0.15):
        schema["uniqueItems"] = True
    return schema


def _object(chance: _Chance, depth: int) -> Schema:
    source = chance.source
    names = source.sample(NAMES, source.randint(1, 3))
    schema: Schema = {
        "type": "object",
        "properties": {name: chance.inner(depth) for name in names},
    }
    if chance.is_so(0.5):
        schema["required"] = source.sample(names, source.randint(1, len(names)))
    if chance.is_so(0.3):
        schema["additionalProperties"] = (
            source.choice((False, False, True)) if chance.is_so(0.7) else chance.inner(0)
        )
    if chance.is_so(0.1):
        schema[source.choice(("minProperties", "maxProperties"))] = source.randint(1, 2)
    if chance.is_so(0.08):
        inner = schema["properties"][names[0]]
        inner[source.choice(("readOnly", "writeOnly"))] = True
    return schema


def _map(chance: _Chance, depth: int) -> Schema:
    return {"type": "object", "additionalProperties": chance.inner(depth)}


def _composed(chance: _Chance, depth: int) -> Schema:
    keyword = chance.source.choice(("allOf", "anyOf", "oneOf"))
    schema: Schema = {keyword: [chance.inner(depth) for _ in range(chance.source.randint(1, 3))]}
    if chance.is_so(0.15):
        schema["discriminator"] = {"propertyName": "kind"}
    return schema


def _all_of(chance: _Chance, depth: int) -> Schema:
    return {"allOf": [_reference(chance, 0), _object(chance, depth)]}


def _not(chance: _Chance, depth: int) -> Schema:
    return {"type": chance.source.choice(("string", "object")), "not": chance.inner(depth)}


def _modern(chance: _Chance, depth: int) -> Schema:
    source, inner = chance.source, chance.inner
    made: list[Callable[[], Schema]] = [
        lambda: {"type": ["string", "null"], "minLength": 1},
        lambda: {"const": source.choice(WORDS)},
        lambda: {**_object(chance, depth), "patternProperties": {"^x": inner(0)}},
        lambda: {"type": "object", "propertyNames": {"pattern": source.choice(PATTERNS)}},
        lambda: {"if": inner(depth), "then": inner(depth), "else": inner(0)},
        lambda: {"type": "array", "prefixItems": [inner(0), inner(0)], "items": inner(0)},
        lambda: {"type": "array", "contains": inner(0), "maxContains": 2},
        lambda: {"allOf": [_object(chance, depth)], "unevaluatedProperties": False},
        lambda: {**_object(chance, depth), "dependentRequired": {"id": ["name"]}},
        lambda: {"$ref": _reference(chance, 0)["$ref"], **_object(chance, depth)},
        lambda: {"anyOf": [_array(chance, 1), _object(chance, 1)], "unevaluatedItems": False},
    ]
    return source.choice(made)()


_Maker = Callable[[_Chance, int], Schema]
_SHALLOW: tuple[_Maker, ...] = (_string, _string, _number, _number, _plain, _reference)
_DEEP_2: tuple[_Maker, ...] = (*_SHALLOW, _object, _object, _object, _array, _map, _all_of)
_DEEP: tuple[_Maker, ...] = (*_DEEP_2, _composed, _composed, _object, _not)
_MODERN: tuple[_Maker, ...] = (_modern,)

"""Other words for the same contract: what a comparison must not take for a change."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.contract.comparing.contracts import JSON, V2, V30, V31, Json

# Lists in which the order means nothing.
_SETS = ("required", "enum", "parameters", "security", "anyOf", "oneOf", "allOf", "type")


def pets(version: str = V30) -> dict[str, Json]:
    """A contract with most of what contracts have, in the words of a version."""
    schemas = {
        "Pet": {
            "type": "object",
            "required": ["id", "name"],
            "properties": {
                "id": {"type": "integer", "format": "int64", "readOnly": True},
                "name": {"type": "string", "minLength": 1, "maxLength": 40},
                "kind": {"type": "string", "enum": ["cat", "dog"]},
                "weight": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
                "tags": {"type": "array", "items": _ref("Tag", version), "uniqueItems": True},
                "parent": _ref("Pet", version),
            },
        },
        "Tag": {"type": "object", "properties": {"label": {"type": "string"}}},
        "Dog": {
            "allOf": [
                _ref("Pet", version),
                {"type": "object", "required": ["bark"], "properties": {"bark": {
                    "type": "string", "pattern": "^[a-z]+$"}}},
            ]
        },
    }  # fmt: skip
    responses = {
        "200": _answer("Pet", version),
        "404": {"description": "none", **_content({"type": "string"}, version)},
    }
    item = {
        "get": {
            "operationId": "getPet",
            "tags": ["pets"],
            "security": [{"key": []}, {"basic": []}],
            "parameters": [_parameter("id", "path", {"type": "integer"}, version),
                           _parameter("full", "query", {"type": "boolean"}, version)],
            "responses": responses,
        },
        "post": {
            "operationId": "putPet",
            "security": [{"key": []}],
            **_taking("Dog", version),
            "responses": {"200": _answer("Dog", version)},
        },
    }  # fmt: skip
    item["post"].setdefault("parameters", []).append(
        _parameter("id", "path", {"type": "integer"}, version)
    )
    root: dict[str, Json] = {"info": {"title": "Pets", "version": "1"}, "paths": {"/p/{id}": item}}
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    if version == V2:
        basic = {"type": "basic"}
        return {"swagger": V2, **root, "host": "a.example.com", "basePath": "/v1",
                "schemes": ["https"], "consumes": [JSON], "produces": [JSON],
                "definitions": schemas,
                "securityDefinitions": {"key": key, "basic": basic}}  # fmt: skip
    security = {"key": key, "basic": {"type": "http", "scheme": "basic"}}
    return {"openapi": version, **root, "servers": [{"url": "https://a.example.com/v1"}],
            "components": {"schemas": schemas, "securitySchemes": security}}  # fmt: skip


def _ref(name: str, version: str) -> Json:
    return {"$ref": f"#/{'definitions' if version == V2 else 'components/schemas'}/{name}"}


def _parameter(name: str, place: str, schema: Json, version: str) -> Json:
    made = {"name": name, "in": place, **({"required": True} if place == "path" else {})}
    return {**made, **schema} if version == V2 else {**made, "schema": schema}


def _content(schema: Json, version: str) -> Json:
    return {"schema": schema} if version == V2 else {"content": {JSON: {"schema": schema}}}


def _answer(name: str, version: str) -> Json:
    return {"description": "fine", **_content(_ref(name, version), version)}


def _taking(name: str, version: str) -> Json:
    schema = _ref(name, version)
    if version == V2:
        body = {"name": "body", "in": "body", "required": True, "schema": schema}
        return {"parameters": [body]}
    return {"requestBody": {"required": True, "content": {JSON: {"schema": schema}}}}


def mapped(node: Json, change: Callable[[dict[str, Any]], Json]) -> Json:
    """A copy in which each mapping is what `change` makes of it, the innermost first."""
    if isinstance(node, list):
        return [mapped(one, change) for one in node]
    if isinstance(node, dict):
        return change({key: mapped(one, change) for key, one in node.items()})
    return node


def shuffled(node: Json, source: random.Random) -> Json:
    """The keys of every mapping in another order."""
    return mapped(node, lambda one: dict(source.sample(list(one.items()), len(one))))


def reordered(node: Json, source: random.Random) -> Json:
    """Lists in which the order means nothing in another order, and all keys."""

    def change(one: dict[str, Any]) -> Json:
        for key in _SETS:
            if isinstance(one.get(key), list):
                one[key] = source.sample(one[key], len(one[key]))
        return one

    return shuffled(mapped(node, change), source)


def renamed(root: Json, _: random.Random) -> Json:
    """Components under other names, and the references with them."""

    def change(one: dict[str, Any]) -> Json:
        at = one.get("$ref")
        return {**one, "$ref": f"{at}Renamed"} if isinstance(at, str) else one

    made = mapped(root, change)
    for parts in (made.get("definitions"), made.get("components", {}).get("schemas")):
        if parts is not None:
            for name in list(parts):
                parts[f"{name}Renamed"] = parts.pop(name)
    return made


def inlined(root: Json, _: random.Random) -> Json:
    """Each reference once replaced by what it leads to (which may refer on)."""
    parts = root.get("definitions") or root["components"]["schemas"]

    def change(one: dict[str, Any]) -> Json:
        at = one.get("$ref")
        return parts[at.rsplit("/", 1)[1]] if isinstance(at, str) else one

    made = mapped({key: one for key, one in root.items() if key not in _PARTS}, change)
    return {**made, **{key: root[key] for key in _PARTS if key in root}}


_PARTS = ("components", "definitions", "securityDefinitions")


def wrapped(root: Json, source: random.Random) -> Json:
    """References to schemas alone in an `allOf` (since 3.0 also `anyOf` or `oneOf`)."""
    words = ("allOf",) if "swagger" in root else ("allOf", "anyOf", "oneOf")

    def change(one: dict[str, Any]) -> Json:
        return {source.choice(words): [one]} if set(one) == {"$ref"} else one

    return mapped(root, change)


def bundled(root: Json, _: random.Random) -> Json:
    """Schemas in a file of their own, mounted as the reader does."""
    section = "definitions" if "swagger" in root else "components"

    def change(one: dict[str, Any]) -> Json:
        at = one.get("$ref")
        if not isinstance(at, str):
            return one
        return {**one, "$ref": f"#/~0files/parts.yaml/{at.rsplit('/', 1)[1]}"}

    made = mapped(root, change)
    parts = made.pop(section)
    schemas = parts if section == "definitions" else parts.pop("schemas")
    rest = {} if section == "definitions" else {"components": parts}
    return {**made, **rest, "~files": {"parts.yaml": schemas}}


def modern(root: Json, _: random.Random) -> Json:
    """A contract of 3.0 in the words of 3.1."""

    def change(one: dict[str, Any]) -> Json:
        if one.get("exclusiveMinimum") is True:
            one["exclusiveMinimum"] = one.pop("minimum")
        if one.pop("nullable", False) and isinstance(one.get("type"), str):
            one["type"] = [one["type"], "null"]
        return one

    return {**mapped(root, change), "openapi": V31}


REWRITES = (shuffled, reordered, renamed, inlined, wrapped, bundled)

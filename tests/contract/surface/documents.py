"""Contracts for the tests of what a contract promises."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from sightline.contract.surface.surface import Operation, Surface
from sightline.contract.surface.surface_reader import surface_of

Json = Any


def operation(root: dict[str, Any], name: str) -> Operation:
    """The operation of that name; the document must be without problems."""
    surface, problems = surface_of(root)
    assert problems == ()
    return named(surface, name)


def named(surface: Surface, name: str) -> Operation:
    """The operation of that name."""
    return {each.name: each for each in surface.operations}[name]


def document(paths: Json, version: str = "3.1.0", **more: Json) -> dict[str, Json]:
    """A small document around its paths."""
    return {"openapi": version, "info": {"title": "Pets", "version": "1"}, "paths": paths, **more}


def places(root: Json) -> Iterator[tuple[str | int, ...]]:
    """Every place of a document, as the keys that lead there."""
    waiting: list[tuple[Json, tuple[str | int, ...]]] = [(root, ())]
    while waiting:
        node, keys = waiting.pop()
        if keys:
            yield keys
        if isinstance(node, dict):
            waiting.extend((each, (*keys, key)) for key, each in node.items())
        elif isinstance(node, list):
            waiting.extend((each, (*keys, index)) for index, each in enumerate(node))


def with_value(root: Json, keys: tuple[str | int, ...], value: Json) -> Json:
    """A copy of a document with something else at one place."""
    made = at = copy.copy(root)
    for key in keys[:-1]:
        at[key] = copy.copy(at[key])
        at = at[key]
    at[keys[-1]] = value
    return made


EVERYTHING: dict[str, Json] = {
    "openapi": "3.2.0",
    "$self": "https://example.com/pets",
    "info": {"title": "Pets", "version": "1"},
    "servers": [
        {"url": "https://{region}.example.com/v1", "variables": {"region": {"enum": ["eu", "us"]}}}
    ],
    "security": [{"key": []}, {"login": ["read"], "cert": []}],
    "tags": [{"name": "pets", "kind": "nav"}],
    "paths": {
        "/pets/{id}": {
            "summary": "One pet",
            "parameters": [{"$ref": "#/components/parameters/id"}],
            "get": {
                "operationId": "getPet",
                "tags": ["pets"],
                "parameters": [
                    {"name": "q", "in": "query", "schema": {"type": "array"}, "style": "form"},
                    {"name": "f", "in": "query", "content": {"application/json": {"schema": {}}}},
                ],
                "responses": {
                    "200": {"$ref": "https://example.com/pets#/components/responses/pet"},
                    "4xx": {"description": "", "headers": {"X-A": {"schema": {"type": "string"}}}},
                    "default": {"description": "", "content": {"text/*": {}}},
                },
                "security": [{}],
            },
            "post": {
                "requestBody": {"$ref": "#/components/requestBodies/pet"},
                "responses": {"202": {"description": ""}},
                "callbacks": {"done": {"$ref": "#/components/callbacks/done"}},
                "servers": [{"url": "/v2"}],
            },
            "query": {"responses": {"200": {"$ref": "#/components/responses/pet"}}},
            "additionalOperations": {"COPY": {"responses": {"204": {"description": ""}}}},
        },
        "/shared": {"$ref": "#/components/pathItems/shared"},
    },
    "webhooks": {"petCreated": {"post": {"responses": {"200": {"description": ""}}}}},
    "components": {
        "parameters": {
            "id": {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        },
        "requestBodies": {
            "pet": {
                "required": True,
                "content": {
                    "multipart/form-data": {
                        "schema": {"$ref": "#/components/schemas/Pet"},
                        "encoding": {"photo": {"contentType": "image/png, image/jpeg"}},
                    },
                    "application/jsonl": {"itemSchema": {"$ref": "#/components/schemas/Pet"}},
                },
            }
        },
        "responses": {
            "pet": {
                "description": "",
                "headers": {"Content-Type": {}, "Link": {"$ref": "#/components/headers/link"}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
            }
        },
        "headers": {"link": {"required": True, "schema": {"type": "string"}}},
        "callbacks": {
            "done": {"{$request.body#/url}": {"post": {"responses": {"200": {"description": ""}}}}}
        },
        "pathItems": {"shared": {"get": {"responses": {"2XX": {"description": ""}}}}},
        "schemas": {"Pet": {"type": "object", "properties": {"photo": {}}}},
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "cert": {"type": "mutualTLS"},
            "login": {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": "/token", "scopes": {"read": ""}}},
            },
        },
    },
}

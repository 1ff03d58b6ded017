"""A small API and calls of it."""

from __future__ import annotations

import json
from typing import Any

from sightline.contract.drift.summary import Summary
from sightline.contract.drift.watching import Watch
from sightline.contract.surface.surface_reader import surface_of
from sightline.contract.traffic.exchange import Exchange

PET: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string", "maxLength": 8},
        "kind": {"enum": ["cat", "dog", "fish"]},
        "tag": {"type": "string", "deprecated": True},
        "owner": {"$ref": "#/components/schemas/Owner"},
    },
}
OWNER: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"city": {"type": "string"}},
}


def document(**more: Any) -> dict[str, Any]:
    """OpenAPI 3.1 with pets; `more` are paths."""
    pet = {"$ref": "#/components/schemas/Pet"}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": {
            "/pets": {
                "get": {
                    "parameters": [
                        {"name": "limit", "in": "query",
                         "schema": {"type": "integer", "maximum": 50}},
                        {"name": "kinds", "in": "query", "explode": False,
                         "schema": {"type": "array", "items": PET["properties"]["kind"]}},
                    ],
                    "responses": {"200": body({"type": "array", "items": pet})},
                },
                "post": {
                    "requestBody": {"required": True, **body(pet)},
                    "responses": {"201": body(pet), "4XX": {"description": "no"}},
                },
            },
            "/pets/{id}": {
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
                ],
                "get": {"responses": {"200": body(pet), "404": {"description": "none"}}},
                "delete": {"deprecated": True, "responses": {"204": {"description": "gone"}}},
            },
            **more,
        },
        "components": {"schemas": {"Pet": PET, "Owner": OWNER}},
    }  # fmt: skip


def body(schema: object, media: str = "application/json") -> dict[str, Any]:
    return {"description": "", "content": {media: {"schema": schema}}}


def call(
    line: str, status: int = 200, answer: Any = None, sent: Any = None, **more: Any
) -> Exchange:
    """An exchange; values become JSON, texts stay as they are."""
    method, _, target = line.partition(" ")
    told = {"request_media": "application/json", "response_media": "application/json", **more}
    return Exchange(
        method, target, status, told.pop("host", "api.example.com"),
        request_body=text_of(sent), response_body=text_of(answer), **told,
    )  # fmt: skip


def text_of(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


def watched(*calls: Exchange, root: dict[str, Any] | None = None) -> Watch:
    watch = Watch(surface_of(root or document()).surface)
    for number, each in enumerate(calls, 1):
        each.number = number
        watch.add(each)
    return watch


def summed(*calls: Exchange, root: dict[str, Any] | None = None) -> Summary:
    return Summary(watched(*calls, root=root))


def unnamed(summary: Summary) -> set[tuple[str, str, str, int]]:
    """What isn't documented: kind, name, where, calls."""
    return {(row.kind, row.name, row.where, row.calls) for row in summary.unnamed()}


def rules(summary: Summary) -> set[tuple[str, str, str, int]]:
    """What is broken: direction, keyword, message, calls."""
    return {(row.direction, row.keyword, row.message, row.calls) for row in summary.broken()}

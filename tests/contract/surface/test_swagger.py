"""A contract in OpenAPI 2.0 promises what its conversion to 3.0 promises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sightline.contract.surface.surface import Media, Operation, SchemaUse
from sightline.contract.surface.surface_reader import surface_of
from tests.contract.surface.documents import document, operation, places, with_value

OLD: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "Pets", "version": "1"},
    "host": "api.example.com",
    "basePath": "/v1",
    "schemes": ["https", "http"],
    "consumes": ["application/json"],
    "produces": ["application/json", "application/xml"],
    "securityDefinitions": {
        "basic": {"type": "basic"},
        "login": {
            "type": "oauth2", "flow": "accessCode", "authorizationUrl": "/a", "tokenUrl": "/t",
            "scopes": {"read": ""},
        },
    },
    "security": [{"basic": []}, {"login": ["read"]}],
    "parameters": {"id": {"name": "id", "in": "path", "required": True, "type": "integer"}},
    "responses": {
        "pet": {
            "description": "",
            "schema": {"$ref": "#/definitions/Pet"},
            "headers": {"X-Left": {"type": "integer", "description": "how many are left"}},
        }
    },
    "definitions": {"Pet": {"type": "object"}},
    "paths": {
        "/pets/{id}": {
            "parameters": [{"$ref": "#/parameters/id"}],
            "get": {
                "parameters": [
                    {"name": "a", "in": "query", "type": "array", "items": {"type": "string"}},
                    {
                        "name": "b", "in": "query", "type": "array", "collectionFormat": "multi",
                        "items": {"type": "string"},
                    },
                    {"name": "c", "in": "query", "type": "string", "maxLength": 3},
                ],
                "responses": {200: {"$ref": "#/responses/pet"}, "default": {"description": ""}},
            },
            "put": {
                "parameters": [
                    {
                        "name": "pet", "in": "body", "required": True,
                        "schema": {"$ref": "#/definitions/Pet"},
                    }
                ],
                "responses": {"204": {"description": ""}},
            },
        }
    },
}  # fmt: skip

PET = {"schema": {"$ref": "#/components/schemas/Pet"}}
NEW: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://api.example.com/v1"}, {"url": "http://api.example.com/v1"}],
    "components": {
        "securitySchemes": {
            "basic": {"type": "http", "scheme": "basic"},
            "login": {
                "type": "oauth2",
                "flows": {"authorizationCode": {"authorizationUrl": "/a", "tokenUrl": "/t"}},
            },
        },
        "schemas": {"Pet": {"type": "object"}},
    },
    "security": [{"basic": []}, {"login": ["read"]}],
    "paths": {
        "/pets/{id}": {
            "parameters": [{"name": "id", "in": "path", "schema": {"type": "integer"}}],
            "get": {
                "parameters": [
                    {
                        "name": "a", "in": "query", "explode": False,
                        "schema": {"type": "array", "items": {"type": "string"}},
                    },
                    {
                        "name": "b", "in": "query",
                        "schema": {"type": "array", "items": {"type": "string"}},
                    },
                    {"name": "c", "in": "query", "schema": {"type": "string", "maxLength": 3}},
                ],
                "responses": {
                    "200": {
                        "content": {"application/json": PET, "application/xml": PET},
                        "headers": {"X-Left": {"schema": {"type": "integer"}}},
                    },
                    "default": {},
                },
            },
            "put": {
                "requestBody": {"required": True, "content": {"application/json": PET}},
                "responses": {"204": {}},
            },
        }
    },
}  # fmt: skip


def without_places(found: Operation) -> Operation:
    """An operation without where things are written, references by their last name only."""

    def schema(use: SchemaUse | None) -> SchemaUse | None:
        if use is None or not isinstance(use.schema, dict) or "$ref" not in use.schema:
            return use and SchemaUse("", use.schema)
        return SchemaUse("", use.schema["$ref"].rpartition("/")[2])

    def media(given: tuple[Media, ...]) -> tuple[Media, ...]:
        return tuple(replace(each, schema=schema(each.schema), pointer="") for each in given)

    return replace(
        found,
        pointer="",
        parameters=tuple(
            replace(each, schema=schema(each.schema), pointer="") for each in found.parameters
        ),
        body=found.body and replace(found.body, media=media(found.body.media), pointer=""),
        responses=tuple(
            replace(
                each,
                media=media(each.media),
                headers=tuple(
                    replace(header, schema=schema(header.schema), pointer="")
                    for header in each.headers
                ),
                pointer="",
            )
            for each in found.responses
        ),
    )


def test_a_conversion_to_3_promises_the_same() -> None:
    old, new = surface_of(OLD), surface_of(NEW)
    assert (old.problems, new.problems) == ((), ())
    assert list(map(without_places, old.surface.operations)) == list(
        map(without_places, new.surface.operations)
    )


@pytest.mark.parametrize(
    ("place", "collection_format", "style", "explode", "rest"),
    [
        ("query", None, "form", False, ""),
        ("query", "csv", "form", False, ""),
        ("query", "multi", "form", True, ""),
        ("query", "ssv", "spaceDelimited", False, ""),
        ("query", "pipes", "pipeDelimited", False, ""),
        ("query", "tsv", "form", False, "tsv"),
        ("path", "csv", "simple", False, ""),
        ("path", "pipes", "pipeDelimited", False, ""),
        ("header", "multi", "simple", False, ""),
    ],
)
def test_collection_formats_are_styles(
    place: str, collection_format: str | None, style: str, explode: bool, rest: str
) -> None:
    written = {"name": "p", "in": place, "type": "array", "items": {"type": "integer"}}
    if collection_format:
        written["collectionFormat"] = collection_format
    root = {"swagger": "2.0", "paths": {"/x": {"get": {"parameters": [written]}}}}
    (found,) = operation(root, "GET /x").parameters
    assert (found.style, found.explode, found.collection_format) == (style, explode, rest)
    assert found.schema == SchemaUse(
        "/paths/~1x/get/parameters/0", {"type": "array", "items": {"type": "integer"}}
    )


def form(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A 2.0 document with one operation that takes a form."""
    given = [{"in": "formData", **each} for each in fields]
    return {"swagger": "2.0", "paths": {"/x": {"post": {"parameters": given, **more}}}}


def test_form_fields_become_one_object() -> None:
    root = form(
        {"name": "a", "type": "string", "required": True, "description": "left out"},
        {"name": "b", "type": "array", "collectionFormat": "ssv", "items": {"type": "string"}},
    )
    found = operation(root, "POST /x")
    assert found.parameters == () and found.body is not None
    (media,) = found.body.media
    place = "/paths/~1x/post/parameters"
    assert (found.body.is_required, media.range, media.pointer) == (
        True, "application/x-www-form-urlencoded", place,
    )  # fmt: skip
    assert media.encodings == (("b", "", "spaceDelimited", False),)
    assert media.schema == SchemaUse(
        place,
        {
            "type": "object",
            "properties": {
                "a": {"type": "string"},
                "b": {"type": "array", "items": {"type": "string"}},
            },
            "required": ["a"],
        },
    )


@pytest.mark.parametrize(
    ("consumes", "kind", "expected"),
    [
        (None, "string", ["application/x-www-form-urlencoded"]),
        (None, "file", ["multipart/form-data"]),
        (["application/json"], "file", ["multipart/form-data"]),
        (["multipart/form-data"], "string", ["multipart/form-data"]),
    ],
)
def test_a_form_travels_as_it_is_said_or_must(
    consumes: list[str] | None, kind: str, expected: list[str]
) -> None:
    body = operation(form({"name": "f", "type": kind}, consumes=consumes), "POST /x").body
    assert body is not None and [each.range for each in body.media] == expected


def test_files_are_binary_text() -> None:
    body = operation(form({"name": "f", "type": "file"}), "POST /x").body
    assert body is not None and body.media[0].schema is not None
    binary = {"type": "string", "format": "binary"}
    schema = body.media[0].schema.schema
    assert schema == {"type": "object", "properties": {"f": binary}}
    answer = {"responses": {"200": {"description": "", "schema": {"type": "file"}}}}
    (response,) = operation(
        {"swagger": "2.0", "paths": {"/x": {"get": answer}}}, "GET /x"
    ).responses
    assert [(each.range, each.schema and each.schema.schema) for each in response.media] == [
        ("*/*", binary)
    ]


def test_schemes_of_an_operation_replace_those_of_the_document() -> None:
    root = with_value(OLD, ("paths", "/pets/{id}", "get", "schemes"), ["https"])
    assert operation(root, "GET /pets/{id}").bases == ("https://api.example.com/v1",)
    assert operation({**OLD, "host": None}, "GET /pets/{id}").bases == ("/v1",)
    assert operation({**OLD, "schemes": None}, "GET /pets/{id}").bases == ("//api.example.com/v1",)


def test_named_schemas_of_2_are_found() -> None:
    assert surface_of(OLD).surface.schemas == {"Pet": "/definitions/Pet"}
    assert surface_of(document({}, components={"schemas": {"a/b~": {}}})).surface.schemas == {
        "a/b~": "/components/schemas/a~1b~0"
    }


def test_nothing_in_a_document_of_2_makes_the_reader_fail() -> None:
    for keys in places(OLD):
        for wrong in (None, 5, "x", [None], {1: 2}, {"$ref": "#/nowhere"}, {"$ref": "#/paths"}):
            problems = surface_of(with_value(OLD, keys, wrong)).problems
            assert all(each.message and each.help for each in problems)

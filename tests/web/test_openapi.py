"""The OpenAPI document says what there is: every operation, its words, its answers, its errors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson
import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.web.openapi import OPENAPI_PATH, openapi, openapi_json, path_of
from tests.web.test_equal_to_cli import FILES, HEADERS, client
from tests.workspaces import write_workspace

OPERATIONS = app.catalogue().operations.all()
SERVED = {name: o for name, o in OPERATIONS.items() if not o.anywhere}
DOCUMENT = openapi(OPERATIONS.values())
METHODS = [(path, method) for path, item in DOCUMENT["paths"].items() for method in item]


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a document."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from parts(part)


def target(reference: str) -> Any:
    found: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def test_every_operation_that_is_served_is_described_and_no_other() -> None:
    assert DOCUMENT["paths"].keys() == {path_of(o) for o in SERVED.values()}
    for operation in SERVED.values():
        methods = {"post"} if operation.writes else {"get", "post"}
        assert DOCUMENT["paths"][path_of(operation)].keys() == methods


def test_the_served_document_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    served = client(write_workspace(tmp_path, FILES))
    answers = [served.get(OPENAPI_PATH, headers=HEADERS) for _ in range(2)]
    assert {answer.content for answer in answers} == {openapi_json(OPERATIONS)}
    assert answers[0].headers["content-type"] == "application/json"
    assert client(tmp_path).get(OPENAPI_PATH).status_code == 401


def test_every_reference_leads_to_a_component_and_every_component_is_used() -> None:
    used = {part["$ref"] for part in parts(DOCUMENT) if isinstance(part.get("$ref"), str)}
    assert all(target(reference) is not None for reference in used)
    kinds = ("schemas", "parameters", "responses", "headers")
    declared = {f"#/components/{k}/{name}" for k in kinds for name in DOCUMENT["components"][k]}
    assert used == declared


def test_no_two_components_are_the_same() -> None:
    schemas = DOCUMENT["components"]["schemas"].items()
    by_bytes: dict[bytes, list[str]] = {}
    for name, schema in schemas:
        by_bytes.setdefault(orjson.dumps(schema), []).append(name)
    assert [names for names in by_bytes.values() if len(names) > 1] == []


def test_every_schema_is_valid() -> None:
    for schema in DOCUMENT["components"]["schemas"].values():
        jsonschema_rs.meta.validate({"$schema": DIALECT, **schema})


DIALECT = "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(("path", "method"), METHODS)
def test_every_method_tells_who_it_is_what_it_takes_and_how_it_fails(
    path: str, method: str
) -> None:
    told = DOCUMENT["paths"][path][method]
    operation = next(o for o in SERVED.values() if path_of(o) == path)
    assert told["summary"] == operation.summary
    assert told["operationId"] == f"{method}_{operation.name.replace('.', '_')}"
    taken = {"400", "401", "403", "422", "500"}
    taken |= {"304", "414"} if method == "get" else {"413", "415"}
    taken |= {"503"} if operation.workspace else set()
    taken |= {"409"} if operation.writes or (operation.pages and method == "get") else set()
    assert told["responses"].keys() == {"200", *taken}
    assert ("requestBody" in told, "parameters" in told) == (method == "post", method == "get")
    for parameter in told.get("parameters", ()):
        named = target(parameter["$ref"]) if "$ref" in parameter else parameter
        assert named["description"] and named["in"] == "query"


def test_what_an_operation_needs_is_required_and_the_rest_has_its_default() -> None:
    body = DOCUMENT["paths"]["/api/thread"]["post"]["requestBody"]["content"]["application/json"]
    assert body["schema"]["required"] == ["id"]
    assert body["schema"]["properties"]["depth"]["default"] == 0
    assert body["schema"]["additionalProperties"] is False
    asked = DOCUMENT["paths"]["/api/search"]["get"]["parameters"]
    assert [p["name"] for p in asked if p.get("required")] == []  # a list may be empty


def test_operation_ids_are_unique() -> None:
    ids = [DOCUMENT["paths"][path][method]["operationId"] for path, method in METHODS]
    assert len(set(ids)) == len(ids)


def test_our_own_reader_of_contracts_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    """And no difference between it and itself."""
    files = {f"contracts/own/{n}.json": openapi_json(OPERATIONS) for n in ("before", "openapi")}
    root = write_workspace(tmp_path, files)
    request = {"old": "contracts/own/before.json", "new": "contracts/own/openapi.json"}
    found, _ = Dispatcher(app.parts(), str(root)).call("contract.diff", request, Subject("test"))
    assert (found.entries, found.problems) == ((), ())

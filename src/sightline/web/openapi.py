"""What can be asked over HTTP, as OpenAPI 3.1: made from the operations, as the routes are.

Paths, words and types come from each operation's request, result and docstring, so that nothing
has to be written twice. The document holds nothing of a workspace or of a launch: the same version
gives the same bytes on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import orjson

from sightline import __version__
from sightline.kernel.asking.json_shape import schema_among
from sightline.kernel.asking.registry import Operation
from sightline.web.openapi_common import (
    COMMON,
    COMPONENTS,
    DESCRIPTION,
    ERRORS,
    HEADERS_OF_GET,
    PAGING,
    SECURITY,
)
from sightline.web.payload import LARGEST_INTEGER

OPENAPI_PATH = "/api/openapi.json"
_DEFINITIONS = "#/$defs/"
_SCHEMAS = "#/components/schemas/"
_JSON = "application/json"
Json = dict[str, Any]


def path_of(operation: Operation) -> str:
    """Where an operation is asked: ``contract.diff`` at ``/api/contract/diff``."""
    return "/api/" + operation.name.replace(".", "/")


def openapi_json(operations: dict[str, Operation]) -> bytes:
    """The document as JSON."""
    return orjson.dumps(openapi(operations.values()))


def openapi(operations: Iterable[Operation]) -> Json:
    """The document. What only the command line may ask is not in it."""
    served = [operation for operation in operations if not operation.anywhere]
    definitions: Json = {}
    paths = {path_of(o): _methods(o, definitions) for o in served}
    rooms = dict.fromkeys(operation.room for operation in served)
    shape = {
        "openapi": "3.1.0",
        "info": {"title": "Sightline", "version": __version__, "description": DESCRIPTION},
        "servers": [{"url": "/", "description": "the address that `sightline serve` prints"}],
        "security": SECURITY,
        "tags": [{"name": room} for room in rooms],
        "paths": paths,
        "components": {**COMPONENTS, "schemas": {**COMPONENTS["schemas"], **definitions}},
    }
    names = _short_names(definitions)
    renamed: Json = _with_references(shape, names)
    schemas = renamed["components"]["schemas"]
    renamed["components"]["schemas"] = {names.get(n, n): s for n, s in schemas.items()}
    return renamed


def _methods(operation: Operation, definitions: Json) -> Json:
    """GET where an operation only reads, and POST."""
    own: Json = {}
    name = schema_among(operation.request, own, _full_name)["$ref"]
    request = _bounded(own[name.removeprefix(_DEFINITIONS)])
    result = schema_among(operation.result, definitions, _full_name)
    posted = _described(operation, "post", result)
    posted["requestBody"] = {"required": True, "content": {_JSON: {"schema": _body(request)}}}
    if operation.writes:
        return {"post": posted}
    asked = _described(operation, "get", result)
    asked["parameters"] = [*_parameters(request), *_common_parameters(bool(operation.pages))]
    return {"get": asked, "post": posted}


def _described(operation: Operation, method: str, result: Json) -> Json:
    answer: Json = {"description": "the answer", "content": {_JSON: {"schema": result}}}
    if method == "get":
        answer["headers"] = {
            name: {"$ref": f"#/components/headers/{name}"}
            for name in HEADERS_OF_GET
            if name != "Link" or operation.pages
        }
    return {
        "operationId": f"{method}_{operation.name.replace('.', '_')}",
        "tags": [operation.room],
        "summary": operation.summary,
        **({"description": operation.detail} if operation.detail else {}),
        "responses": {"200": answer, **_errors(operation, method)},
    }


def _errors(operation: Operation, method: str) -> Json:
    """Every other status that this operation can be answered with."""
    left_out = set() if operation.workspace else {"503"}
    if not (operation.writes if method == "post" else operation.pages):
        left_out.add("409")
    return {
        status: {"$ref": f"#/components/responses/{status}"}
        for status, methods in ERRORS.items()
        if method in methods and status not in left_out
    }


def _body(request: Json) -> Json:
    common = {name: {"$ref": f"{_SCHEMAS}{name}"} for name in COMMON}
    return {**request, "properties": {**request["properties"], **common}}


def _parameters(request: Json) -> list[Json]:
    """The words of a request in an address; a list is its name again and again."""
    return [
        {
            "name": name,
            "in": "query",
            "description": schema["description"],
            **({"required": True} if _is_needed(name, request) else {}),
            "schema": {k: v for k, v in schema.items() if k != "description"},
        }
        for name, schema in request["properties"].items()
    ]


def _is_needed(name: str, request: Json) -> bool:
    """Whether an address must hold a name; a list that it doesn't hold is empty."""
    return name in request["required"] and request["properties"][name].get("type") != "array"


def _common_parameters(is_paged: bool) -> list[Json]:
    names = ["as_of", "audience", *(PAGING if is_paged else ())]
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def _bounded(request: Json) -> Json:
    """A request whose numbers are those that every JSON reader takes for themselves."""
    bounds = {"minimum": -LARGEST_INTEGER, "maximum": LARGEST_INTEGER}
    return {
        **request,
        "properties": {
            name: {**schema, **bounds} if schema.get("type") in ("integer", "number") else schema
            for name, schema in request["properties"].items()
        },
    }


def _full_name(annotation: Any) -> str:
    return f"{annotation.__module__}.{annotation.__name__}"


def _short_names(full: Iterable[str]) -> dict[str, str]:
    """Each type's own name; with the noun of its module before it where two have the same."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in full:
        alike[name.rpartition(".")[2]].append(name)
    return {
        name: short if len(names) == 1 else ".".join(name.split(".")[-2:])
        for short, names in alike.items()
        for name in names
    }


def _with_references(part: Any, names: dict[str, str]) -> Any:
    """A part of the document whose references lead to the components of this document."""
    if isinstance(part, list):
        return [_with_references(item, names) for item in part]
    if not isinstance(part, dict):
        return part
    target = part.get("$ref")
    if not isinstance(target, str):
        return {name: _with_references(value, names) for name, value in part.items()}
    if target.startswith(_DEFINITIONS):
        return {"$ref": _SCHEMAS + names[target.removeprefix(_DEFINITIONS)]}
    return part if target.startswith("#") else {"type": "object"}  # any JSON Schema

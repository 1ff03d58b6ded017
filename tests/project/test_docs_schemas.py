"""The published JSON Schemas: the fixed shapes are in them, and real answers are as they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import schema_of, to_plain
from sightline.kernel.asking.views import Subject

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs/reference/schemas"
EXAMPLE = str(ROOT / "docs/example")

# Fixed: keys may be added to these, none may be renamed or taken away.
DIAGNOSTIC = {
    "code", "severity", "message", "path", "line", "column", "end_line", "end_column", "help",
    "url",
}  # fmt: skip
RESULTS = {
    "check": {"diagnostics", "documents", "links"},
    "verify": {"results"},
    "thread": {"nodes", "edges", "gaps"},
}
PARTS = {
    ("verify", "results"): {"id", "criterion", "verdict", "reading", "needed_n", "notes"},
    ("thread", "nodes"): {"id", "kind", "title", "path", "line"},
    ("thread", "edges"): {"from", "to", "type"},
    ("thread", "gaps"): {"id", "missing", "why"},
    ("check", "diagnostics"): DIAGNOSTIC,
}
READING = {
    "value", "unit", "n", "low", "high", "confidence", "window", "query", "params", "source",
    "as_of",
}  # fmt: skip
ASKED: list[tuple[str, dict[str, Any]]] = [
    ("check", {}),
    ("explain", {}),
    ("explain", {"code": "LNK001"}),
    ("list", {}),
    ("show", {"id": "REQ-001"}),
    ("thread", {"id": "REQ-001"}),
    ("thread", {"id": "OPP-002"}),
    ("why", {"id": "REQ-001"}),
    ("impact", {"id": "INT-001"}),
    ("verify", {}),
]


def published(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def resolved(schema: Any, root: Any) -> Any:
    """A schema with its reference followed; of several, the one that is an object."""
    while "$ref" in schema or "anyOf" in schema:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        else:
            schema = next(part for part in schema["anyOf"] if part.get("type") != "null")
    return schema


def faults(value: Any, schema: Any, root: Any, where: str = "") -> list[str]:
    """Where a value is not as the schema says. Knows the words that our schemas use, no others."""
    if "$ref" in schema:
        return faults(value, resolved(schema, root), root, where)
    if "anyOf" in schema:
        tried = [faults(value, part, root, where) for part in schema["anyOf"]]
        return [] if [] in tried else [f"{where}: none of {len(tried)} shapes"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is not listed"]
    if "type" in schema and not is_of(value, schema["type"]):
        return [f"{where}: {value!r} is no {schema['type']}"]
    found = []
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        found += [f"{where}/{k}: missing" for k in schema.get("required", ()) if k not in value]
        others = schema.get("additionalProperties", True)
        for key, part in value.items():
            inner = properties.get(key, others)
            if inner is False:
                found.append(f"{where}/{key}: not in the schema")
            elif inner is not True:
                found += faults(part, inner, root, f"{where}/{key}")
    if isinstance(value, list):
        for index, part in enumerate(value):
            found += faults(part, schema.get("items", {}), root, f"{where}/{index}")
    return found


def is_of(value: Any, kind: str) -> bool:
    types: dict[str, Any] = {
        "string": str, "array": list, "object": dict, "boolean": bool, "null": type(None),
        "integer": int, "number": (int, float),
    }  # fmt: skip
    is_flag = isinstance(value, bool) and kind in ("integer", "number")
    return isinstance(value, types[kind]) and not is_flag


def test_every_operation_has_its_request_and_result_published() -> None:
    names = {path.stem for path in SCHEMAS.glob("*.json")}
    operations = app.catalogue().operations.all()
    both = {f"{name}.{part}" for name in operations for part in ("request", "result")}
    assert names == {"diagnostic", *both}


def test_a_diagnostic_has_the_fixed_keys() -> None:
    assert set(published("diagnostic")["properties"]) >= DIAGNOSTIC


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_has_the_fixed_keys(name: str) -> None:
    assert set(published(f"{name}.result")["properties"]) >= RESULTS[name]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_the_parts_of_a_result_have_the_fixed_keys(name: str, part: str) -> None:
    root = published(f"{name}.result")
    item = resolved(root["properties"][part]["items"], root)
    assert set(item["properties"]) >= PARTS[name, part]


def test_a_reading_has_the_fixed_keys() -> None:
    root = published("verify.result")
    item = resolved(root["properties"]["results"]["items"], root)
    reading = resolved(item["properties"]["reading"], root)
    assert set(reading["properties"]) >= READING


@pytest.mark.parametrize(("name", "request_"), ASKED, ids=str)
def test_an_answer_is_as_its_schema_says(name: str, request_: dict[str, Any]) -> None:
    dispatcher = Dispatcher(app.parts(), EXAMPLE)
    result, _ = dispatcher.call(name, request_, Subject("test"))
    schema = schema_of(app.catalogue().operations.all()[name].result)
    plain = json.loads(json.dumps(to_plain(result)))
    assert faults(plain, schema, schema) == []


def test_a_wrong_answer_would_be_noticed() -> None:
    schema = schema_of(app.catalogue().operations.all()["check"].result)
    assert faults({"diagnostics": [{}], "documents": "3"}, schema, schema) != []

"""What an editor is told about a kind is what the reader accepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from sightline import app
from sightline.kernel.compiling.check_pages import page_of
from sightline.kernel.documents.file_names import identify
from sightline.kernel.documents.kind_schema import DIALECT, kind_schema
from sightline.kernel.documents.settings import read_settings
from sightline.kernel.files.source_text import split_front_matter
from sightline.text.yaml import read_yaml
from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence
from sightline.text.yaml.scalars import as_bool, as_float, as_int

KINDS = app.kinds().by_code
CHECKS = app.checks()
PLAIN_NULLS = ("", "~", "null")
TYPES: dict[str, Any] = {
    "string": str, "number": (int, float), "integer": int, "boolean": bool, "null": type(None),
    "object": dict, "array": list,
}  # fmt: skip


def as_an_editor_sees_it(node: Node) -> Any:
    """A value by the core schema of YAML 1.2, as editors read it."""
    if isinstance(node, Sequence):
        return [as_an_editor_sees_it(item) for item in node.items]
    if isinstance(node, Mapping):
        return {name: as_an_editor_sees_it(value) for name, (_, value) in node.entries.items()}
    assert isinstance(node, Scalar)
    if not node.plain:
        return node.text
    if node.text in PLAIN_NULLS:
        return None
    for read in (as_bool, as_int, as_float):
        value = read(node.text)
        if value is not None:
            return value
    return node.text


def mistakes(value: Any, schema: dict[str, Any], at: str = "") -> Iterator[str]:
    """The part of JSON Schema 2020-12 that our schemas use; a stranger's word would be an error."""
    known = {"$schema", "title", "description", "type", "enum", "pattern", "format", "anyOf",
             "items", "properties", "required", "additionalProperties", "errorMessage",
             "patternErrorMessage"}  # fmt: skip
    assert schema.keys() <= known, schema.keys() - known
    if "anyOf" in schema and all(list(mistakes(value, part, at)) for part in schema["anyOf"]):
        yield f"{at}: matches no form"
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    fits = [t for t in types if isinstance(value, TYPES[t])]
    if types and (not fits or (isinstance(value, bool) and "boolean" not in types)):
        yield f"{at}: {value!r} is none of {types}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is none of {schema['enum']}"
    elif isinstance(value, str) and "pattern" in schema:
        if not re.search(schema["pattern"], value):
            yield f"{at}: {value!r} does not match"
    elif isinstance(value, str) and schema.get("format") == "date":
        try:
            date.fromisoformat(value)
        except ValueError:
            yield f"{at}: {value!r} is no date"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from mistakes(item, schema.get("items", {}), f"{at}/{index}")
    elif isinstance(value, dict):
        yield from _in_object(value, schema, at)


def _in_object(value: dict[str, Any], schema: dict[str, Any], at: str) -> Iterator[str]:
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    yield from (f"{at}/{name}: missing" for name in schema.get("required", []) if name not in value)
    for name, part in value.items():
        if name in properties:
            yield from mistakes(part, properties[name], f"{at}/{name}")
        elif others is False:
            yield f"{at}/{name}: unknown"
        else:
            yield from mistakes(part, others, f"{at}/{name}")


def examples() -> list[tuple[str, str, str]]:
    """Every document of a good example: the check's code, the path, the text."""
    return [
        (code, path, text)
        for code, module in CHECKS.modules.items()
        for path, text in page_of(module).good.files.items()
        if path.endswith((".md", ".yaml"))
    ]


@pytest.mark.parametrize(("code", "path", "text"), examples())
def test_every_good_example_satisfies_the_schema_of_its_kind(
    code: str, path: str, text: str
) -> None:
    found = identify(path, app.kinds(), read_settings(""))
    if not found.kind or found.opaque or found.rows:
        pytest.skip(f"{path} has no front matter of a kind")
    front = split_front_matter(text).front_text if path.endswith(".md") else text
    node, problems = read_yaml(front, 1)
    assert problems == []
    value = {} if node is None else as_an_editor_sees_it(node)
    assert list(mistakes(value, kind_schema(KINDS[found.kind]))) == []


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        ("REQ", "titel: x"),
        ("REQ", "status: comitted"),
        ("REQ", "review: 2026-02-30"),
        ("REQ", "id: OPP-1"),
        ("REQ", "opportunity: REQ-1"),
        ("REQ", "opportunity: [OPP-1, opp-2]"),
        ("REQ", "evidence: {quote: x}"),
        ("REQ", "evidence: {ref: INT-1, words: x}"),
        ("REQ", "tags: {a: b}"),
        ("DEC", "options: [{scores: {a: 1}}]"),
        ("DEC", "weights: {a: many}"),
        ("MET", "source: x"),
        ("INI", "horizon: soon"),
    ],
)
def test_a_mistake_is_marked(kind: str, front: str) -> None:
    node, _ = read_yaml(front, 1)
    assert node is not None
    assert len(list(mistakes(as_an_editor_sees_it(node), kind_schema(KINDS[kind])))) >= 1


@pytest.mark.parametrize("code", KINDS)
def test_every_key_is_described_and_every_schema_is_json(code: str) -> None:
    schema = kind_schema(KINDS[code])
    assert schema["$schema"] == DIALECT
    assert all(part["description"] for part in schema["properties"].values())
    assert set(schema["properties"]) == set(KINDS[code].fields())
    assert json.loads(json.dumps(schema)) == schema

"""The JSON Schema of a kind's front matter, so that an editor completes keys and marks mistakes.

It says what the reader says, no more: text is what a person typed, so a number or a truth value is
text too; a key that is left empty is left out; one value may stand for a list of one.
"""

from __future__ import annotations

import types
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sightline.kernel.documents.identifiers import ID_PATTERN, Link
from sightline.kernel.documents.kind_names import name_of
from sightline.kernel.documents.kinds import Evidence, FieldSpec, Kind

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_NULL: Schema = {"type": "null"}
_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
}
_SLUG = ID_PATTERN.removeprefix("[A-Z]{2,5}-")


def kind_schema(kind: Kind) -> Schema:
    """The JSON Schema (2020-12) of one kind."""
    specs = kind.fields()
    properties = {name: _property(spec) for name, spec in specs.items()}
    if not kind.default_prefix:
        properties["id"] |= {"pattern": f"^{kind.code}-{_SLUG}$", "type": ["string", "null"]}
        properties["id"].pop("anyOf", None)
    return {
        "$schema": DIALECT,
        "title": f"{kind.code} ({name_of(kind)})",
        "description": kind.summary,
        **_object(properties, _required(kind, specs)),
    }


def _required(kind: Kind, specs: dict[str, FieldSpec]) -> list[str]:
    """In Markdown a first heading may stand for the title."""
    heading = ".md" in kind.suffixes
    return [s.name for s in specs.values() if s.required and not (heading and s.name == "title")]


def _property(spec: FieldSpec) -> Schema:
    schema = dict(_value(spec.annotation, spec.kinds))
    if not spec.required:
        schema = _or_null(schema)
    return {"description": spec.help, **schema}


def _value(annotation: Any, kinds: tuple[str, ...]) -> Schema:
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if annotation is Link:
        return _reference(kinds)
    if annotation is Evidence:
        return _evidence(kinds)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return _or_null(_value(next(a for a in arguments if a is not type(None)), kinds))
    if origin is tuple:
        item = _value(arguments[0], kinds)
        return {"anyOf": [{"type": "array", "items": item}, item]}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(arguments[1], kinds)}
    return _parts(annotation)


def _parts(annotation: Any) -> Schema:
    """A type with parts of its own, or one that reads its text itself (a criterion), which may say
    so in a ``node_schema()``."""
    if hasattr(annotation, "node_schema"):
        return annotation.node_schema()  # type: ignore[no-any-return]
    if hasattr(annotation, "from_node") or not isinstance(annotation, type):
        return {"type": ["string", "number", "object", "array"]}
    specs = {s.name: s for s in _specs(annotation)}
    schema = _object(
        {name: _property(spec) for name, spec in specs.items()},
        [spec.name for spec in specs.values() if spec.required],
    )
    first = next(iter(specs.values()))
    return {"anyOf": [schema, _TEXT]} if first.annotation is str else schema


def _specs(model: type) -> list[FieldSpec]:
    hints = get_type_hints(model)
    declared = model.__dataclass_fields__  # type: ignore[attr-defined]
    return [FieldSpec.of(field, hints[name]) for name, field in declared.items()]


def _reference(kinds: tuple[str, ...]) -> Schema:
    prefix = f"(?:{'|'.join(kinds)})-{_SLUG}" if kinds else ID_PATTERN
    example = f"{kinds[0] if kinds else 'REQ'}-014"
    message = f"write an id such as {example}"
    return {"type": "string", "pattern": f"^{prefix}(?:#\\S+)?$", "patternErrorMessage": message}


def _evidence(kinds: tuple[str, ...]) -> Schema:
    quoted = {"ref": _reference(kinds), "quote": _or_null(_TEXT)}
    return {"anyOf": [_reference(kinds), _object(quoted, ["ref"])]}


def _object(properties: Schema, required: list[str]) -> Schema:
    """An object in which an unknown key is a mistake, with the message that editors show."""
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "errorMessage": "nobody reads this key; known keys: " + ", ".join(sorted(properties)),
    }


def _or_null(schema: Schema) -> Schema:
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], *([_NULL] if _NULL not in schema["anyOf"] else [])]}
    held = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*held, *(["null"] if "null" not in held else [])]}

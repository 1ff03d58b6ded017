"""What a parameter's schema says of its form: a single value, a list, an object with names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sightline.contract.reading.pointers import NOTHING, child, look_up, tokens_of
from sightline.contract.surface.surface import Header, Parameter, SchemaUse

__all__ = ["exploded", "is_scalar", "parts_of", "usual_encoding"]

_SCALARS = {"string", "integer", "number", "boolean", "null", "file"}
_MOST_SCHEMAS = 100


def is_scalar(parameter: Parameter | Header, root: dict[str, Any]) -> bool:
    """Whether values are single: text, numbers, yes or no, however the schema is put together."""
    pending = [parameter.schema.schema if parameter.schema is not None else None]
    told = False
    for _ in range(_MOST_SCHEMAS):
        if not pending:
            return told
        schema = _meant(pending.pop(), root)
        if not isinstance(schema, dict):
            return False
        kinds = schema.get("type")
        if kinds is not None:
            written = set(kinds) if isinstance(kinds, list) else {kinds}
            if not written <= _SCALARS:
                return False
            told = True
        values = schema.get("enum", [schema["const"]] if "const" in schema else None)
        if isinstance(values, list):
            if any(isinstance(value, dict | list) for value in values):
                return False
            told = True
        for keyword in ("allOf", "anyOf", "oneOf"):
            branches = schema.get(keyword)
            pending += branches if isinstance(branches, list) else []
    return False


def exploded(parameter: Parameter, root: dict[str, Any]) -> list[Parameter]:
    """The parameters that an exploded object comes as on the wire; none where it is no such."""
    if parameter.place != "query" or parameter.style != "form" or not parameter.explode:
        return []
    schema = _meant(parameter.schema.schema if parameter.schema is not None else None, root)
    if not isinstance(schema, dict) or not isinstance(schema.get("properties"), dict):
        return []
    required = schema.get("required")
    needed = set(required) if isinstance(required, list) and parameter.is_required else set()
    pointer = parameter.schema.pointer if parameter.schema is not None else parameter.pointer
    return [
        replace(
            parameter,
            name=name,
            is_required=name in needed,
            schema=SchemaUse(child(f"{pointer}/properties", name), one),
        )
        for name, one in schema["properties"].items()
    ]


def parts_of(use: SchemaUse | None, root: dict[str, Any]) -> dict[str, SchemaUse]:
    """The properties of a form's schema by name, at its top and in `allOf`."""
    found: dict[str, SchemaUse] = {}
    pending = [use] if use is not None else []
    for _ in range(_MOST_SCHEMAS):
        if not pending:
            break
        here = _use_meant(pending.pop(), root)
        schema = here.schema
        if isinstance(schema, dict):
            properties = schema.get("properties")
            for name, one in properties.items() if isinstance(properties, dict) else ():
                place = child(f"{here.pointer}/properties", str(name))
                found.setdefault(str(name), SchemaUse(place, one))
            branches = schema.get("allOf")
            for index, one in enumerate(branches if isinstance(branches, list) else []):
                pending.append(SchemaUse(f"{here.pointer}/allOf/{index}", one))
    return found


def _use_meant(use: SchemaUse, root: dict[str, Any]) -> SchemaUse:
    """A schema behind its references, with the place where it stands."""
    for _ in range(_MOST_SCHEMAS):
        reference = use.schema.get("$ref") if isinstance(use.schema, dict) else None
        if not isinstance(reference, str):
            break
        tokens = tokens_of(reference)
        found = look_up(root, tokens)
        pointer = ""
        for token in tokens:
            pointer = child(pointer, token)
        use = SchemaUse(pointer, None if found is NOTHING else found)
    return use


def usual_encoding(part: SchemaUse, root: dict[str, Any]) -> tuple[str, str, bool]:
    """How a part of a form is written where nothing is said: (media type, style, exploded).

    Objects as JSON, bytes as they are, all else as plain text; lists as their items
    (OpenAPI 3.1.1, Encoding Object).
    """
    schema = _meant(part.schema, root)
    if isinstance(schema, dict) and schema.get("type") == "array":
        schema = _meant(schema.get("items"), root)
    if not isinstance(schema, dict):
        return "", "form", True
    if schema.get("type") == "object" or "properties" in schema:
        return "application/json", "form", True
    is_bytes = schema.get("format") in ("binary", "base64") or "contentEncoding" in schema
    return "application/octet-stream" if is_bytes else "text/plain", "form", True


def _meant(schema: object, root: dict[str, Any]) -> object:
    for _ in range(_MOST_SCHEMAS):
        if not isinstance(schema, dict) or not isinstance(schema.get("$ref"), str):
            return schema
        found = look_up(root, tokens_of(schema["$ref"]))
        schema = None if found is NOTHING else found
    return None

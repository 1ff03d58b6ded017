"""Results as plain JSON values, and the JSON Schema of their types: one shape for every surface."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Named = Callable[[Any], str]
"""What the definition of a type is called."""
_ITS_OWN: Named = attrgetter("__name__")
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    Any: {},
    object: {},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}


def json_text(value: Any) -> bytes:
    """A result as indented JSON with a line end: what ``to_plain`` says, not built all at once."""
    import orjson

    written = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    ours = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
    try:
        return orjson.dumps(value, default=_one_level, option=written | ours)
    except orjson.JSONEncodeError:  # such as a key that is no text
        return orjson.dumps(to_plain(value), option=written)


def to_plain(value: Any) -> Any:
    """Dicts, lists, text and numbers. Absent is null; a key is never left out.

    A type may bring its own shape as ``to_json()``. A field whose name begins with an underscore is
    for renderers only.
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dict) and not hasattr(value, "to_json"):
        return {str(name): to_plain(part) for name, part in value.items()}
    if isinstance(value, list) or type(value) is tuple:
        return [to_plain(item) for item in value]
    return to_plain(_one_level(value))


def _one_level(value: Any) -> Any:
    """What isn't JSON as something nearer to it: its own shape, its fields, its items, its text."""
    if hasattr(value, "to_json"):
        return value.to_json()
    if is_dataclass(value):
        kind: type = type(value)
        return {public: getattr(value, name) for name, public in _shown_fields(kind)}
    if hasattr(value, "_asdict"):
        return {_public(name): part for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON shape")


@cache
def _shown_fields(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a type that JSON shows, each with its key."""
    return tuple((f.name, _public(f.name)) for f in fields(kind) if not f.name.startswith("_"))


def schema_of(annotation: Any) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a request or result type, self-contained, with definitions."""
    definitions: dict[str, Any] = {}
    schema = _schema(annotation, definitions)
    name = getattr(annotation, "__name__", "")
    if name in definitions and schema == {"$ref": f"#/$defs/{name}"}:
        schema = definitions.pop(name)
        if f"#/$defs/{name}" in str([schema, definitions]):
            definitions[name] = schema
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return {**head, **schema, **({"$defs": definitions} if definitions else {})}


def _public(name: str) -> str:
    """``from_`` is how Python must spell the key ``from``."""
    return name.rstrip("_")


def schema_among(annotation: Any, definitions: dict[str, Any], named: Named) -> dict[str, Any]:
    """The schema of a type, referring to ``definitions``, to which it adds what it refers to."""
    return _schema(annotation, definitions, named)


def _schema(
    annotation: Any, definitions: dict[str, Any], named: Named = _ITS_OWN
) -> dict[str, Any]:
    if annotation in _SCALARS:
        return dict(_SCALARS[annotation])
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(part, definitions, named) for part in arguments]}
    if origin in (list, tuple, set, frozenset):
        item = arguments[0] if arguments else Any
        return {"type": "array", "items": _schema(item, definitions, named)}
    if origin is dict:
        value = _schema(arguments[1], definitions, named)
        return {"type": "object", "additionalProperties": value}
    if hasattr(annotation, "json_schema"):
        return annotation.json_schema()  # type: ignore[no-any-return]
    if is_dataclass(annotation) or hasattr(annotation, "_fields"):
        return _object(annotation, definitions, named)
    raise TypeError(f"{annotation!r} has no JSON Schema")


def _object(annotation: Any, definitions: dict[str, Any], named: Named) -> dict[str, Any]:
    name = named(annotation)
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(annotation)
        is_class = is_dataclass(annotation)
        declared = {f.name: f for f in fields(annotation)} if is_class else {}
        names = declared if is_class else annotation._fields
        shown = [n for n in names if not n.startswith("_")]
        properties = {_public(n): _schema(hints[n], definitions, named) for n in shown}
        for extra, kept in vars(annotation).items():
            if isinstance(kept, property) and hasattr(annotation, "to_json"):
                returned = get_type_hints(kept.fget)["return"]
                properties[extra] = _schema(returned, definitions, named)
        asked = {_public(n): f for n, f in declared.items() if "help" in f.metadata}
        for key, field in asked.items():
            properties[key] |= _of_request(field)
        definitions[name] = {
            "type": "object",
            "description": (annotation.__doc__ or "").strip().partition("\n")[0],
            "properties": properties,
            "required": [k for k in properties if "default" not in properties[k]],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _of_request(field: Field[Any]) -> dict[str, Any]:
    """What the schema of a request says of one field: its help, and its default if it has one."""
    told = {"description": str(field.metadata["help"])}
    return told if field.default is MISSING else {**told, "default": to_plain(field.default)}

"""A plain schema cut down to what judges one value, so that a person can read it.

Nothing that takes part in judging the value is touched: what is cut stands behind a name, an item
or a component that the value doesn't come to.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

__all__ = ["trimmed"]

_SAME_LISTS = ("allOf", "anyOf", "oneOf")
_SAME = ("not", "if", "then", "else")
_OF_MEMBERS = ("additionalProperties", "unevaluatedProperties")
_OF_ITEMS = ("items", "unevaluatedItems", "contains")
_BY_NAME = ("properties", "patternProperties", "dependentSchemas")
_SINGLE = (*_SAME, *_OF_MEMBERS, *_OF_ITEMS, "propertyNames")


def trimmed(plain: dict[str, object], value: object) -> dict[str, object]:
    """The schema without what says nothing about the value; it accepts or refuses it as before."""
    definitions: Any = plain.get("$defs", {})
    met = _met(plain, value, definitions)
    copied: dict[str, object] = _copied(
        {key: part for key, part in plain.items() if key != "$defs"}, met
    )
    kept = {
        name: one for name, one in definitions.items() if isinstance(one, bool) or id(one) in met
    }
    if kept:
        copied["$defs"] = {name: _copied(one, met) for name, one in kept.items()}
    return copied


def _met(plain: object, value: object, definitions: dict[str, object]) -> set[int]:
    """The schema objects (by identity) that judge the value or a part of it."""
    met: set[int] = set()
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Any, Any]] = [(plain, value)]
    while stack:
        schema, here = stack.pop()
        if not isinstance(schema, dict) or (id(schema), id(here)) in seen:
            continue
        seen.add((id(schema), id(here)))
        met.add(id(schema))
        if isinstance(reference := schema.get("$ref"), str):
            name = unquote(reference.removeprefix("#/$defs/"))
            stack.append((definitions.get(name.replace("~1", "/").replace("~0", "~")), here))
        for keyword in _SAME_LISTS:
            stack.extend((one, here) for one in schema.get(keyword, ()))
        stack.extend((schema[keyword], here) for keyword in _SAME if keyword in schema)
        if isinstance(here, dict):
            stack += _of_object(schema, here)
        elif isinstance(here, list):
            stack += _of_array(schema, here)
    return met


def _of_object(schema: dict[str, Any], here: dict[str, Any]) -> list[tuple[Any, Any]]:
    properties = schema.get("properties", {})
    found = [(one, here[name]) for name, one in properties.items() if name in here]
    found += [(one, here) for key, one in schema.get("dependentSchemas", {}).items() if key in here]
    for part in here.values():
        found += [(one, part) for one in schema.get("patternProperties", {}).values()]
        found += [(schema[keyword], part) for keyword in _OF_MEMBERS if keyword in schema]
    if "propertyNames" in schema:
        found += [(schema["propertyNames"], name) for name in here]
    return found


def _of_array(schema: dict[str, Any], here: list[Any]) -> list[tuple[Any, Any]]:
    found = list(zip(schema.get("prefixItems", ()), here, strict=False))
    return found + [(schema[key], part) for part in here for key in _OF_ITEMS if key in schema]


def _copied(schema: Any, met: set[int]) -> Any:
    """A copy in which every schema that wasn't met is `true`."""
    if not isinstance(schema, dict):
        return schema
    result: dict[str, Any] = {}
    stack: list[tuple[dict[str, Any], dict[str, Any]]] = [(schema, result)]
    while stack:
        here, into = stack.pop()
        for keyword, part in here.items():
            if keyword in _SINGLE:
                into[keyword] = _part(part, met, stack)
            elif keyword in _BY_NAME and isinstance(part, dict):
                into[keyword] = {
                    name: _part(one, met, stack)
                    for name, one in part.items()
                    if keyword != "dependentSchemas" or id(one) in met
                }
            elif keyword in (*_SAME_LISTS, "prefixItems") and isinstance(part, list):
                into[keyword] = [_part(one, met, stack) for one in part]
            else:
                into[keyword] = part
    return result


def _part(schema: Any, met: set[int], stack: list[Any]) -> Any:
    if not isinstance(schema, dict):
        return schema
    if id(schema) not in met:
        return True
    copy: dict[str, Any] = {}
    stack.append((schema, copy))
    return copy

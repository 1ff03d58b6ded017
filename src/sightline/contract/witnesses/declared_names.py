"""Which names a sender sends: those it declares, where it declares any and doesn't say more.

JSON Schema lets an object carry any further name; those who build messages from a contract send
what it lists. Where a schema lists names (`properties`, be it none, and `patternProperties`, also
through allOf, anyOf, oneOf and `$ref`; then names that are required, be it beside others, count,
too) and nowhere says that more may come (`additionalProperties`, `unevaluatedProperties`), a value
with another name is none that this sender sends.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

__all__ = ["as_sent", "undeclared_name"]

_SAME_VALUE = ("allOf", "anyOf", "oneOf")
_FURTHER = ("additionalProperties", "unevaluatedProperties")


def undeclared_name(plain: dict[str, object], value: object) -> str | None:
    """The pointer of the first name in the value that its sender doesn't declare, or None.

    `plain` is the sender's plain schema (see `plain_schema`).
    """
    definitions: Any = plain.get("$defs", {})
    stack: list[tuple[object, list[object], str]] = [(value, [plain], "")]
    while stack:
        here, schemas, at = stack.pop()
        if not isinstance(here, dict | list):
            continue
        same = _judging_the_same(schemas, definitions)
        if isinstance(here, list):
            stack.extend(
                (one, _of_item(same, number), f"{at}/{number}")
                for number, one in reversed(list(enumerate(here)))
            )
            continue
        is_closed = _is_closed(same)
        for name in reversed(here):
            inner, is_declared = _of_name(same, name)
            if is_closed and not is_declared:
                return f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
            stack.append((here[name], inner, f"{at}/{name}"))
    return None


def _judging_the_same(schemas: list[object], definitions: dict[str, object]) -> list[Any]:
    found: list[Any] = []
    stack = list(reversed(schemas))
    seen: set[int] = set()
    while stack:
        here: Any = stack.pop()
        if not isinstance(here, dict) or id(here) in seen:
            continue
        seen.add(id(here))
        found.append(here)
        if "$ref" in here:
            stack.append(definitions.get(_name_in(here["$ref"])))
        for keyword in _SAME_VALUE:
            stack.extend(here.get(keyword, ()))
        stack.extend(_of_condition(here))
        stack.extend(here.get("dependentSchemas", {}).values())
    return found


def _of_condition(schema: dict[str, Any]) -> list[object]:
    """`if`, `then` and `else`, where they say something: neither does alone."""
    if "if" not in schema or ("then" not in schema and "else" not in schema):
        return []
    return [schema["if"], schema.get("then"), schema.get("else")]


def _is_closed(same: list[Any]) -> bool:
    if any(schema.get(keyword, False) is not False for schema in same for keyword in _FURTHER):
        return False
    return any("properties" in schema or "patternProperties" in schema for schema in same)


def _of_name(same: list[Any], name: str) -> tuple[list[object], bool]:
    inner: list[object] = []
    is_declared = False
    for schema in same:
        own = [one for key, one in schema.get("properties", {}).items() if key == name]
        own += [
            one for key, one in schema.get("patternProperties", {}).items() if _matches(key, name)
        ]
        is_declared = is_declared or bool(own) or name in _required_by(schema)
        inner += own or [schema[keyword] for keyword in _FURTHER if keyword in schema]
    return inner, is_declared


def _required_by(schema: dict[str, Any]) -> set[str]:
    """Names that a schema asks for, always or where another one comes."""
    beside = schema.get("dependentRequired", {})
    return {*schema.get("required", ()), *(name for needed in beside.values() for name in needed)}


def _of_item(same: list[Any], number: int) -> list[object]:
    inner: list[object] = []
    for schema in same:
        first = schema.get("prefixItems", ())
        if number < len(first):
            inner.append(first[number])
        else:
            inner += [schema[key] for key in ("items", "unevaluatedItems") if key in schema]
    return inner


@lru_cache(maxsize=8192)
def _name_in(reference: str) -> str:
    return unquote(reference.removeprefix("#/$defs/")).replace("~1", "/").replace("~0", "~")


@lru_cache(maxsize=1024)
def _matches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name) is not None
    except re.error:
        return True


def as_sent(plain: dict[str, object]) -> dict[str, object]:
    """The sender's schema closed to names that an alternative it fulfils declares.

    The narrow reading of what is sent: where alternatives list different names, a value carries
    those of the alternatives that it fits. It is the schema with `unevaluatedProperties: false` at
    every place where a value begins (a property, an item), if names are declared there; conditions
    (`if`, `not`) stay as they are. A property that is `true`, as one is that the direction doesn't
    carry (see `projection`), isn't sent. To be asked beside the schema as written: with oneOf,
    closing an alternative can make room for another.
    """
    definitions: Any = plain.get("$defs", {})
    own = {key: part for key, part in plain.items() if key != "$defs"}
    closed: dict[str, object] = _copy_closed(own, definitions, is_beginning=True)
    if definitions:
        closed["$defs"] = {
            name: _copy_closed(one, definitions, is_beginning=False)
            for name, one in definitions.items()
        }
    return closed


def _close(here: dict[str, Any], into: dict[str, Any], definitions: dict[str, object]) -> None:
    """Close a schema with which a value begins; names that are only required stay."""
    same = _judging_the_same([here], definitions)
    if not _is_closed(same):
        return
    into.setdefault("unevaluatedProperties", False)
    listed = {name for schema in same for name in schema.get("properties", ())}
    required = {name for schema in same for name in _required_by(schema)}
    if required - listed and "additionalProperties" not in here:
        into["properties"] = {
            **into.get("properties", {}),
            **dict.fromkeys(sorted(required - listed), True),
        }


_BEGINNINGS = ("items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties")


def _copy_closed(schema: Any, definitions: dict[str, object], *, is_beginning: bool) -> Any:
    if not isinstance(schema, dict):
        return schema
    result: dict[str, Any] = {}
    stack: list[tuple[dict[str, Any], dict[str, Any], bool]] = [(schema, result, is_beginning)]

    def put(part: Any, begins: bool) -> Any:
        if not isinstance(part, dict):
            return part
        copied: dict[str, Any] = {}
        stack.append((part, copied, begins))
        return copied

    while stack:
        here, into, begins = stack.pop()
        for keyword, part in here.items():
            if keyword in ("properties", "patternProperties"):
                into[keyword] = {
                    name: one is not True and put(one, True) for name, one in part.items()
                }
            elif keyword == "dependentSchemas":
                into[keyword] = {name: put(one, False) for name, one in part.items()}
            elif keyword == "prefixItems" or keyword in _SAME_VALUE:
                into[keyword] = [put(one, keyword == "prefixItems") for one in part]
            elif keyword in _BEGINNINGS:
                into[keyword] = put(part, True)
            elif keyword in ("then", "else"):
                into[keyword] = put(part, False)
            else:
                into[keyword] = part
        if begins:
            _close(here, into, definitions)
    return result

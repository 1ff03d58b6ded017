"""Parameters go as text: whatever is written there can be read as a string.

`limit: integer` that becomes `limit: string` takes all that callers send, although no integer is a
string as JSON. So a receiver that takes any string takes numbers and yes-or-no values as well.
"""

from __future__ import annotations

import json
import re

from sightline.contract.schemas.json_types import BOOLEAN, NUMBER, OBJECT, STRING
from sightline.contract.schemas.table import Content, Table

__all__ = ["as_text", "is_unsent", "readings_of"]

_LIMITS = ("enum", "pattern", "minLength", "maxLength")
_DEEPEST = 3
_MOST_BRANCHING = 50


def _otherwise(text: str) -> str:
    """A value as the wire may be read as well: `"10"` as `10`, `10` as `"10"`."""
    is_text = text.startswith('"')
    inner = text[1:-1] if is_text else text
    if inner in ("true", "false") or _NUMBER.fullmatch(inner):
        return inner if is_text else f'"{text}"'
    return ""


_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")


def readings_of(value: object) -> list[object]:
    """A value as it may be read from the wire: all as text, and texts as what they spell."""
    return [_texts_in(value, 0), _spelled_in(value, 0)]


def is_unsent(value: object) -> bool:
    """Whether nothing goes over the wire for a value: an empty list or object."""
    return value == [] or value == {}


def _texts_in(value: object, depth: int) -> object:
    """A value with everything single in it as it is written on the wire."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, list):
        return [_texts_in(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {name: _texts_in(one, depth + 1) for name, one in value.items()}
    return value


def _spelled_in(value: object, depth: int) -> object:
    """A value with numbers and yes-or-no values for the texts that spell them."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, str):
        return json.loads(value) if _SPELLED.fullmatch(value) else value
    if isinstance(value, list):
        return [_spelled_in(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {name: _spelled_in(one, depth + 1) for name, one in value.items()}
    return value


_SPELLED = re.compile(r"true|false|-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?")


def as_text(table: Table, number: int) -> int:
    """The schema as it takes values that come as text: at its top, in a list's items and in an
    object's properties. What is nested deeper goes as JSON."""
    return _AsText(table).schema(number, 0, 0)


class _AsText:
    """Writes schemas of a table anew; remembered by number and depth.

    What is its own branch, or lies behind too many of them, stays as it is: it takes less.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[tuple[int, int], int] = {}

    def schema(self, number: int, depth: int, branching: int) -> int:
        if (number, depth) not in self._known:
            if depth > _DEEPEST or branching > _MOST_BRANCHING:
                return number
            self._known[number, depth] = number  # while it is open
            self._known[number, depth] = self._written(number, depth, branching)
        return self._known[number, depth]

    def _written(self, number: int, depth: int, branching: int) -> int:
        table = self._table
        content = table.contents[number]
        changed: Content = dict(content)
        kinds = content.get("type")
        if "enum" in content:
            read = {*content["enum"], *filter(None, map(_otherwise, content["enum"]))}
            if len(read) > len(content["enum"]):
                changed["enum"] = tuple(sorted(read))
                changed.pop("type", None)
        if kinds is not None and kinds & STRING and not any(one in content for one in _LIMITS):
            changed["type"] = kinds | NUMBER | BOOLEAN
        if "items" in content:
            changed["items"] = self.schema(content["items"], depth + 1, 0)
        if content.get("properties"):
            changed["properties"] = tuple(
                (name, one if _is_structured(table, one) else self.schema(one, depth + 1, 0))
                for name, one in content["properties"]
            )
        for keyword in ("anyOf", "allOf"):
            if keyword in content:
                branches = {self.schema(one, depth, branching + 1) for one in content[keyword]}
                changed[keyword] = tuple(sorted(branches))
        if kinds == BOOLEAN and "enum" not in content:
            spelled = table.add({"enum": ('"false"', '"true"')})
            return table.union((table.add(changed), spelled))
        return number if changed == content else table.add(changed)


def _is_structured(table: Table, number: int) -> bool:
    """Whether a property may be an object, which a form carries as JSON."""
    content = table.contents[number]
    return bool(content.get("type", OBJECT) & OBJECT) or "properties" in content

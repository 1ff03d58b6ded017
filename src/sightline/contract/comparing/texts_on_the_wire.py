"""Parameters go as text: whatever is written there can be read as a string.

`limit: integer` that becomes `limit: string` takes all that callers send, although no integer is a
string as JSON. So a receiver that takes any string takes numbers and yes-or-no values as well.
"""

from __future__ import annotations

import re

from sightline.contract.schemas.json_types import BOOLEAN, NUMBER, STRING
from sightline.contract.schemas.table import Content, Table

__all__ = ["as_text", "texts_in"]

_LIMITS = ("enum", "pattern", "minLength", "maxLength")
_DEEPEST = 4


def _otherwise(text: str) -> str:
    """A value as the wire may be read as well: `"10"` as `10`, `10` as `"10"`."""
    is_text = text.startswith('"')
    inner = text[1:-1] if is_text else text
    if inner in ("true", "false") or _NUMBER.fullmatch(inner):
        return inner if is_text else f'"{text}"'
    return ""


_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})")


def texts_in(value: object, depth: int = 0) -> object:
    """A value with everything single in it as it is written on the wire."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, list):
        return [texts_in(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {name: texts_in(one, depth + 1) for name, one in value.items()}
    return value


def as_text(table: Table, number: int, depth: int = 0) -> int:
    """The schema as it takes values that come as text: at its top, in items and properties."""
    content = table.contents[number]
    if depth > _DEEPEST or not content:
        return number
    changed: Content = dict(content)
    kinds = content.get("type")
    if "enum" in content:
        read = {*content["enum"], *(text for one in content["enum"] if (text := _otherwise(one)))}
        if len(read) > len(content["enum"]):
            changed["enum"] = tuple(sorted(read))
            changed.pop("type", None)
    if kinds is not None and kinds & STRING and not any(one in content for one in _LIMITS):
        changed["type"] = kinds | NUMBER | BOOLEAN
    if "items" in content:
        changed["items"] = as_text(table, content["items"], depth + 1)
    if content.get("properties"):
        changed["properties"] = tuple(
            (name, as_text(table, one, depth + 1)) for name, one in content["properties"]
        )
    for keyword in ("anyOf", "allOf"):
        if keyword in content:
            branches = {as_text(table, one, depth + 1) for one in content[keyword]}
            changed[keyword] = tuple(sorted(branches))
    return number if changed == content else table.add(changed)

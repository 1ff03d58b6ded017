"""Parameters go as text: whatever is written there can be read as a string.

`limit: integer` that becomes `limit: string` takes all that callers send, although no integer is a
string as JSON. So a receiver that takes any string takes numbers and yes-or-no values as well.
"""

from __future__ import annotations

from sightline.contract.schemas.json_types import BOOLEAN, NUMBER, STRING
from sightline.contract.schemas.table import Content, Table

__all__ = ["as_text"]

_LIMITS = ("enum", "pattern", "minLength", "maxLength")
_DEEPEST = 4


def as_text(table: Table, number: int, depth: int = 0) -> int:
    """The schema as it takes values that come as text: at its top, in items and properties."""
    content = table.contents[number]
    if depth > _DEEPEST or not content:
        return number
    changed: Content = dict(content)
    kinds = content.get("type")
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

"""Parameters go as text: whatever is written there can be read as a string.

`limit: integer` that becomes `limit: string` takes all that callers send, although no integer is a
string as JSON. So a receiver that takes any string takes numbers and yes-or-no values as well.
"""

from __future__ import annotations

from sightline.contract.schemas.json_types import BOOLEAN, NULL, NUMBER, STRING
from sightline.contract.schemas.table import Table

__all__ = ["as_text"]

_LIMITS = ("enum", "pattern", "minLength", "maxLength")


def as_text(table: Table, number: int) -> int:
    """The schema as it takes values that come as text, at its top and for its items."""
    content = table.contents[number]
    kinds = content.get("type")
    changed = dict(content)
    if kinds is not None and kinds & STRING and not any(one in content for one in _LIMITS):
        changed["type"] = kinds | NUMBER | BOOLEAN | NULL
        if changed["type"] == 127:
            del changed["type"]
    items = content.get("items")
    if items is not None:
        inner = table.contents[items]
        kinds = inner.get("type")
        if kinds is not None and kinds & STRING and not any(one in inner for one in _LIMITS):
            changed["items"] = table.add({**inner, "type": kinds | NUMBER | BOOLEAN | NULL})
    return number if changed == content else table.add(changed)

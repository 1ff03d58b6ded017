"""`unevaluatedProperties` and `unevaluatedItems` as plain keywords, where that can be told.

What the schema and its `allOf` branches declare is evaluated whenever the schema accepts a value
(JSON Schema 2020-12 core, 11.2 and 11.3). Where branches that may or may not hold declare more, the
result is opaque: it proves nothing and refutes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["evaluated_apart"]

_MAYBE = ("anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas")


def evaluated_apart(table: Sequence[dict[str, Any]], number: int, keyword: str) -> dict[str, Any]:
    """Return a content that restricts as the keyword does; ``{}`` where all is evaluated."""
    contents = _always_held(table, number, keyword)
    if contents is None:
        return {"opaque": f"{keyword} of {number}"}
    unevaluated = table[number][keyword]
    if keyword == "unevaluatedProperties":
        return _of_properties(contents, unevaluated)
    return _of_items(contents, unevaluated)


def _always_held(
    table: Sequence[dict[str, Any]], number: int, keyword: str
) -> list[dict[str, Any]] | None:
    """The contents of a schema and its `allOf` branches; None where more may hold."""
    held, seen, pending = [], {number}, [number]
    while pending:
        one = pending.pop()
        content = table[one]
        if any(name in content for name in _MAYBE) or "opaque" in content:
            return None
        held.append(content if one != number else {**content, keyword: None})
        for branch in content.get("allOf", ()):
            if branch not in seen:
                seen.add(branch)
                pending.append(branch)
    return held


def _of_properties(contents: list[dict[str, Any]], unevaluated: int) -> dict[str, Any]:
    names: set[str] = set()
    patterns: set[str] = set()
    for content in contents:
        if "additionalProperties" in content:
            return {}
        if content.get("unevaluatedProperties") is not None:
            return {}
        names.update(name for name, _ in content.get("properties", ()))
        patterns.update(name for name, _ in content.get("patternProperties", ()))
    restricted: dict[str, Any] = {"additionalProperties": unevaluated}
    if names:
        restricted["properties"] = tuple((name, 0) for name in sorted(names))
    if patterns:
        restricted["patternProperties"] = tuple((name, 0) for name in sorted(patterns))
    return restricted


def _of_items(contents: list[dict[str, Any]], unevaluated: int) -> dict[str, Any]:
    longest = 0
    for content in contents:
        if "items" in content or content.get("unevaluatedItems") is not None:
            return {}
        if "contains" in content:
            return {"opaque": f"unevaluatedItems {unevaluated} beside contains"}
        longest = max(longest, len(content.get("prefixItems", ())))
    restricted: dict[str, Any] = {"items": unevaluated}
    if longest:
        restricted["prefixItems"] = (0,) * longest
    return restricted

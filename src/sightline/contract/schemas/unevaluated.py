"""`unevaluatedProperties` and `unevaluatedItems` as plain keywords, where that can be told.

What the schema and its `allOf` branches declare is evaluated whenever the schema accepts a value
(JSON Schema 2020-12 core, 11.2 and 11.3). Where branches that may or may not hold declare more, the
result is opaque: it proves nothing and refutes nothing. Then there are bounds: `weaker` takes all
that it takes (no name but those declared in some branch), `stronger` takes nothing else (no name
but those that are always declared).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

__all__ = ["Apart", "evaluated_apart"]


class Apart(NamedTuple):
    """A content that restricts as the keyword does, and bounds of it where it is opaque."""

    content: dict[str, Any]
    bounds: tuple[tuple[str, dict[str, Any]], ...] = ()


_MAYBE = ("anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas")


def evaluated_apart(table: Sequence[dict[str, Any]], number: int, keyword: str) -> Apart:
    """Return what the keyword comes to; a content of ``{}`` where all is evaluated."""
    unevaluated = table[number][keyword]
    contents = _always_held(table, number, keyword)
    if contents is not None:
        if keyword == "unevaluatedProperties":
            return Apart(_of_properties(contents, unevaluated))
        return Apart(_of_items(contents, unevaluated))
    opaque = {"opaque": f"{keyword} of {number}"}
    if keyword != "unevaluatedProperties":
        return Apart(opaque)
    own = {k: v for k, v in table[number].items() if k not in (*_MAYBE, keyword)}
    always = [own, *(table[one] for one in own.get("allOf", ()))]
    bounds = [("stronger", _of_properties([_plainly(one) for one in always], unevaluated))]
    possible = _possibly_held(table, number, keyword)
    if possible is not None:
        bounds.append(("weaker", _of_properties(possible, unevaluated)))
    return Apart(opaque, tuple(bounds))


def _plainly(content: dict[str, Any]) -> dict[str, Any]:
    """What a content declares by itself; what might declare more is left out."""
    return {k: v for k, v in content.items() if k in ("properties", "patternProperties")}


def _possibly_held(
    table: Sequence[dict[str, Any]], number: int, keyword: str
) -> list[dict[str, Any]] | None:
    """The contents of all branches that may hold; None where one lets anything come."""
    held, seen, pending = [], {number}, [number]
    while pending:
        one = pending.pop()
        content = table[one] if one != number else {**table[one], keyword: None}
        if "opaque" in content or "additionalProperties" in content:
            return None
        if content.get("unevaluatedProperties") is not None:
            return None
        held.append(content)
        below = [n for name in ("allOf", "anyOf", "oneOf") for n in content.get(name, ())]
        below += [content[name] for name in ("if", "then", "else") if name in content]
        below += [n for _, n in content.get("dependentSchemas", ())]
        for branch in below:
            if branch not in seen:
                seen.add(branch)
                pending.append(branch)
    return held


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

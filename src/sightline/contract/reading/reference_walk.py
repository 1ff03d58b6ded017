"""The references of a document: each place in which `$ref` means one.

`$ref` under `example`, `examples`, `default`, `enum`, `const` and `x-...` is part of a value, and
one under `properties` is the name of a property. Which keys hold names and which keywords depends
on where they stand, so the walk knows of each mapping whether its keys are names.
Source: OpenAPI 3.1 (4.8, Reference Object), 2.0 (Reference Object), JSON Schema 2020-12 (8.2.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sightline.contract.reading.pointers import child

__all__ = ["FoundReference", "references_in"]

_VALUES = frozenset({"example", "default", "enum", "const"})
_NAMED = frozenset(
    (
        "properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "schemas",
        "responses", "parameters", "requestBodies", "headers", "securitySchemes",
        "securityDefinitions", "links", "callbacks", "pathItems", "mediaTypes", "content",
        "encoding", "paths", "webhooks", "x-webhooks", "variables",
    )
)  # fmt: skip
_KEYWORDS, _NAMES, _EXAMPLES, _MAPPING = range(4)


class FoundReference(NamedTuple):
    """A reference: what holds it, under which key, as written, and the pointer of the holder."""

    holder: dict[str, Any]
    key: str
    target: str
    pointer: str


def references_in(root: object, pointer: str, seen: set[int]) -> Iterator[FoundReference]:
    """Each reference in what stands at a pointer. What is in `seen` is not gone through again."""
    waiting: list[tuple[object, str, int]] = [(root, pointer, _KEYWORDS)]
    while waiting:
        node, at, meaning = waiting.pop()
        if isinstance(node, list):
            waiting.extend(
                (item, f"{at}/{index}", _KEYWORDS)
                for index, item in enumerate(node)
                if isinstance(item, dict | list)
            )
        elif isinstance(node, dict) and id(node) not in seen:
            seen.add(id(node))
            yield from _own(node, at, meaning)
            waiting.extend(_inner(node, at, meaning))


def _own(node: dict[str, Any], at: str, meaning: int) -> Iterator[FoundReference]:
    if meaning == _MAPPING:
        for name, target in node.items():
            if isinstance(target, str) and _is_file(target):
                yield FoundReference(node, name, target, child(at, name))
    elif meaning == _EXAMPLES:
        for name, held in node.items():
            # In 2.0 the keys are media types, and what they hold is the example itself.
            if isinstance(held, dict) and "/" not in name and isinstance(held.get("$ref"), str):
                yield FoundReference(held, "$ref", held["$ref"], child(at, name))
    elif meaning == _KEYWORDS and isinstance(node.get("$ref"), str):
        yield FoundReference(node, "$ref", node["$ref"], at)


def _is_file(target: str) -> bool:
    """Whether a discriminator's value names a file; anything else may be a schema's name."""
    return target.partition("#")[0].lower().endswith((".json", ".yaml", ".yml"))


def _inner(node: dict[str, Any], at: str, meaning: int) -> Iterator[tuple[object, str, int]]:
    if meaning in (_EXAMPLES, _MAPPING):
        return
    for name, held in node.items():
        if isinstance(held, dict | list):
            inner = _KEYWORDS if meaning == _NAMES else _meaning(name, held)
            if inner is not None:
                yield held, child(at, name), inner


def _meaning(name: str, held: object) -> int | None:
    """What the keys are of what stands under a keyword; None where it is a value."""
    if name in _NAMED:
        return _NAMES if isinstance(held, dict) else _KEYWORDS
    if name in _VALUES or name.startswith("x-"):
        return None
    if name == "examples":
        return _EXAMPLES if isinstance(held, dict) else None
    return _MAPPING if name == "mapping" else _KEYWORDS

"""What a schema says of the types of its values, as far as reading text needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sightline.contract.surface.problems import Problems
from sightline.contract.surface.references import Mapping, References

__all__ = ["TypeHints", "hints_of"]

_DEEPEST = 6
_MOST_PARTS = 200
_MOST_SCHEMAS = 2_000


@dataclass(frozen=True, slots=True)
class TypeHints:
    """The types a value may have (none: unknown), and those of its items and properties."""

    types: frozenset[str] = frozenset()
    items: TypeHints | None = None
    properties: dict[str, TypeHints] = field(default_factory=dict)
    others: TypeHints | None = None
    is_open: bool = True

    def may_be(self, kind: str) -> bool:
        """Whether a value of this JSON type is expected."""
        return kind in self.types

    @property
    def may_be_scalar(self) -> bool:
        """Whether a text, number or truth value is expected (or nothing is known)."""
        return not self.types or bool(self.types - {"array", "object", "null"})

    @property
    def of_items(self) -> TypeHints:
        """What is known of a list's items."""
        return self.items or _NOTHING

    def of_property(self, name: str) -> TypeHints:
        """What is known of an object's property; of a list written with indices, of its items."""
        return self.properties.get(name) or self.others or self.items or _NOTHING


_NOTHING = TypeHints()


def hints_of(schema: object, root: Mapping) -> TypeHints:
    """The hints of a schema; `$ref`, allOf, anyOf and oneOf are followed, a few levels deep."""
    return _Reading(References(root, Problems())).hints(schema, 0)


class _Reading:
    """Reads hints of at most `_MOST_SCHEMAS` schemas, none deeper than `_DEEPEST`."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._left = _MOST_SCHEMAS

    def hints(self, schema: object, depth: int) -> TypeHints:
        """The hints of a schema and of what is below it."""
        types: set[str] = set()
        items: TypeHints | None = None
        others: TypeHints | None = None
        properties: dict[str, TypeHints] = {}
        is_open = True
        for part in _parts(schema, self._references):
            types |= _types(part)
            self._left -= 1
            if depth >= _DEEPEST or self._left < 0:
                continue
            if items is None and isinstance(part.get("items"), dict):
                items = self.hints(part["items"], depth + 1)
            named = part.get("properties")
            for name, below in named.items() if isinstance(named, dict) else ():
                if len(properties) < _MOST_PARTS:
                    properties.setdefault(str(name), self.hints(below, depth + 1))
            if part.get("additionalProperties") is False:
                is_open = False
            elif others is None and isinstance(part.get("additionalProperties"), dict):
                others = self.hints(part["additionalProperties"], depth + 1)
        return TypeHints(frozenset(types), items, properties, others, is_open)


def _parts(schema: object, references: References) -> Iterator[Mapping]:
    """A schema and the schemas that are joined in it."""
    waiting: list[Any] = [schema]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_PARTS:
        part = waiting.pop()
        if not isinstance(part, dict) or id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        reference = part.get("$ref")
        if isinstance(reference, str) and (found := references.look_up(reference)):
            waiting.append(found[0])
        for key in ("allOf", "anyOf", "oneOf"):
            if isinstance(part.get(key), list):
                waiting.extend(reversed(part[key]))


def _types(part: Mapping) -> set[str]:
    """The types a schema names, or shows by its keywords."""
    written = part.get("type")
    found = (
        {each for each in written if isinstance(each, str)} if isinstance(written, list) else set()
    )
    if isinstance(written, str):
        found = {written}
    if part.get("nullable") is True:
        found.add("null")
    if not found and "properties" in part:
        found.add("object")
    if not found and "items" in part:
        found.add("array")
    return found

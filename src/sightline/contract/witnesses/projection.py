"""Which properties only the other direction carries: readOnly in requests, writeOnly in responses.

OpenAPI 3.0.4, section 4.7.24.2, Fixed Fields: "If the property is marked as readOnly being true
and is in the required list, the required will take effect on the response only" (writeOnly: on the
request only). The mark may stand behind a `$ref` or in a member of an allOf, and `required` in
another member than the property.
"""

from __future__ import annotations

from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.references import References

__all__ = ["Projection"]

_NONE: frozenset[str] = frozenset()
_CARRYING = frozenset(("properties", "allOf", "anyOf", "oneOf", "$ref"))
_ALTERNATIVES = ("anyOf", "oneOf")
_MOST_MEMBERS = 200
_SAME_VALUE = ("allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas")


class Projection:
    """The marks of one document, for one direction; None: no direction, so no marks."""

    def __init__(
        self, references: References, dialect: Dialect, direction: Direction | None
    ) -> None:
        self._references = references
        self._is_2020 = dialect is Dialect.JSON_SCHEMA_2020
        self._mark = ""
        if direction is Direction.REQUEST:
            self._mark = "readOnly"
        elif direction is Direction.RESPONSE and dialect is not Dialect.SWAGGER_2:
            self._mark = "writeOnly"
        self._marked: dict[str, bool] = {}
        self._mentioned: dict[str, frozenset[str] | None] = {}

    def not_carried(self, schema: dict[str, object], base: str) -> frozenset[str]:
        """The names of an object schema that this direction doesn't carry."""
        if not self._mark:
            return _NONE
        if _CARRYING.isdisjoint(schema):
            return _NONE
        names: set[str] = set()
        for member, at in self._members(schema, base, ("allOf",)):
            properties = member.get("properties")
            if isinstance(properties, dict):
                names.update(
                    name
                    for name, one in properties.items()
                    if isinstance(name, str) and self._is_marked(one, at)
                )
        return frozenset(names)

    def mentioned(self, pointer: str, names: frozenset[str]) -> frozenset[str]:
        """Which of these names a component speaks of; to project others leaves it as it is."""
        if pointer not in self._mentioned:
            target = self._references.at(pointer)
            written: frozenset[str] | None = _NONE
            if target is not None:
                members = self._members(target.schema, target.base, _SAME_VALUE)
                written = frozenset().union(*(_names_of(member) for member, _ in members))
                if len(members) > _MOST_MEMBERS:
                    written = None  # there is more that wasn't looked at
            self._mentioned[pointer] = written
        known = self._mentioned[pointer]
        return names if known is None else names & known

    def _is_marked(self, schema: object, base: str) -> bool:
        if not isinstance(schema, dict):
            return False
        if schema.get(self._mark) is True and (self._is_2020 or "$ref" not in schema):
            return True
        if "$ref" not in schema:
            return not _CARRYING.isdisjoint(schema) and self._has_marked_member(schema, base)
        target = self._references.target(schema["$ref"], base)
        if target is None or (self._is_2020 and "allOf" in schema):
            return self._has_marked_member(schema, base)
        if target.pointer not in self._marked:
            self._marked[target.pointer] = self._has_marked_member(target.schema, target.base)
        return self._marked[target.pointer]

    def _has_marked_member(self, schema: object, base: str) -> bool:
        members = self._members(schema, base, ("allOf",))
        return any(member.get(self._mark) is True for member, _ in members)

    def _members(
        self, schema: object, base: str, keywords: tuple[str, ...]
    ) -> list[tuple[dict[str, object], str]]:
        """The schema and those that judge the same value by `keywords` and `$ref`, and where there
        is one alternative only, by that; no more than `_MOST_MEMBERS` and one."""
        found: list[tuple[dict[str, object], str]] = []
        stack: list[tuple[object, str]] = [(schema, base)]
        seen: set[str] = set()
        while stack and len(found) <= _MOST_MEMBERS:
            here, at = stack.pop()
            if not isinstance(here, dict):
                continue
            if "$ref" in here:
                target = self._references.target(here["$ref"], at)
                if target is not None and target.pointer not in seen:
                    seen.add(target.pointer)
                    stack.append((target.schema, target.base))
                if not self._is_2020:
                    continue
            found.append((here, at))
            for keyword in _SAME_VALUE:
                members = here.get(keyword)
                is_alone = (
                    keyword in _ALTERNATIVES and isinstance(members, list) and len(members) == 1
                )
                if keyword not in keywords and not is_alone:
                    continue
                if isinstance(members, list):
                    stack.extend((member, at) for member in members)
                elif isinstance(members, dict):
                    inner = members.values() if keyword == "dependentSchemas" else (members,)
                    stack.extend((member, at) for member in inner)
        return found


def _names_of(schema: dict[str, object]) -> set[str]:
    """The names that one schema declares or requires, be it only beside another name."""
    beside = schema.get("dependentRequired")
    written = [schema.get("properties"), schema.get("required")]
    written += beside.values() if isinstance(beside, dict) else ()
    return {
        name
        for one in written
        if isinstance(one, dict | list)
        for name in one
        if isinstance(name, str)
    }

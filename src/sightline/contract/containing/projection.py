"""Schemas as one direction uses them: what only the other direction carries doesn't count.

In a request a `readOnly` property is not required, callers don't send it, and the API ignores it;
in a response the same holds for `writeOnly` (OpenAPI 3.0.3 and 3.1, Schema Object). So to the
sender such a property is one that never comes, to the receiver one that may be anything.
"""

from __future__ import annotations

from sightline.contract.schemas.table import ANY, NEVER, Content, Table
from sightline.contract.surface.surface import Direction

__all__ = ["Projection"]

_DEEPEST_FLAG = 50
_IGNORED = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}


class Projection:
    """The contents of a table, by number, as requests or responses use them."""

    __slots__ = ("_contents", "_flags", "_ignored", "_instead", "_parts", "table")

    def __init__(
        self, table: Table, direction: Direction | None, *, is_sending: bool = False
    ) -> None:
        self.table = table
        self._instead = NEVER if is_sending else ANY
        self._contents: dict[int, Content] = {}
        self._flags: dict[int, bool] = {}
        self._parts: dict[int, tuple[int, ...]] = {}
        self._ignored = None if direction is None else _IGNORED[direction]

    def __getitem__(self, number: int) -> Content:
        known = self._contents.get(number)
        if known is None:
            known = self._contents[number] = self._projected(self.table.contents[number])
        return known

    def is_ignored(self, number: int) -> bool:
        """Whether a property with this schema is only carried the other way."""
        if self._ignored is None:
            return False
        known = self._flags.get(number)
        if known is None:
            known = self._flags[number] = self._has_flag(number, self._ignored)
        return known

    def _has_flag(self, number: int, flag: str) -> bool:
        pending, seen = [number], {number}
        while pending and len(seen) < _DEEPEST_FLAG:
            content = self.table.contents[pending.pop()]
            if content.get(flag):
                return True
            for branch in content.get("allOf", ()):
                if branch not in seen:
                    seen.add(branch)
                    pending.append(branch)
        return False

    def parts(self, number: int) -> tuple[int, ...]:
        """The parts of a schema (see `Table.parts`); what one part says only the other direction
        carries is required by none of them."""
        known = self._parts.get(number)
        if known is None:
            known = self._parts[number] = self._lifted(self.table.parts(number))
        return known

    def _lifted(self, parts: tuple[int, ...]) -> tuple[int, ...]:
        if self._ignored is None or len(parts) < 2:
            return parts
        contents = self.table.contents
        ignored = {
            name
            for part in parts
            for name, one in contents[part].get("properties", ())
            if self.is_ignored(one)
        }
        if not ignored:
            return parts
        return tuple(self._without(part, ignored) for part in parts)

    def _without(self, part: int, names: set[str]) -> int:
        content = self.table.contents[part]
        required = content.get("required", ())
        if names.isdisjoint(required):
            return part
        kept = {keyword: value for keyword, value in content.items() if keyword != "required"}
        left = tuple(name for name in required if name not in names)
        return self.table.add({**kept, "required": left} if left else kept)

    def _projected(self, content: Content) -> Content:
        properties = content.get("properties")
        if self._ignored is None or not properties:
            return content
        ignored = {name for name, number in properties if self.is_ignored(number)}
        if not ignored:
            return content
        projected = dict(content)
        projected["properties"] = tuple(
            (name, self._instead if name in ignored else number) for name, number in properties
        )
        required = tuple(name for name in content.get("required", ()) if name not in ignored)
        if required:
            projected["required"] = required
        else:
            projected.pop("required", None)
        return projected

"""Schemas as one direction uses them: what only the other direction carries doesn't count.

In a request a `readOnly` property is not required, callers don't send it, and the API ignores it;
in a response the same holds for `writeOnly` (OpenAPI 3.0.3 and 3.1, Schema Object). So to the
sender such a property is one that never comes, to the receiver one that may be anything.
"""

from __future__ import annotations

from sightline.contract.containing.lifting import MOST_OF_ONE_VALUE, Lifting, certain, same_value
from sightline.contract.schemas.table import ANY, NEVER, Content, Table
from sightline.contract.surface.surface import Direction

__all__ = ["MARKS", "UNSENT", "Projection"]

_DEEPEST_FLAG = 50
_CARRYING = frozenset(("properties", "allOf", "anyOf", "oneOf"))
UNSENT = "~unsent"  # in the contents of a sender, the names of properties that it doesn't send
MARKS = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}


class Projection:
    """The contents of a table, by number, as requests or responses use them."""

    __slots__ = (
        *("_contents", "_flags", "_ignored", "_instead", "_is_marked", "_is_sending", "_lifting"),
        *("_looked_at", "_parts", "table"),
    )

    def __init__(
        self, table: Table, direction: Direction | None, *, is_sending: bool = False
    ) -> None:
        self.table = table
        self._is_sending = is_sending
        self._instead = NEVER if is_sending else ANY
        self._contents: dict[int, Content] = {}
        self._flags: dict[int, bool] = {}
        self._is_marked = False
        self._looked_at = 0
        self._parts: dict[tuple[int, bool], tuple[int, ...]] = {}
        self._lifting = {is_sender: Lifting(table, is_sender) for is_sender in (False, True)}
        self._ignored = None if direction is None else MARKS[direction]

    def __getitem__(self, number: int) -> Content:
        known = self._contents.get(number)
        if known is None:
            known = self._contents[number] = self._projected(number)
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

    def parts(self, number: int, *, is_sender: bool = False) -> tuple[int, ...]:
        """The parts of a schema (see `Table.parts`); what one part says only the other direction
        carries is required by none of them.

        The receiver's requirements fall where the name is marked for certain (an allOf); the
        sender's, where it may be (an alternative): so both are sure not to prove too much.
        """
        known = self._parts.get((number, is_sender))
        if known is None:
            known = self._lifted(number, is_sender)
            self._parts[number, is_sender] = known
        return known

    def _lifted(self, number: int, is_sender: bool) -> tuple[int, ...]:
        parts = self.table.parts(number)
        if len(parts) < 2 or not self._has_marks():
            return parts
        names = self._ignored_names(number, is_sender)
        if names is None:
            return ()  # too large to be known: as a sender it may send anything
        if not names:
            return parts
        return self.table.parts(self._lifting[is_sender].without(number, names))

    def _has_marks(self) -> bool:
        """Whether any schema says that only the other direction carries it."""
        if self._ignored is None or self._is_marked:
            return self._is_marked
        fresh = self.table.contents[self._looked_at :]
        self._looked_at += len(fresh)
        self._is_marked = any(self._ignored in content for content in fresh)
        return self._is_marked

    def _ignored_names(self, number: int, is_sender: bool) -> frozenset[str] | None:
        """The names that a schema says only the other direction carries: with its allOf, for the
        sender with all that speaks of the same value. None: there is too much of it."""
        names: set[str] = set()
        pending, seen = [number], {number}
        while pending:
            if len(seen) > MOST_OF_ONE_VALUE:
                return None if is_sender else frozenset()
            content = self.table.contents[pending.pop()]
            names.update(n for n, one in content.get("properties", ()) if self.is_ignored(one))
            for branch in same_value(content) if is_sender else certain(content):
                if branch not in seen:
                    seen.add(branch)
                    pending.append(branch)
        return frozenset(names)

    def _projected(self, number: int) -> Content:
        content = self.table.contents[number]
        if _CARRYING.isdisjoint(content) or not self._has_marks():
            return content
        names = self._ignored_names(number, False) or frozenset()
        if not names:
            return content
        projected = self._lifting[self._is_sending].lifted(content, names)
        own = content.get("properties", ())
        ignored = tuple(sorted(name for name, one in own if self.is_ignored(one)))
        if ignored:
            projected = {**projected}
            projected["properties"] = tuple(
                (name, self._instead if name in ignored else one) for name, one in own
            )
            if self._is_sending:
                projected[UNSENT] = ignored
        return projected

"""Arrays: which items may come where, and whether another schema takes them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sightline.contract.containing.goals import Goal, Proof
from sightline.contract.schemas.table import ANY, NEVER, Content

__all__ = ["ArraySide", "array_facets"]

Facet = tuple[str, Any]


class ArraySide:
    """All that one side says of arrays: the conjunction of plain schemas."""

    def __init__(self, contents: Sequence[tuple[int, Content, bool]]) -> None:
        self.contents = contents
        self.least, self.most = 0, None
        self.is_unique = False
        self.positions = 0
        for _, content, _ in contents:
            self.least = max(self.least, content.get("minItems", 0))
            most = content.get("maxItems")
            if most is not None and (self.most is None or most < self.most):
                self.most = most
            self.is_unique |= "uniqueItems" in content
            self.positions = max(self.positions, len(content.get("prefixItems", ())))
            self.least = max(self.least, self._needed_by_contains(content))
        self._stop_at_never()

    @staticmethod
    def _needed_by_contains(content: Content) -> int:
        return int(content.get("minContains", 1)) if "contains" in content else 0

    def _stop_at_never(self) -> None:
        """An item that can't be ends the array before it."""
        for place in range(self.positions + 1):
            if self.most is not None and self.most <= place:
                return
            if NEVER in self._numbers(place):
                self.most = place
                return

    def _numbers(self, place: int) -> dict[int, bool]:
        numbers: dict[int, bool] = {}
        for _, content, is_sender in self.contents:
            prefix = content.get("prefixItems", ())
            number = prefix[place] if place < len(prefix) else content.get("items", ANY)
            if number != ANY:
                numbers[number] = numbers.get(number, False) or is_sender
        return numbers

    def goal(self, place: int, wanted: frozenset[int], is_closed: bool) -> Goal:
        """That the item at a place fulfils one of the wanted."""
        numbers = self._numbers(place)
        sender = frozenset(n for n, is_sender in numbers.items() if is_sender)
        return Goal(frozenset(numbers), wanted, sender if is_closed else None)

    def is_empty(self, is_closed: bool) -> Proof:
        """Prove that no array fulfils all."""
        if self.most is not None and self.least > self.most:
            return True
        for place in range(min(self.least, self.positions + 1)):
            if (yield self.goal(place, frozenset(), is_closed)):
                return True
        return False

    def proves(self, facet: Facet, is_closed: bool) -> Proof:
        """Prove one facet of another schema."""
        kind, what = facet
        if kind in ("least", "most", "unique"):
            return self._has_count(kind, what)
        if kind == "item":
            place, wanted = what
            if self.most is not None and self.most <= place:
                return True
            return (yield self.goal(place, frozenset((wanted,)), is_closed))
        if kind == "items":
            return (yield from self._items(what[0], what[1], is_closed))
        if kind == "contains":
            return (yield from self._contains(what[0], what[1], is_closed))
        if kind == "at most":
            return (yield from self._at_most(what[0], what[1]))
        return False

    def _has_count(self, kind: str, wanted: int) -> bool:
        if kind == "least":
            return self.least >= wanted
        if kind == "most":
            return self.most is not None and self.most <= wanted
        return self.is_unique or (self.most is not None and self.most <= 1)

    def _items(self, start: int, wanted: int, is_closed: bool) -> Proof:
        """All items from a place on."""
        for place in range(start, max(start, self.positions) + 1):
            if self.most is not None and self.most <= place:
                return True
            if not (yield self.goal(place, frozenset((wanted,)), is_closed)):
                return False
        return True

    def _contains(self, wanted: int, count: int, is_closed: bool) -> Proof:
        for _, content, _ in self.contents:
            mine = content.get("contains")
            if mine is None or content.get("minContains", 1) < count:
                continue
            if mine == wanted or (yield Goal(frozenset((mine,)), frozenset((wanted,)), None)):
                return True
        if self.least < count:
            return False
        fitting = 0
        for place in range(min(self.least, self.positions + 1)):
            if (yield self.goal(place, frozenset((wanted,)), is_closed)):
                fitting += self.least - place if place == self.positions else 1
        return fitting >= count

    def _at_most(self, wanted: int, count: int) -> Proof:
        if self.most is not None and self.most <= count:
            return True
        for _, content, _ in self.contents:
            mine = content.get("contains")
            if mine is None or content.get("maxContains", count + 1) > count:
                continue
            if mine == wanted or (yield Goal(frozenset((wanted,)), frozenset((mine,)), None)):
                return True
        return False


def array_facets(content: Content) -> Iterator[Facet]:
    """All that a schema says of arrays, each to be proven by itself."""
    if "minItems" in content:
        yield "least", content["minItems"]
    if "maxItems" in content:
        yield "most", content["maxItems"]
    if "uniqueItems" in content:
        yield "unique", True
    prefix = content.get("prefixItems", ())
    for place, number in enumerate(prefix):
        if number != ANY:
            yield "item", (place, number)
    if content.get("items", ANY) != ANY:
        yield "items", (len(prefix), content["items"])
    if "contains" in content:
        least = content.get("minContains", 1)
        if least:
            yield "contains", (content["contains"], least)
        if "maxContains" in content:
            yield "at most", (content["contains"], content["maxContains"])

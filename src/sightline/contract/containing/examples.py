"""A small value that a schema accepts, made so that a person sees at once what it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from sightline.contract.containing.arrays import ArraySide
from sightline.contract.containing.cases import Leaf, cases_of
from sightline.contract.containing.declared import declared_names
from sightline.contract.containing.finite import finite_values
from sightline.contract.containing.goals import Goal
from sightline.contract.containing.membership import Membership
from sightline.contract.containing.numbers import interval_of
from sightline.contract.containing.objects import ObjectSide
from sightline.contract.containing.patterns import some_text
from sightline.contract.containing.projection import Projection
from sightline.contract.containing.texts import text_limits
from sightline.contract.schemas.json_types import (
    ARRAY,
    BOOLEAN,
    FRACTION,
    INTEGER,
    NULL,
    OBJECT,
    STRING,
    type_of,
)
from sightline.contract.schemas.table import Content

__all__ = ["NO_EXAMPLE", "Examples", "Left"]

Left = Sequence[tuple[int, Content, bool]]
_ORDER = (OBJECT, STRING, INTEGER, FRACTION, BOOLEAN, ARRAY, NULL)
_DEEPEST = 24
_MOST_LEAVES = 64
_LONGEST_TEXT = 100_000
_MOST_ITEMS = 5_000

_BY_FORMAT = {
    "date-time": "2024-02-29T12:00:00Z",
    "date": "2024-02-29",
    "time": "12:00:00Z",
    "email": "ada@example.com",
    "uuid": "123e4567-e89b-42d3-a456-426614174000",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.com",
}


class _NoExample:
    """None is a JSON value; this stands for having found none."""


NO_EXAMPLE = _NoExample()


class Examples:
    """Finds values by the contents of a projection, remembered by schema."""

    def __init__(self, projection: Projection, members: Membership) -> None:
        self.projection = projection
        self.members = members
        self._known: dict[tuple[frozenset[int], int], object] = {}
        self._depth = 0
        self.left_over = 0

    def of(self, numbers: Iterable[int], kinds: int = 127) -> object:
        """Return a value of one of the kinds that fulfils all schemas, or `NO_EXAMPLE`."""
        wanted = frozenset(numbers)
        key = (wanted, kinds)
        if key not in self._known:
            if self._depth > _DEEPEST:
                return NO_EXAMPLE
            self._known[key] = NO_EXAMPLE  # below itself there is none
            self._depth += 1
            try:
                found = self._found(wanted, kinds)
            finally:
                self._depth -= 1
            if found is NO_EXAMPLE and self._depth:
                del self._known[key]  # it may be found from elsewhere
            else:
                self._known[key] = found
            return found
        return self._known[key]

    def _found(self, wanted: frozenset[int], kinds: int) -> object:
        for number, leaf in enumerate(cases_of(Goal(wanted, frozenset(), None), self.projection)):
            if number > _MOST_LEAVES or self.left_over < 0:
                break
            self.left_over -= 1
            if leaf is None:
                continue
            for value in self.of_leaf(leaf, kinds):
                if all(self.members.accepts(one, value) is True for one in wanted):
                    return value
        return NO_EXAMPLE

    def of_leaf(self, leaf: Leaf, kinds: int = 127) -> Iterator[object]:
        """Yield values made for plain schemas; what is wanted not to hold is not looked at."""
        left = [(n, self.projection[n], is_sender) for n, is_sender in leaf.left.items()]
        contents = [content for _, content, _ in left]
        values = finite_values(contents)
        if values is not None:
            yield from (value for value in values if type_of(value) & kinds)
            return
        mask = kinds
        for content in contents:
            mask &= content.get("type", 127)
        typed = any("type" in content for content in contents)
        for bit in _ORDER if typed else sorted(_ORDER, key=lambda one: _likely(one, contents)):
            if mask & bit:
                yield from self.of_kind(bit, left)

    def of_kind(self, bit: int, left: Left) -> Iterator[object]:
        """Yield values of one kind of JSON value."""
        contents = [content for _, content, _ in left]
        if bit == NULL:
            yield None
        elif bit == BOOLEAN:
            yield from (True, False)
        elif bit in (INTEGER, FRACTION):
            yield from some_numbers(contents, bit)
        elif bit == STRING:
            yield from some_texts(contents)
        elif bit == ARRAY:
            found = self.array_of(ArraySide(left))
            if found is not None:
                yield found
        else:
            found_object = self.object_of(self.side(left))
            if found_object is not None:
                yield found_object

    def side(self, left: Left) -> ObjectSide:
        """The object side of plain schemas, closed to names nobody declares."""
        possible = declared_names(self.projection, [n for n, _, _ in left])
        return ObjectSide(self.projection.table, left, possible)

    def object_of(
        self, side: ObjectSide, given: dict[str, object] | None = None
    ) -> dict[str, object] | None:
        """The object with what is required and what is given; None where that can't be made."""
        made = dict(given or {})
        for name in sorted(_with_companions(side, {*side.required, *made})):
            if name not in made:
                value = side.value(name)
                one = NO_EXAMPLE if value is None else self.of(value[0])
                if one is NO_EXAMPLE:
                    return None
                made[name] = one
        for name in side.names:
            if len(made) >= side.least:
                break
            value = side.value(name)
            if name not in made and value is not None:
                one = self.of(value[0])
                if one is not NO_EXAMPLE:
                    made[name] = one
        rest = side.rest()
        while len(made) < side.least and rest is not None and len(made) < _MOST_ITEMS:
            one = self.of(rest[0])
            if one is NO_EXAMPLE:
                return None
            made[f"name{len(made) + 1}"] = one
        return dict(sorted(made.items())) if len(made) >= side.least else None

    def array_of(self, side: ArraySide, count: int | None = None) -> list[object] | None:
        """The array with as many items as it needs (or `count`), told apart where they must be."""
        items: list[object] = []
        wanted = side.least if count is None else count
        if wanted > _MOST_ITEMS:
            return None
        for place in range(wanted):
            item = self._item(side, place, items)
            if item is NO_EXAMPLE:
                return None
            items.append(item)
        return items

    def _item(self, side: ArraySide, place: int, before: list[object]) -> object:
        numbers = side.goal(place, frozenset(), False).left
        if side.is_unique and before:
            for kind in _ORDER:
                for value in self._several(numbers, kind, len(before) + 2):
                    if value not in before:
                        return value
            return NO_EXAMPLE
        return self.of(numbers)

    def _several(self, numbers: frozenset[int], kind: int, count: int) -> Iterator[object]:
        """Values of one kind, for arrays whose items must differ."""
        if self._depth > _DEEPEST:
            return
        self._depth += 1
        try:
            yield from self._made(numbers, kind, count)
        finally:
            self._depth -= 1

    def _made(self, numbers: frozenset[int], kind: int, count: int) -> Iterator[object]:
        for leaf in cases_of(Goal(numbers, frozenset(), None), self.projection):
            if leaf is None:
                continue
            contents = [self.projection[n] for n in leaf.left]
            made: list[object] = []
            if kind == STRING:
                made = [f"{text}{n or ''}" for text in some_texts(contents) for n in range(count)]
            elif kind == INTEGER:
                made = [n + low for low in some_numbers(contents, kind) for n in range(count)]
            else:
                made = list(self.of_leaf(leaf, kind))
            for value in made:
                if all(self.members.accepts(one, value) is True for one in numbers):
                    yield value


def _with_companions(side: ObjectSide, names: set[str]) -> set[str]:
    """Names with all that must come beside them."""
    pairs = side.companions()
    size = -1
    while len(names) != size:
        size = len(names)
        for name, needed in pairs:
            if name in names:
                names = names | set(needed)
    return names


def some_texts(contents: Sequence[Content]) -> Iterator[str]:
    """Yield texts of the right length that match the patterns; a telling one first."""
    patterns, (low, high) = text_limits(contents)
    if low > _LONGEST_TEXT:
        return
    if not patterns:
        for content in contents:
            text = _BY_FORMAT.get(content.get("format", ""), "")
            if text and low <= len(text) and (high is None or len(text) <= high):
                yield text
        yield "text"[:high] if high is not None and high < 4 else "text".ljust(low, "x")
        return
    fitting = some_text(patterns, (), (low, high))
    if fitting is not None:
        yield fitting


def some_numbers(contents: Sequence[Content], bit: int) -> Iterator[int | float]:
    """Yield numbers within the bounds that are multiples of what they must be."""
    interval = interval_of(contents, bit)
    low, high = interval.low, interval.high
    factors = [float(f) for f in interval.factors]
    candidates: list[int | float]
    if bit == INTEGER:
        step = math.lcm(*(f.numerator for f in interval.factors)) if interval.factors else 1
        start = 0 if low <= 0 <= high else (low if low > 0 else high)
        first = int(start) // step * step
        candidates = [1, first, first + step, first - step]
    else:
        middle = (low + high) / 2 if math.isfinite(low + high) else None
        ends = [end for end in (low, high) if math.isfinite(end)]
        near = [end + d for end in ends for d in (0.5, -0.5, 0.0, 0.01, -0.01)]
        candidates = [0.5, *near, *([middle] if middle is not None else [])]
        candidates += [f * n for f in factors for n in (1, 3, 5)]
    for value in candidates:
        if type_of(value) == bit and interval.holds(value):
            yield value


def _likely(bit: int, contents: Sequence[Content]) -> int:
    """Kinds that the keywords speak of come first, where no type is written."""
    keywords = {keyword for content in contents for keyword in content}
    if bit == OBJECT and keywords & {"properties", "required", "additionalProperties"}:
        return 0
    if bit == ARRAY and keywords & {"items", "prefixItems", "minItems", "contains"}:
        return 0
    if bit == INTEGER and keywords & {"minimum", "maximum", "multipleOf"}:
        return 0
    return 1 + _SIMPLEST.index(bit)


_SIMPLEST = (STRING, INTEGER, BOOLEAN, FRACTION, OBJECT, ARRAY, NULL)

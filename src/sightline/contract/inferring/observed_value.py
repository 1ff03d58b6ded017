"""What was seen at one place of a body: how often which type, which fields, which formats.

Folding bodies into an `Observed` takes a bounded amount of memory: what has more than
`MOST_FIELDS` different names is a map, what lies deeper than `DEEPEST` is anything, and when the
`Room` of a draft is used up nothing new is told apart. Folding is commutative, so the order of the
traffic decides nothing but the order of fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.contract.inferring.segment_words import is_identifier
from sightline.contract.inferring.string_formats import formats_of

__all__ = ["DEEPEST", "MOST_FIELDS", "MOST_WORDS", "Observed", "Room"]

MOST_FIELDS = 200
MOST_WORDS = 10
DEEPEST = 48
_FIELD_NAME = re.compile(r"[@$A-Za-z_][A-Za-z0-9_.$:@+-]{0,63}")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*([_.-][A-Za-z0-9]+){0,4}")
_LONGEST_WORD = 32


@dataclass(slots=True)
class Room:
    """How many more places a draft may tell apart."""

    places: int = 200_000


class Observed:
    """Counts of one place. `words` holds short strings and how often, None once there were many.

    `formats` are those that every string so far had. `others` is what stands under the names of a
    map: names that are identifiers themselves, or too many of them.
    """

    __slots__ = (
        "arrays",
        "booleans",
        "fields",
        "formats",
        "integers",
        "is_anything",
        "items",
        "nulls",
        "numbers",
        "objects",
        "others",
        "strings",
        "total",
        "words",
    )

    def __init__(self) -> None:
        self.total = self.nulls = self.booleans = self.integers = self.numbers = 0
        self.strings = self.arrays = self.objects = 0
        self.formats: frozenset[str] | None = None
        self.words: dict[str, int] | None = {}
        self.fields: dict[str, Observed] | None = {}
        self.items: Observed | None = None
        self.others: Observed | None = None
        self.is_anything = False

    def add(self, value: object, room: Room) -> None:
        """Fold in one value (parsed JSON)."""
        stack: list[tuple[Observed, object, int]] = [(self, value, 0)]
        while stack:
            place, found, depth = stack.pop()
            place.total += 1
            if isinstance(found, dict):
                place.objects += 1
                place._open(stack, found.items(), depth, room)
            elif isinstance(found, list):
                place.arrays += 1
                place._open(stack, ((None, item) for item in found), depth, room)
            else:
                place._count(found)

    def _open(
        self,
        stack: list[tuple[Observed, object, int]],
        parts: Iterable[tuple[str | None, object]],
        depth: int,
        room: Room,
    ) -> None:
        """Put what a container holds on the stack, each part with its place."""
        if self.is_anything or depth >= DEEPEST:
            self.is_anything = True
            return
        for name, part in parts:
            place = self._items(room) if name is None else self._field(name, room)
            if place is None:
                self.is_anything = True
                return
            stack.append((place, part, depth + 1))

    def _count(self, found: object) -> None:
        if found is None:
            self.nulls += 1
        elif isinstance(found, bool):
            self.booleans += 1
        elif isinstance(found, int):
            self.integers += 1
        elif isinstance(found, float):
            self.numbers += 1
        else:
            self._count_string(str(found))

    def _count_string(self, found: str) -> None:
        self.strings += 1
        if self.formats is None:
            self.formats = formats_of(found)
        elif self.formats:
            self.formats &= formats_of(found)
        words = self.words
        if words is None:
            return
        if len(found) > _LONGEST_WORD or not _WORD.fullmatch(found) or is_identifier(found):
            self.words = None
            return
        words[found] = words.get(found, 0) + 1
        if len(words) > MOST_WORDS:
            self.words = None

    def _items(self, room: Room) -> Observed | None:
        if self.items is None:
            self.items = _place(room)
        return self.items

    def _field(self, name: str, room: Room) -> Observed | None:
        fields = self.fields
        if fields is not None:
            held = fields.get(name)
            if held is not None:
                return held
            if _FIELD_NAME.fullmatch(name) and not is_identifier(name):
                if len(fields) < MOST_FIELDS:
                    made = _place(room)
                    if made is not None:
                        fields[name] = made
                    return made
                self._become_map(room)
        if self.others is None:
            self.others = _place(room)
        return self.others

    def _become_map(self, room: Room) -> None:
        fields, self.fields = self.fields or {}, None
        for field in fields.values():
            if self.others is None:
                self.others = Observed()
            self.others.merge(field, room)

    def merge(self, other: Observed, room: Room) -> None:
        """Fold in what was seen at another place that turned out to be the same one."""
        stack = [(self, other)]
        while stack:
            into, from_ = stack.pop()
            into._merge_counts(from_)
            if from_.items is not None:
                into.items = into.items or Observed()
                stack.append((into.items, from_.items))
            if from_.others is not None:
                into.others = into.others or Observed()
                stack.append((into.others, from_.others))
            if from_.fields is None and into.fields is not None:
                into._become_map(room)
            for name, field in (from_.fields or {}).items():
                place = into._field(name, Room())
                if place is not None:
                    stack.append((place, field))

    def _merge_counts(self, other: Observed) -> None:
        for name in ("total", "nulls", "booleans", "integers", "numbers", "strings"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.arrays += other.arrays
        self.objects += other.objects
        self.is_anything |= other.is_anything
        if other.formats is not None:
            self.formats = other.formats if self.formats is None else self.formats & other.formats
        if self.words is None or other.words is None:
            self.words = None
        else:
            for word, count in other.words.items():
                self.words[word] = self.words.get(word, 0) + count
            if len(self.words) > MOST_WORDS:
                self.words = None


def _place(room: Room) -> Observed | None:
    if room.places <= 0:
        return None
    room.places -= 1
    return Observed()

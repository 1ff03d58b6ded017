"""Objects: which names may come with which values, and whether another schema takes them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sightline.contract.containing.declared import DeclaredNames
from sightline.contract.containing.goals import Goal, Proof
from sightline.contract.containing.patterns import ANY_LENGTH, implied, matches
from sightline.contract.containing.projection import UNSENT
from sightline.contract.schemas.json_types import STRING
from sightline.contract.schemas.table import ANY, NEVER, Content, Table

__all__ = ["Facet", "ObjectSide", "object_facets"]

Facet = tuple[str, Any]


class ObjectSide:
    """All that one side says of objects: the conjunction of plain schemas.

    `possible` are the names that may come at all, None where any may.
    """

    def __init__(
        self,
        table: Table,
        contents: Sequence[tuple[int, Content, bool]],
        possible: DeclaredNames | None,
    ) -> None:
        self.table = table
        self.contents = contents
        self.possible = possible
        self.required: set[str] = set()
        self.least, self.most = 0, None
        self._sides: list[tuple[Content, bool, dict[str, int]]] = []  # with its properties
        unsent = {name for _, content, _ in contents for name in content.get(UNSENT, ())}
        self._unsent = frozenset(unsent)  # whoever requires them, the sender has none to send
        names: set[str] = set()
        for _, content, is_sender in contents:
            self.required.update(content.get("required", ()))
            self.least = max(self.least, content.get("minProperties", 0))
            most = content.get("maxProperties")
            if most is not None and (self.most is None or most < self.most):
                self.most = most
            declared = dict(content.get("properties", ()))
            self._sides.append((content, is_sender, declared))
            names.update(declared)
        if possible is not None:
            names.update(possible.names)
        self.required -= unsent
        self.names = sorted(names | self.required)
        self._needed_together()

    def _needed_together(self) -> None:
        """What is required because something else is."""
        pairs = self.companions()
        grown = True
        while grown:
            grown = False
            for name, needed in pairs:
                if name in self.required and not set(needed) <= self.required:
                    self.required.update(needed)
                    grown = True

    def companions(self) -> list[tuple[str, tuple[str, ...]]]:
        """Names, each with those that must come beside it."""
        return [
            (name, tuple(one for one in needed if one not in self._unsent))
            for _, content, _ in self.contents
            for name, needed in content.get("dependentRequired", ())
        ]

    def value(
        self, name: str, *, is_undeclared: bool = False
    ) -> tuple[frozenset[int], frozenset[int]] | None:
        """The schemas that a value under this name fulfils, and those the sender wrote; None
        where the name can't come. `is_undeclared`: nobody knows the name, so it may be sent."""
        numbers: dict[int, bool] = {}
        is_declared = False
        for content, is_sender, declared in self._sides:
            if "patternProperties" in content:
                applying, is_named = _applying(content, declared, name)
                is_declared |= is_sender and is_named
                for number in applying:
                    numbers[number] = numbers.get(number, False) or is_sender
                continue
            only = declared.get(name)
            if only is not None:
                is_declared |= is_sender
            elif "additionalProperties" in content:
                only = content["additionalProperties"]
            else:
                continue
            numbers[only] = numbers.get(only, False) or is_sender
        if self.possible is not None and not is_declared and not is_undeclared:
            extra = self._declared_elsewhere(name)
            if extra is None:
                return None
            numbers[extra] = True
        if NEVER in numbers:
            return None
        return (
            frozenset(numbers) - {ANY},
            frozenset(n for n, is_sender in numbers.items() if is_sender) - {ANY},
        )

    def _declared_elsewhere(self, name: str) -> int | None:
        """What a branch that may hold as well says of a name; None if no branch knows it."""
        assert self.possible is not None
        if name in self.possible.names:
            return ANY
        patterns = self.possible.patterns
        found = tuple(n for pattern, n in patterns if matches(pattern, name) is not False)
        return self.table.union(found) if found else None

    def rest(self) -> tuple[frozenset[int], frozenset[int]] | None:
        """The same for names that nobody names and no own pattern matches; None where no such
        name can come. Undeclared names may be sent: only a name that the receiver declares is
        not sent by accident (see `declared`)."""
        numbers: dict[int, bool] = {}
        for _, content, is_sender in self.contents:
            if "additionalProperties" in content:
                number = content["additionalProperties"]
                numbers[number] = numbers.get(number, False) or is_sender
        if NEVER in numbers:
            return None
        return (
            frozenset(numbers) - {ANY},
            frozenset(n for n, is_sender in numbers.items() if is_sender) - {ANY},
        )

    def is_empty(self, is_closed: bool) -> Proof:
        """Prove that no object fulfils all."""
        if self.most is not None and max(self.least, len(self.required)) > self.most:
            return True
        for name in sorted(self.required):
            value = self.value(name)
            if value is None:
                return True
            proven = yield goal_of(value, frozenset(), is_closed)
            if proven:
                return True
        return False

    def proves(self, facet: Facet, is_closed: bool) -> Proof:
        """Prove one facet of another schema."""
        kind, what = facet
        if self.most == 0 and kind in ("property", "pattern", "rest", "names", "together", "most"):
            return True
        if kind in ("required", "least", "most", "together"):
            return self._has(kind, what)
        if kind == "property":
            return (yield from self._property(what[0], what[1], is_closed))
        if kind == "pattern":
            return (yield from self._pattern(what[0], what[1], is_closed))
        if kind == "rest":
            return (yield from self._rest(what[0], what[1], is_closed))
        if kind == "names":
            return (yield from self._names(what, is_closed))
        return False

    def _has(self, kind: str, what: Any) -> bool:
        if kind == "required":
            return bool(what in self.required)
        if kind == "least":
            return bool(max(self.least, len(self.required)) >= what)
        if kind == "most":
            return self._has_at_most(what)
        return self._together(what[0], what[1])

    def _has_at_most(self, count: int) -> bool:
        if self.most is not None and self.most <= count:
            return True
        if self.rest() is not None or self.own_patterns():
            return False  # names that nobody lists may come
        return len(self._comable()) <= count

    def _comable(self) -> list[str]:
        return [name for name in self.names if self.value(name) is not None]

    def _property(self, name: str, wanted: int, is_closed: bool) -> Proof:
        value = self.value(name)
        if value is None or wanted == ANY:
            return True
        return (yield goal_of(value, frozenset((wanted,)), is_closed))

    def _pattern(self, pattern: str, wanted: int, is_closed: bool) -> Proof:
        for name in self.names:
            if matches(pattern, name) is not False and not (
                yield from self._property(name, wanted, is_closed)
            ):
                return False
        for mine, number, is_sender in self.own_patterns():
            if mine == pattern:
                one = (frozenset((number,)), frozenset((number,) if is_sender else ()))
                return (yield goal_of(one, frozenset((wanted,)), is_closed))
        return (yield from self._everything_unnamed(wanted, is_closed))

    def own_patterns(self) -> list[tuple[str, int, bool]]:
        """Patterns of names, each with its schema and whether the sender wrote it."""
        return [
            (pattern, number, is_sender)
            for _, content, is_sender in self.contents
            for pattern, number in content.get("patternProperties", ())
        ]

    def _everything_unnamed(self, wanted: int, is_closed: bool) -> Proof:
        """All values under names that are not named one by one."""
        rest = self.rest()
        if rest is not None and not (yield goal_of(rest, frozenset((wanted,)), is_closed)):
            return False
        return (yield from self._all_patterns(wanted, frozenset(), is_closed))

    def _all_patterns(self, wanted: int, but: frozenset[str], is_closed: bool) -> Proof:
        for pattern, number, is_sender in self.own_patterns():
            if pattern in but or any(_is_within(pattern, other) for other in but):
                continue
            one = (frozenset((number,)), frozenset((number,) if is_sender else ()))
            if not (yield goal_of(one, frozenset((wanted,)), is_closed)):
                return False
        return True

    def _rest(self, content: Content, wanted: int, is_closed: bool) -> Proof:
        """What the other schema's `additionalProperties` takes: names it doesn't know."""
        for name in self.names:
            if _is_additional(content, name) and not (
                yield from self._property(name, wanted, is_closed)
            ):
                return False
        rest = self.rest()
        theirs = frozenset(pattern for pattern, _ in content.get("patternProperties", ()))
        if not (yield from self._all_patterns(wanted, theirs, is_closed)):
            return False
        if rest is None:
            return True
        return (yield goal_of(rest, frozenset((wanted,)), is_closed))

    def _names(self, wanted: int, is_closed: bool) -> Proof:
        keyword = "propertyNames"
        given = [content[keyword] for _, content, _ in self.contents if keyword in content]
        if given and (yield Goal(frozenset(given), frozenset((wanted,)), None)):
            return True
        if self.rest() is not None:
            text = self.table.add({"type": STRING})
            return (yield Goal(frozenset((text,)), frozenset((wanted,)), None))
        for pattern, _, _ in self.own_patterns():
            text = self.table.add({"type": STRING, "pattern": (pattern,)})
            if not (yield Goal(frozenset((text,)), frozenset((wanted,)), None)):
                return False
        for name in self._comable():
            constant = self.table.add({"enum": (_text_of(name),)})
            if not (yield Goal(frozenset((constant,)), frozenset((wanted,)), None)):
                return False
        return True

    def _together(self, name: str, needed: tuple[str, ...]) -> bool:
        if set(needed) <= self.required or (name not in self.required and self.value(name) is None):
            return True
        return any(
            mine == name and set(needed) <= {*theirs, *self.required}
            for mine, theirs in self.companions()
        )


def _is_within(pattern: str, other: str) -> bool:
    """Whether every name that matches a pattern matches the other."""
    return implied((pattern,), ANY_LENGTH, (other,), ANY_LENGTH)


def goal_of(
    value: tuple[frozenset[int], frozenset[int]], wanted: frozenset[int], is_closed: bool
) -> Goal:
    """A goal about a value; closed to undeclared names where its side is."""
    left, sender = value
    return Goal(left, wanted, sender if is_closed else None)


def object_facets(content: Content) -> Iterator[Facet]:
    """All that a schema says of objects, each to be proven by itself."""
    for name in content.get("required", ()):
        yield "required", name
    if "minProperties" in content:
        yield "least", content["minProperties"]
    if "maxProperties" in content:
        yield "most", content["maxProperties"]
    for name, needed in content.get("dependentRequired", ()):
        yield "together", (name, needed)
    if "propertyNames" in content:
        yield "names", content["propertyNames"]
    for pair in content.get("properties", ()):
        if pair[1] != ANY:
            yield "property", pair
    for pair in content.get("patternProperties", ()):
        yield "pattern", pair
    if content.get("additionalProperties", ANY) != ANY:
        yield "rest", (content, content["additionalProperties"])


def _applying(content: Content, declared: dict[str, int], name: str) -> tuple[Sequence[int], bool]:
    """The schemas that one schema applies to the value under a name, and whether it names it."""
    found = [declared[name]] if name in declared else []
    is_additional = name not in declared
    for pattern, number in content.get("patternProperties", ()):
        is_matching = matches(pattern, name)
        if is_matching:
            found.append(number)
        if is_matching is not False:
            is_additional = False
    is_named = bool(found)
    if is_additional and "additionalProperties" in content:
        found.append(content["additionalProperties"])
    return found, is_named


def _is_additional(content: Content, name: str) -> bool:
    """Whether a name may fall to `additionalProperties`."""
    if any(own == name for own, _ in content.get("properties", ())):
        return False
    return all(
        matches(pattern, name) is not True for pattern, _ in content.get("patternProperties", ())
    )


def _text_of(name: str) -> str:
    from sightline.contract.schemas.keywords import canonical_text

    return canonical_text(name)

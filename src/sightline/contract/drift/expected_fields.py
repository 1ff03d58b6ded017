"""Which fields a contract lets a body have, prepared for walking many bodies quickly.

An `ExpectedValue` is a place in bodies: all schemas that may judge a value there, through `$ref`,
allOf, anyOf, oneOf and if/then/else. Which branch of a union a body means is left to the validator;
here a field is documented when any branch names it. Objects that have the same names in the same
order share one `Plan`, so that a body of a known shape costs one lookup for each object in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from sightline.contract.drift.decisive_values import (
    decides_as_whole,
    decides_by_value,
    is_more_than_types,
)
from sightline.contract.inferring.segment_words import is_identifier

__all__ = ["ExpectedValue", "ExpectedValues", "Plan", "Unknown", "Variant"]

Schema = dict[str, object]
_SAME_VALUE_LISTS = ("allOf", "anyOf", "oneOf")
_SAME_VALUE = ("if", "then", "else")
_SPEAKING = (
    *("properties", "patternProperties", "additionalProperties", "unevaluatedProperties"),
    *("items", "prefixItems", "contains", "enum", "const"),
)
_MOST_PLANS = 128
_MOST_IN_VARIANTS = 4096
_MOST_MEMBERS = 1000
_ANY_NAME = "*"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A field that no schema of its place names. `is_closed`: one of them forbids it.

    `owner` is the `id()` of the schema it is missing from; a name that is itself an identifier is
    told as `*`.
    """

    owner: int
    name: str
    is_closed: bool


class Variant:
    """Objects of one plan whose values have the same types.

    `inner` says where to look in; `floats` are names of numbers with a fraction written (`1.0` is
    an integer), `decisive` names of values of which more than the type is asked. `is_plain`: there
    is nothing more to do.
    """

    __slots__ = ("decisive", "floats", "inner", "is_kept", "is_plain")

    def __init__(
        self,
        inner: tuple[tuple[str, ExpectedValue], ...],
        floats: tuple[str, ...],
        decisive: tuple[str, ...],
        *,
        is_kept: bool,
        is_plain: bool,
    ) -> None:
        self.inner = inner
        self.floats = floats
        self.decisive = decisive
        self.is_kept = is_kept
        self.is_plain = is_plain


class Plan:
    """What to do with objects that have these names: how many there were, and where to look in.

    `children` has the place of each name, if there is one, `decisive` the names without a place of
    whose values more than the type is asked.
    """

    __slots__ = ("children", "count", "decisive", "is_kept", "is_whole", "unknown", "variants")

    def __init__(
        self,
        children: dict[str, ExpectedValue | None],
        unknown: tuple[Unknown, ...],
        decisive: frozenset[str],
        is_whole: bool,
    ) -> None:
        self.count = 0
        self.children = children
        self.unknown = unknown
        self.decisive = decisive
        self.is_whole = is_whole
        self.variants: dict[tuple[type, ...], Variant] = {}
        self.is_kept = True

    def variant(self, kinds: tuple[type, ...]) -> Variant:
        """What to do with those whose values have these types, in the order of the names."""
        held = len(self.variants) * (len(kinds) + 8)
        is_kept = self.is_kept and held < _MOST_IN_VARIANTS
        inner: list[tuple[str, ExpectedValue]] = []
        for (name, child), kind in zip(self.children.items(), kinds, strict=True):
            if child is not None and kind is not type(None):
                if child.is_new:
                    child.read()
                if kind is dict or kind is list or child.minds_scalars:
                    inner.append((name, child))
        named = tuple(zip(self.children, kinds, strict=True))
        floats = tuple(name for name, kind in named if kind is float)
        decisive = tuple(name for name in self.children if name in self.decisive)
        is_plain = not (floats or decisive or self.unknown or self.is_whole)
        made = Variant(tuple(inner), floats, decisive, is_kept=is_kept, is_plain=is_plain)
        if is_kept:
            self.variants[kinds] = made
        return made


class ExpectedValue:
    """One place in bodies; it reads its schemas when the first body gets there.

    `names` are the fields that are written out, each with its place where there is anything to
    follow, `owners` the schemas (by `id()`) that write each. `listed` counts how often each listed
    value was there. More than its type is asked of a scalar where it `is_by_value`, of an object or
    a list where it `is_whole`, and of what has no place of its own: the fields in `decisive`, those
    that aren't written out (`minds_others`), items (`minds_items`). See `decisive_values`.
    """

    __slots__ = (
        "_all",
        "additional",
        "decisive",
        "is_by_value",
        "is_closed",
        "is_new",
        "is_opened",
        "is_whole",
        "items",
        "listed",
        "lister",
        "members",
        "minds_items",
        "minds_others",
        "minds_scalars",
        "names",
        "objects",
        "owner",
        "owners",
        "patterns",
        "plans",
        "uncounted",
    )

    def __init__(self, members: list[Schema], all_: ExpectedValues) -> None:
        self._all = all_
        self.members = members
        self.is_new = True
        self.names: dict[str, ExpectedValue | None] = {}
        self.owners: dict[str, list[int]] = {}
        self.patterns: list[tuple[re.Pattern[str], ExpectedValue | None]] = []
        self.additional: ExpectedValue | None = None
        self.items: ExpectedValue | None = None
        self.is_opened = self.is_closed = False
        self.owner = id(members[0])
        self.listed: dict[object, int] = {}
        self.lister = 0
        self.plans: dict[tuple[str, ...], Plan] = {}
        self.uncounted: dict[str, int] = {}
        self.objects = 0
        self.is_by_value = self.is_whole = self.minds_scalars = False
        self.decisive: frozenset[str] = frozenset()
        self.minds_others = self.minds_items = False

    def read(self) -> None:
        """Bring together what the schemas of this place say."""
        self.is_new = False
        properties: dict[str, list[object]] = {}
        items: list[object] = []
        additional: list[object] = []
        for member in self.members:
            self._read_properties(member, properties)
            self._read_additional(member, additional)
            for key in ("items", "contains", "unevaluatedItems"):
                items.append(member.get(key))
            prefix = member.get("prefixItems")
            items += prefix if isinstance(prefix, list) else []
            self._read_listed(member)
        place = self._all.place
        for name, schemas in properties.items():
            self.names[name] = place(schemas)
        self.items = place(items)
        self.additional = place(additional)
        self.is_opened |= any(isinstance(schema, dict) for schema in additional)
        self._read_decisive(properties, items, additional)

    def _read_decisive(
        self, properties: dict[str, list[object]], items: list[object], additional: list[object]
    ) -> None:
        is_cut = len(self.members) >= _MOST_MEMBERS
        self.is_by_value = is_cut or decides_by_value(self.members)
        self.is_whole = is_cut or decides_as_whole(self.members)
        self.minds_scalars = bool(self.is_by_value or _lists_any(self.members))
        minds = self._all.minds
        self.decisive = frozenset(
            name
            for name, schemas in properties.items()
            if self.names[name] is None and minds(schemas)
        )
        self.minds_items = self.items is None and minds(items)
        self.minds_others = self.additional is None and minds(additional)

    def _read_properties(self, member: Schema, into: dict[str, list[object]]) -> None:
        properties = member.get("properties")
        if isinstance(properties, dict) and properties:
            if not into:
                self.owner = id(member)
            for name, schema in properties.items():
                into.setdefault(name, []).append(schema)
                self.owners.setdefault(name, []).append(id(member))
        patterns = member.get("patternProperties")
        if isinstance(patterns, dict):
            for pattern, schema in patterns.items():
                compiled = _compiled(pattern)
                if compiled is None:
                    self.is_opened = True
                else:
                    self.patterns.append((compiled, self._all.place([schema])))

    def _read_additional(self, member: Schema, into: list[object]) -> None:
        for key in ("additionalProperties", "unevaluatedProperties"):
            schema = member.get(key)
            if schema is False:
                self.is_closed = True
            elif schema is True:
                self.is_opened = True
            elif schema is not None:
                into.append(schema)

    def _read_listed(self, member: Schema) -> None:
        values = member.get("enum")
        values = values if isinstance(values, list) else []
        if "const" in member:
            values = [*values, member["const"]]
        for value in values:
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                self.listed.setdefault(value, 0)
                self.lister = self.lister or id(member)

    def plan(self, names: tuple[str, ...]) -> Plan:
        """The plan of objects with these names; beyond a bound it isn't kept for the next one."""
        if self.is_new:
            self.read()
        plan = self._made(names)
        if len(self.plans) < _MOST_PLANS:
            self.plans[names] = plan
        else:
            plan.is_kept = False
            self.objects += 1
            for name in names:
                if name in self.names:
                    self.uncounted[name] = self.uncounted.get(name, 0) + 1
        return plan

    def _made(self, names: tuple[str, ...]) -> Plan:
        children: dict[str, ExpectedValue | None] = {}
        unknown: dict[str, Unknown] = {}
        decisive: set[str] = set()
        for name in names:
            child = self.names.get(name)
            if name not in self.names:
                is_known, child = self._unnamed(name)
                if not is_known:
                    shown = _ANY_NAME if is_identifier(name) else name
                    unknown[shown] = Unknown(self.owner, shown, self.is_closed)
                if self.minds_others:
                    decisive.add(name)
            elif name in self.decisive:
                decisive.add(name)
            children[name] = child
        return Plan(children, tuple(unknown.values()), frozenset(decisive), self.is_whole)

    def _unnamed(self, name: str) -> tuple[bool, ExpectedValue | None]:
        """Whether a name that isn't written out is documented, and what stands there."""
        for pattern, child in self.patterns:
            if pattern.search(name):
                return True, child
        if self.is_opened:
            return True, self.additional
        return not (self.names or self.patterns or self.is_closed), None

    def times(self) -> int:
        """How many objects were here."""
        return self.objects + sum(plan.count for plan in self.plans.values())

    def seen(self) -> dict[str, int]:
        """How often each field that is written out was there."""
        found = dict(self.uncounted)
        for names, plan in self.plans.items():
            for name in names:
                if plan.count and name in self.names:
                    found[name] = found.get(name, 0) + plan.count
        return found


class ExpectedValues:
    """The places of one direction, each made once however many operations lead to it."""

    def __init__(self) -> None:
        self._definitions: dict[str, object] = {}
        self._made: dict[frozenset[int], ExpectedValue] = {}

    def of_document(self, plain: Schema) -> ExpectedValue | None:
        """The place of whole bodies that a plain schema (see `witnesses`) describes."""
        definitions = plain.get("$defs")
        if isinstance(definitions, dict):
            self._definitions.update(definitions)
        return self.place([plain])

    def __iter__(self) -> Iterator[ExpectedValue]:
        return iter(self._made.values())

    def place(self, schemas: Iterable[object]) -> ExpectedValue | None:
        """The place that some schemas describe together; None where there is nothing to follow."""
        members = self.members_of(schemas)
        key = frozenset(map(id, members))
        held = self._made.get(key)
        if held is None and any(key in member for member in members for key in _SPEAKING):
            held = self._made[key] = ExpectedValue(members, self)
        return held

    def minds(self, schemas: Iterable[object]) -> bool:
        """Whether some schemas ask more of a value than its type."""
        return is_more_than_types(self.members_of(schemas))

    def members_of(self, schemas: Iterable[object]) -> list[Schema]:
        """The schemas and all that judge the same value, outer first."""
        found: dict[int, Schema] = {}
        stack = [schema for schema in schemas if isinstance(schema, dict)][::-1]
        while stack and len(found) < _MOST_MEMBERS:
            schema = stack.pop()
            if id(schema) in found:
                continue
            found[id(schema)] = schema
            inner: list[object] = [self._named(schema.get("$ref"))]
            for key in _SAME_VALUE_LISTS:
                listed = schema.get(key)
                inner += listed if isinstance(listed, list) else []
            inner += [schema.get(key) for key in _SAME_VALUE]
            dependent = schema.get("dependentSchemas")
            inner += dependent.values() if isinstance(dependent, dict) else []
            stack += [each for each in inner if isinstance(each, dict)][::-1]
        return [schema for schema in found.values() if schema.keys() != {"$ref"}]

    def _named(self, reference: object) -> object:
        if not isinstance(reference, str):
            return None
        name = unquote(reference.removeprefix("#/$defs/"))
        return self._definitions.get(name.replace("~1", "/").replace("~0", "~"))


def _lists_any(members: Iterable[Schema]) -> bool:
    return any("enum" in member or "const" in member for member in members)


def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return None

"""Which places of a contract a message touches: every schema that one of its values stands under.

A place is the JSON pointer of a schema (`/components/schemas/Customer/properties/tax_id`), the
same one that a comparison names when that schema is edited. `$ref` leads to the place it names; in
`anyOf` and `oneOf` a branch counts where the message has what the branch requires, and all of
them where it fits none. Values are kept of enumerations only, and only those the contract lists.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from sightline.contract.reading.pointers import NOTHING, child, look_up, tokens_of

__all__ = ["OTHER_VALUE", "PlaceIndex", "TooDeep", "ValuePlace"]

OTHER_VALUE = "(another value)"
_MOST_MEMBERS = 2_000
_MOST_STEPS = 200_000
_MOST_PLANS = 2_000
_MOST_LISTED = 1_000
_ALWAYS = ("allOf",)
_PERHAPS = ("anyOf", "oneOf")
_SAYS_MORE = frozenset(
    ("properties", "items", "prefixItems", "additionalProperties", "unevaluatedProperties")
)
_CONDITIONAL = ("if", "then", "else")
_JSON_SCALARS = (str, int, float, bool, type(None))


class TooDeep(Exception):
    """A message has more values than are ever looked at."""


class _Member:
    """A schema at its place."""

    __slots__ = ("pointer", "schema")

    def __init__(self, pointer: str, schema: dict[str, Any]) -> None:
        self.pointer = pointer
        self.schema = schema


class _Branch:
    """One of several: its members, and what a message must have to be of it."""

    __slots__ = ("fixed", "members", "required")

    def __init__(self, members: list[_Member]) -> None:
        self.members = members
        self.required: set[str] = set()
        self.fixed: dict[str, set[Any]] = {}
        for member in members:
            required = member.schema.get("required")
            if isinstance(required, list):
                self.required.update(name for name in required if isinstance(name, str))
            self._fix(member.schema.get("properties"))

    def _fix(self, properties: object) -> None:
        for name, schema in properties.items() if isinstance(properties, dict) else ():
            if not isinstance(schema, dict):
                continue
            listed = [schema["const"]] if "const" in schema else schema.get("enum")
            if isinstance(listed, list) and len(listed) == 1 and isinstance(listed[0], str):
                self.fixed.setdefault(name, set()).add(listed[0])

    def fits(self, names: frozenset[str], values: dict[str, Any]) -> bool:
        return self.required <= names and all(
            values[name] in allowed for name, allowed in self.fixed.items() if name in values
        )


class _Plan:
    """What objects with the same names touch, and where to go on."""

    __slots__ = ("inner", "places", "undeclared")

    def __init__(self) -> None:
        self.places: frozenset[int] = frozenset()
        self.inner: tuple[tuple[str, ValuePlace], ...] = ()
        self.undeclared = 0


class ValuePlace:
    """All schemas that judge one value."""

    __slots__ = (
        "_all", "_fixed", "_groups", "_items", "_listed", "_members", "_plans", "is_followed",
        "is_listed", "places", "simple",
    )  # fmt: skip

    def __init__(self, index: PlaceIndex, members: list[_Member]) -> None:
        self._all = index
        self._members, self._groups = index.expanded(members)
        everyone = [*self._members, *(m for g in self._groups for b in g for m in b.members)]
        self.places = frozenset(index.place(m.pointer) for m in self._members)
        self._fixed = sorted({name for g in self._groups for b in g for name in b.fixed})
        self._plans: dict[Any, _Plan] = {}
        self._items: ValuePlace | None = None
        self._listed: dict[Any, frozenset[int]] | None = None
        if any("enum" in m.schema or "const" in m.schema for m in everyone):
            self._listed = self._enumerated(everyone)
        self.is_listed = self._listed is not None
        branched = (m for g in self._groups for b in g for m in b.members)
        self.simple = frozenset(
            index.place(m.pointer) for m in branched if not _is_of_objects(m.schema)
        )
        self.is_followed = (
            self.is_listed
            or bool(self.simple)
            or any(not _SAYS_MORE.isdisjoint(m.schema) for m in everyone)
        )

    def _enumerated(self, members: list[_Member]) -> dict[Any, frozenset[int]]:
        found: dict[Any, set[int]] = {}
        for member in members:
            schema = member.schema
            values = [schema["const"]] if "const" in schema else schema.get("enum")
            for value in values[:_MOST_LISTED] if isinstance(values, list) else ():
                if isinstance(value, _JSON_SCALARS):
                    place = self._all.place(member.pointer, shown_value(value))
                    found.setdefault((type(value), value), set()).add(place)
        return {key: frozenset(places) for key, places in found.items()}

    def listed_values(self) -> list[Any]:
        """The values that enumerations at this place list."""
        return [value for _, value in self._listed or ()]

    def scalar(self, value: Any) -> frozenset[int]:
        """The places of the enumerated value that a value is."""
        if self._listed is None:
            return frozenset()
        found = self._listed.get((type(value), value))
        if found is None and not isinstance(value, (dict, list)):
            every = [*self._members, *(m for g in self._groups for b in g for m in b.members)]
            named = [m.pointer for m in every if "enum" in m.schema or "const" in m.schema]
            found = frozenset(self._all.place(pointer, OTHER_VALUE) for pointer in named)
        return found or frozenset()

    def elements(self) -> ValuePlace | None:
        """Where the elements of an array stand."""
        if self._items is None:
            found: list[_Member] = []
            for member in self._everyone():
                items = member.schema.get("items")
                if isinstance(items, list):
                    found += self._numbered(member, "items", items)
                elif isinstance(items, dict):
                    found.append(_Member(child(member.pointer, "items"), items))
                prefix = member.schema.get("prefixItems")
                if isinstance(prefix, list):
                    found += self._numbered(member, "prefixItems", prefix)
            self._items = self._all.of_members(found)
        return self._items

    @staticmethod
    def _numbered(member: _Member, key: str, schemas: list[Any]) -> list[_Member]:
        at = child(member.pointer, key)
        return [_Member(f"{at}/{n}", s) for n, s in enumerate(schemas) if isinstance(s, dict)]

    def _everyone(self) -> list[_Member]:
        return [*self._members, *(m for g in self._groups for b in g for m in b.members)]

    def plan(self, value: dict[str, Any]) -> _Plan:
        """The plan of an object; those with the same names share one."""
        names = tuple(value)
        fixed = {name: value[name] for name in self._fixed if isinstance(value.get(name), str)}
        key = (names, tuple(fixed.values())) if fixed else names
        held = self._plans.get(key)
        if held is None:
            held = self._made(frozenset(names), fixed)
            if len(self._plans) < _MOST_PLANS:
                self._plans[key] = held
        return held

    def _made(self, names: frozenset[str], fixed: dict[str, Any]) -> _Plan:
        members = list(self._members)
        for group in self._groups:
            fitting = [branch for branch in group if branch.fits(names, fixed)] or group
            members += [member for branch in fitting for member in branch.members]
        plan = _Plan()
        inner: list[tuple[str, ValuePlace]] = []
        places = {self._all.place(member.pointer) for member in members}
        for name in sorted(names):
            declared, extra = _declared(members, name)
            if not declared:
                plan.undeclared += not extra
                declared = extra
            place = self._all.of_members(declared)
            if place is None:
                continue
            places.update(self._all.place(member.pointer) for member in declared)
            places.update(place.places)
            inner.append((name, place))
        plan.places = frozenset(places)
        plan.inner = tuple(inner)
        return plan


def _is_of_objects(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "object" or "properties" in schema


def _declared(members: list[_Member], name: str) -> tuple[list[_Member], list[_Member]]:
    """The schemas that declare a property by name, and those for names in general."""
    named, extra = [], []
    for member in members:
        properties = member.schema.get("properties")
        schema = properties.get(name) if isinstance(properties, dict) else None
        if isinstance(schema, dict):
            named.append(_Member(child(child(member.pointer, "properties"), name), schema))
        elif isinstance(schema, bool):
            named.append(_Member(child(child(member.pointer, "properties"), name), {}))
        for key in ("additionalProperties", "unevaluatedProperties"):
            general = member.schema.get(key)
            if isinstance(general, dict):
                extra.append(_Member(child(member.pointer, key), general))
    return named, extra


def shown_value(value: Any) -> str:
    """Return an enumerated value as JSON.

    >>> shown_value("a"), shown_value(None), shown_value(1.0)
    ('"a"', 'null', '1.0')
    """
    import orjson

    try:
        return orjson.dumps(value).decode()
    except (TypeError, ValueError):
        return str(value)


class PlaceIndex:
    """The places of one contract, numbered; `names` gives pointer and value of a number."""

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root
        self._numbers: dict[tuple[str, str], int] = {}
        self.names: list[tuple[str, str]] = []
        self._made: dict[tuple[str, ...], ValuePlace | None] = {}
        self._followed: dict[str, _Member | None] = {}

    def place(self, pointer: str, value: str = "") -> int:
        """The number of a place, and of a value that an enumeration lists there."""
        key = (pointer, value)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.names)
            self.names.append(key)
        return found

    def of(self, pointer: str, schema: object) -> ValuePlace | None:
        """Where a value stands that a schema judges."""
        return self.of_members([_Member(pointer, schema)] if isinstance(schema, dict) else [])

    def of_members(self, members: list[_Member]) -> ValuePlace | None:
        """The same, where several schemas judge it."""
        if not members:
            return None
        key = tuple(sorted({member.pointer for member in members}))
        if key not in self._made:
            self._made[key] = ValuePlace(self, members)
        return self._made[key]

    def expanded(self, members: list[_Member]) -> tuple[list[_Member], list[list[_Branch]]]:
        """The schemas that judge a value whatever it is, and groups of which some do."""
        groups: list[list[_Branch]] = []
        found = self._always(members)
        for member in found:
            for key in _PERHAPS:
                branches = member.schema.get(key)
                if isinstance(branches, list) and branches:
                    at = child(member.pointer, key)
                    groups.append([
                        _Branch(self._everything([_Member(f"{at}/{n}", schema)]))
                        for n, schema in enumerate(branches) if isinstance(schema, dict)
                    ])  # fmt: skip
        return found, [group for group in groups if group]

    def _always(self, members: list[_Member], keys: tuple[str, ...] = _ALWAYS) -> list[_Member]:
        found: dict[str, _Member] = {}
        stack = list(reversed(members))
        while stack and len(found) < _MOST_MEMBERS:
            member = stack.pop()
            if member.pointer in found:
                continue
            found[member.pointer] = member
            target = self._target(member.schema.get("$ref"))
            inner = [target] if target is not None else []
            for key in keys:
                held = member.schema.get(key)
                at = child(member.pointer, key)
                if isinstance(held, list):
                    inner += [
                        _Member(f"{at}/{n}", s) for n, s in enumerate(held) if isinstance(s, dict)
                    ]
            inner += [
                _Member(child(member.pointer, key), held)
                for key in _CONDITIONAL
                if isinstance(held := member.schema.get(key), dict)
            ]
            stack += reversed(inner)
        return list(found.values())

    def _everything(self, members: list[_Member]) -> list[_Member]:
        return self._always(members, (*_ALWAYS, *_PERHAPS))

    def _target(self, reference: object) -> _Member | None:
        if not isinstance(reference, str) or not reference.startswith("#"):
            return None
        if reference not in self._followed:
            schema = look_up(self._root, tokens_of(reference))
            is_schema = schema is not NOTHING and isinstance(schema, dict)
            pointer = unquote(reference[1:])
            self._followed[reference] = _Member(pointer, schema) if is_schema else None  # type: ignore[arg-type]
        return self._followed[reference]

    def touched(self, value: object, place: ValuePlace) -> tuple[set[int], int]:
        """Return the numbers of all places that a message touches, and its undeclared names.

        Raises TooDeep.
        """
        found: set[int] = set(place.places)
        undeclared = steps = 0
        stack: list[tuple[Any, ValuePlace]] = [(value, place)]
        while stack:
            inner, held = stack.pop()
            if isinstance(inner, dict):
                plan = held.plan(inner)
                found |= plan.places
                undeclared += plan.undeclared
                for name, below in plan.inner:
                    one = inner[name]
                    if below.is_followed or isinstance(one, list):
                        stack.append((one, below))
            elif isinstance(inner, list):
                found |= held.simple
                below_all = held.elements()
                if below_all is not None and inner:
                    found |= below_all.places
                    stack += [(element, below_all) for element in inner]
            else:
                found |= held.simple
                if held.is_listed:
                    found |= held.scalar(inner)
            steps += 1
            if steps + len(stack) > _MOST_STEPS:
                raise TooDeep
        return found, undeclared

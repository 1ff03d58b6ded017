"""Which components are kinds of which by a discriminator, and which uses come to them.

A schema with a discriminator, and neither `anyOf` nor `oneOf`, has as its kinds the components that
name it in their `allOf`, those that name these, and so on, and what its `mapping` names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sightline.contract.containing.judging import Side
from sightline.contract.reading.pointers import child, tokens_of
from sightline.contract.schemas.keywords import taken_apart
from sightline.contract.schemas.reader import SchemaReader
from sightline.contract.surface.surface import Dialect

__all__ = ["Family", "Kinds", "Reach", "kinds_of"]

_UNIONS = ("anyOf", "oneOf")
_Node = tuple[int, bool]  # a schema by its identity; whether it is only a part of one of its kinds


@dataclass(frozen=True, slots=True)
class Family:
    """A base with a discriminator: the property that tells, and its kinds, each with the value that
    stands for it. `mapped` are the kinds that only the mapping names."""

    base: str
    property_name: str
    values: dict[str, str]
    mapped: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reach:
    """For each component as a kind of another, and for each base with its kinds, the schemas in
    which it may stand: bits in their order."""

    kinds: dict[str, int]
    families: dict[str, int]


@dataclass(slots=True)
class Kinds:
    """The families of one version. `below` maps a schema, by its identity, to its direct kinds."""

    side: Side
    place: str
    components: dict[str, dict[str, Any]]
    below: dict[int, dict[str, None]] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    named: frozenset[int] = frozenset()  # the components, by their identity
    _met: dict[int, dict[str, Any]] = field(default_factory=dict)

    def pointer(self, name: str) -> str:
        """Where a component stands."""
        return child(self.place, name)

    def schema(self, name: str) -> object:
        """What a component stands for behind plain references."""
        return self.side.reader.meant(self.components[name])

    def reach(self, schemas: Sequence[object]) -> Reach:
        """Where kinds and families may stand: in the given schemas, below, or in a kind there."""
        masks = self._masks(schemas)
        kinds: dict[str, int] = {}
        for identity, names in self.below.items():
            for name in names:
                kinds[name] = kinds.get(name, 0) | masks.get((identity, False), 0)
        families = dict.fromkeys(self.families, 0)
        for base, family in self.families.items():
            for name in (base, *family.values):
                families[base] |= masks.get((id(self.schema(name)), False), 0)
        return Reach(kinds, families)

    def _masks(self, schemas: Sequence[object]) -> dict[_Node, int]:
        waiting: dict[_Node, int] = {}
        for place, schema in enumerate(schemas):
            for node in self._node(schema, False):
                waiting[node] = waiting.get(node, 0) | 1 << place
        masks: dict[_Node, int] = {}
        following: dict[_Node, dict[_Node, None]] = {}
        while waiting:
            node, mask = waiting.popitem()
            known = masks.get(node, 0)
            if known | mask == known:
                continue
            masks[node] = known | mask
            if node not in following:
                following[node] = dict.fromkeys(self._following(node))
            for one in following[node]:
                waiting[one] = waiting.get(one, 0) | mask
        return masks

    def _node(self, schema: object, is_part: bool) -> Iterator[_Node]:
        meant = self.side.reader.meant(schema)
        if isinstance(meant, dict):
            self._met[id(meant)] = meant
            yield id(meant), is_part

    def all_below(self) -> list[dict[str, object]]:
        """The schemas of all kinds, in the order of their names."""
        names = {name for below in self.below.values() for name in below}
        return [self.components[name] for name in sorted(names)]

    def _following(self, node: _Node) -> Iterator[_Node]:
        """What stands in a schema, and its kinds where a value may be one of them. A value of `Cat`
        is a `Pet` by its `allOf`, but none of the other kinds of `Pet`."""
        identity, is_part = node
        schema = self._met[identity]
        if not is_part:
            for name in self.below.get(identity, ()):
                yield from self._node(self.components[name], False)
        is_one = is_part or identity in self.named
        children = [(word, one) for word, _, one in taken_apart(schema, self.side.dialect)[1]]
        if isinstance(schema.get("$ref"), str):
            children.append(("allOf", self.side.reader.pointed(schema["$ref"])))
        for keyword, one in children:
            yield from self._node(one, is_one and keyword == "allOf")


def kinds_of(side: Side) -> Kinds | None:
    """The kinds in one version; None where no component has a discriminator of this sort."""
    place, named = _components(side)
    components = {
        name: schema
        for name, schema in (named.items() if isinstance(named, dict) else ())
        if isinstance(name, str) and isinstance(schema, dict)
    }
    told = {name: _discriminator(schema) for name, schema in components.items()}
    bases = {name: one for name, one in told.items() if one is not None}
    if not bases:
        return None
    kinds = Kinds(side, place, components)
    kinds.named = frozenset(id(kinds.schema(name)) for name in components)
    for name, schema in components.items():
        for above in _above(schema, side.reader):
            if above in kinds.named:
                kinds.below.setdefault(above, {})[name] = None
    heirs = {name for names in kinds.below.values() for name in names}
    for base in sorted(bases):
        property_name, mapping = bases[base]
        mapped = _mapped(kinds, mapping)
        kinds.below.setdefault(id(kinds.schema(base)), {}).update(dict.fromkeys(mapped))
        kinds.families[base] = Family(base, property_name, mapped, frozenset(mapped) - heirs)
    for base, family in list(kinds.families.items()):
        kinds.families[base] = replace(family, values=_values(kinds, family))
    return kinds


def _components(side: Side) -> tuple[str, object]:
    if side.dialect is Dialect.SWAGGER_2:
        return "/definitions", side.root.get("definitions")
    components = side.root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return "/components/schemas", schemas


def _discriminator(schema: dict[str, Any]) -> tuple[str, dict[Any, Any]] | None:
    """The property that tells the kind and the mapping, of a schema that has kinds."""
    for one in (schema, *_branches(schema)):
        if isinstance(one, dict) and "discriminator" in one:
            told = one["discriminator"]
            if any(union in one or union in schema for union in _UNIONS):
                return None
            if isinstance(told, str):  # OpenAPI 2.0
                return told, {}
            if isinstance(told, dict) and isinstance(told.get("propertyName"), str):
                mapping = told.get("mapping")
                return told["propertyName"], mapping if isinstance(mapping, dict) else {}
    return None


def _branches(schema: dict[str, Any]) -> list[object]:
    branches = schema.get("allOf")
    return branches if isinstance(branches, list) else []


def _above(schema: dict[str, Any], reader: SchemaReader) -> Iterator[int]:
    """What a schema names in its `allOf`, also where that stands in another `allOf`."""
    pending: list[object] = [schema]
    seen = {id(schema)}
    while pending:
        one = pending.pop()
        if not isinstance(one, dict):
            continue
        if isinstance(one.get("$ref"), str):
            if reader.following(one) is not None:
                continue  # another name for a schema isn't a kind of it
            yield id(reader.meant(reader.pointed(one["$ref"])))
        for branch in _branches(one):
            meant = reader.meant(branch)
            if meant is not branch:
                yield id(meant)
            elif id(meant) not in seen:
                seen.add(id(meant))
                pending.append(meant)


def _mapped(kinds: Kinds, mapping: dict[Any, Any]) -> dict[str, str]:
    """The components that a mapping names, each with the first value that stands for it."""
    found: dict[str, str] = {}
    start = f"#{kinds.place}/"
    for value in sorted(mapping, key=str):
        target = mapping[value]
        name = target if isinstance(target, str) else ""
        if name not in kinds.components and name.startswith(start):
            name = tokens_of(name)[-1]
        if name in kinds.components:
            found.setdefault(name, str(value))
    return found


def _values(kinds: Kinds, family: Family) -> dict[str, str]:
    """All kinds of a base, those before their own kinds, with the value that stands for each; its
    name where nothing else is written."""
    found, queue = {family.base: ""}, [family.base]
    for one in queue:
        for name in sorted(kinds.below.get(id(kinds.schema(one)), ())):
            if name not in found:
                own = kinds.components[name].get("x-discriminator-value")
                found[name] = family.values.get(name) or (own if isinstance(own, str) else name)
                queue.append(name)
    del found[family.base]
    return found

"""Puts the schemas of documents into the table, as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

from sightline.contract.schemas.cycles import put_cyclic
from sightline.contract.schemas.graph import (
    Node,
    Unit,
    reaching,
    strong_components,
)
from sightline.contract.schemas.json_types import NAMES
from sightline.contract.schemas.keywords import HOLDERS, taken_apart
from sightline.contract.schemas.table import ANY, NEVER, Table
from sightline.contract.surface.surface import Dialect

__all__ = ["SchemaReader", "put_together"]

_EXPLAINS = frozenset(
    (
        *("$ref", "description", "summary", "title", "example", "examples", "$comment"),
        *("externalDocs", "xml", "$id", "$anchor", "$schema", "$defs", "definitions"),
    )
)
_UNREADABLE = ("$dynamicRef", "$recursiveRef")
_WRAPPERS = ("allOf", "anyOf", "oneOf")
_DEEPEST = 400
_LONG_CHAIN = 4
_SHORT = 100  # bytes of a schema that is likely to come again
_SEEN_THROUGH = frozenset(("$ref", *_WRAPPERS))
_NO_LEAF = frozenset((*HOLDERS, *_UNREADABLE, "$ref", "~opaque"))
_PLAIN = frozenset(("type", "description", "title", "example", "examples"))


class SchemaReader:
    """Numbers of the schemas of one document; each is read once, by the identity of its dict."""

    __slots__ = (
        "_alive",
        "_asked",
        "_endless",
        "_is_torn",
        "_leaves",
        "_meant",
        "_owner",
        "_plain",
        "_pointed",
        "_root",
        "_targets",
        "_units",
        "dialect",
        "ends",
        "numbers",
        "table",
    )

    def __init__(self, table: Table, root: dict[str, Any], dialect: Dialect) -> None:
        self.table = table
        self.dialect = dialect
        self.numbers: dict[int, int] = {}
        self._root = root
        self._plain: dict[str, int] = {}
        self._leaves: dict[bytes, int] = {}
        self._pointed: dict[str, object] = {}
        self._alive: list[object] = []
        self._endless = {"~opaque": "a schema that is only itself"}
        self._meant: dict[int, object] = {}  # the ends of long chains of references
        self.ends: dict[int, tuple[object, str]] = {}  # the same with their pointers
        self._asked: list[dict[str, Any]] = []
        self._owner: dict[int, int] = {}
        self._units: dict[int, Unit] = {}
        self._targets: set[int] = set()  # of references: each is the head of a unit
        self._is_torn = False  # one was met when it was already part of another unit

    def number_of(self, schema: object) -> int:
        """Return the number of a schema: a dict of this document (or made for it), or a bool."""
        schema = self.meant(schema)
        if not isinstance(schema, dict):
            return NEVER if schema is False else ANY
        known = self.numbers.get(id(schema))
        if known is None:
            self.ask_for(schema)
            put_together([self])
            known = self.numbers[id(schema)]
        return known

    def ask_for(self, schema: object) -> None:
        """Gather a schema and all it reaches; `put_together` numbers what was gathered."""
        meant = self.meant(schema)
        if isinstance(meant, dict) and id(meant) not in self.numbers:
            self._alive.append(schema)
            self._asked.append(meant)
            self._gather_units(meant)

    def taken(self) -> dict[int, Unit]:
        """What was gathered and has no numbers yet; it is handed over once."""
        while self._is_torn:  # once more, with what is referred to in the midst of others apart
            self._units, self._owner, self._is_torn = {}, {}, False
            for schema in self._asked:
                self._gather_units(schema)
        units = self._units
        for unit in units.values():  # a leaf has its number by now
            unit.needs = {need: None for need in unit.needs if need in units}
        self._units, self._owner, self._asked = {}, {}, []
        return units

    def meant(self, schema: object) -> object:
        """What a schema stands for behind plain `$ref`s and wrappers with a single branch.

        A chain that ends nowhere is a schema that nothing is known of: a dict of its own.
        """
        seen: dict[int, None] = {}
        while isinstance(schema, dict):
            following = self.following(schema)
            if following is None:
                break
            if id(schema) in seen:
                schema = self._endless
                break
            seen[id(schema)] = None
            if id(schema) in self._meant:
                schema = self._meant[id(schema)]
                break
            schema = following[1]
        if len(seen) > _LONG_CHAIN:
            self._meant.update(dict.fromkeys(seen, schema))
        return schema

    def only_meaning(self, schema: dict[str, Any]) -> tuple[str, object] | None:
        """The branch that a numbered schema comes to, where all else in it says nothing."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            target = self.pointed(reference)
            if self.number_of(target) == self.number_of(schema):
                return reference, target
        for keyword in _WRAPPERS:
            branches = schema.get(keyword)
            if isinstance(branches, list) and branches:
                number = self.number_of(schema)
                for place, branch in enumerate(branches):
                    if isinstance(branch, dict) and self.number_of(branch) == number:
                        return f"/{keyword}/{place}", branch
        return None

    @property
    def has_long_chains(self) -> bool:
        """Whether references were met that lead to references, many times over."""
        return bool(self._meant)

    def following(self, schema: dict[str, Any]) -> tuple[str, object] | None:
        """One step from a schema to what it stands for: the reference `#/...`, or the way to its
        lone branch (`/allOf/0`), and what is there; None where it stands for itself."""
        if "$ref" in schema:
            if self._is_plain_reference(schema):
                return schema["$ref"], self.pointed(schema["$ref"])
            if self.dialect is Dialect.JSON_SCHEMA_2020:
                return None
        for keyword in _WRAPPERS:
            if keyword in schema:
                branches = schema[keyword]
                if not isinstance(branches, list) or len(branches) != 1:
                    return None
                if not isinstance(branches[0], dict):
                    return None
                own, children = taken_apart(schema, self.dialect)
                if own or len(children) > 1:
                    return None
                return f"/{keyword}/0", branches[0]
        return None

    def _is_plain_reference(self, schema: dict[str, Any]) -> bool:
        if not isinstance(schema["$ref"], str):
            return False
        if self.dialect is not Dialect.JSON_SCHEMA_2020:
            return True
        if len(schema) == 1 or schema.keys() <= _EXPLAINS:
            return True
        own, children = taken_apart(schema, self.dialect)
        return not own and not children and schema.keys().isdisjoint(_UNREADABLE)

    def pointed(self, reference: str) -> object:
        """What a reference names in this document."""
        if reference not in self._pointed:
            self._pointed[reference] = self._resolved(reference)
        return self._pointed[reference]

    def _resolved(self, reference: str) -> object:
        value: object = self._root
        steps = reference[1:].split("/")
        if not reference.startswith("#") or steps[0]:
            return self._opaque(f"the reference {reference} leads nowhere")
        for step in steps[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            if "%" in name and not (isinstance(value, dict) and name in value):
                from urllib.parse import unquote

                name = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict) and name in value:
                value = value[name]
            elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
                value = value[int(name)]
            else:
                return self._opaque(f"the reference {reference} leads nowhere")
        if isinstance(value, dict | bool):
            return value
        return self._opaque(f"the reference {reference} leads to no schema")

    def _opaque(self, why: str) -> dict[str, Any]:
        opaque = {"~opaque": why}
        self._alive.append(opaque)
        return opaque

    def _gather_units(self, start: dict[str, Any]) -> None:
        """All that is reachable and not yet gathered, a unit for every target of a reference."""
        pending = [start]
        while pending:
            schema = pending.pop()
            if id(schema) in self._owner or id(schema) in self.numbers:
                continue
            unit = Unit()
            self._units[id(schema)] = unit
            pending += self._gather(schema, unit)

    def _gather(self, head: dict[str, Any], unit: Unit) -> Iterator[dict[str, Any]]:
        """Collect the nodes of a tree, children first; yields what it refers to."""
        pending, owner, numbers = [(head, 0)], self._owner, self.numbers
        while pending:
            raw, depth = pending.pop()
            if id(raw) in self._targets and raw is not head:
                unit.needs[id(raw)] = None
                yield raw
                continue
            if id(raw) in owner:  # written once, used twice: an alias of YAML, a deep reference
                self._targets.add(id(raw))
                self._is_torn = True
                continue
            owner[id(raw)] = id(head)
            node = self._node(raw) if depth < _DEEPEST else self._too_deep(raw)
            unit.nodes.append(node)
            for place, (keyword, name, child) in enumerate(node.children):
                meant = child
                if isinstance(child, dict) and not child.keys().isdisjoint(_SEEN_THROUGH):
                    meant = self.meant(child)
                if not isinstance(meant, dict):
                    node.children[place] = (keyword, name, NEVER if meant is False else ANY)
                    continue
                identity = id(meant)
                node.children[place] = (keyword, name, -identity)
                if identity in numbers:
                    continue
                if meant is not child:
                    self._targets.add(identity)
                    self._is_torn |= owner.get(identity, identity) != identity
                    unit.needs[identity] = None
                    yield meant
                elif not self._is_leaf(meant):
                    pending.append((meant, depth + 1))
        unit.nodes.reverse()

    def _is_leaf(self, raw: dict[str, Any]) -> bool:
        """Number a schema without children at once; most are."""
        if raw.keys() <= _PLAIN:
            written = raw.get("type")
            if isinstance(written, str):
                number = self._plain.get(written)
                if number is None and written in NAMES:
                    own = taken_apart(raw, self.dialect)[0]
                    number = self._plain[written] = self.table.add(own)
                if number is not None:
                    self.numbers[id(raw)] = number
                    return True
        if not raw.keys().isdisjoint(_NO_LEAF):
            return False
        self.numbers[id(raw)] = self._leaf(raw)
        return True

    def _leaf(self, raw: dict[str, Any]) -> int:
        """The number of a schema without children; what is written alike has the same."""
        written = _short_text(raw)
        number = self._leaves.get(written)
        if number is None:
            own = taken_apart(raw, self.dialect)[0]
            if "opaque" in own:
                self._make_odd(own)
            number = self.table.add(own)
            if written and "opaque" not in own:
                self._leaves[written] = number
        return number

    def _make_odd(self, own: dict[str, Any]) -> None:
        """What nothing is known of is like nothing else, not even what is written alike."""
        own["opaque"] = f"{own['opaque']}, {self.table.odd_one()}"

    def _too_deep(self, raw: dict[str, Any]) -> Node:
        """What is nested beyond all reason is like nothing but itself: nothing is known of it."""
        own: dict[str, Any] = {"opaque": "nested too deeply"}
        self._make_odd(own)
        return Node(id(raw), own, [])

    def _node(self, raw: dict[str, Any]) -> Node:
        if "~opaque" in raw:
            unknown: dict[str, Any] = {"opaque": raw["~opaque"]}
            self._make_odd(unknown)
            return Node(id(raw), unknown, [])
        own, children = taken_apart(raw, self.dialect)
        if len(children) > 1:
            children.sort(key=_by_place)  # numbers don't depend on the order of keys
        if self.dialect is Dialect.JSON_SCHEMA_2020:
            if "unevaluatedProperties" in raw or "unevaluatedItems" in raw:
                self.table.has_unevaluated = True
            if isinstance(raw.get("$ref"), str):
                reference = {"$ref": raw["$ref"]}
                self._alive.append(reference)
                children.append(("allOf", -1, reference))
            for keyword in _UNREADABLE:
                if keyword in raw:
                    own["opaque"] = f"{keyword} {raw[keyword]}"
        if "opaque" in own:
            self._make_odd(own)
        return Node(id(raw), own, children)


def _short_text(raw: dict[str, Any]) -> bytes:
    """What a schema says as a text, if it is likely to come again; else nothing."""
    if "description" in raw:
        return b""
    try:
        written = orjson.dumps(raw)
    except TypeError:  # numbers beyond 64 bits
        return b""
    return written if len(written) <= _SHORT else b""


def _by_place(child: tuple[str, Any, Any]) -> tuple[str, int, str]:
    keyword, name, _ = child
    return (keyword, name, "") if isinstance(name, int) else (keyword, 0, str(name))


def put_together(readers: Sequence[SchemaReader]) -> None:
    """Number all that was gathered, of all documents at once: cycles are compared as a whole."""
    cyclic: list[tuple[Node, dict[int, int]]] = []
    for reader in readers:
        open_nodes: set[int] = set()
        units = reader.taken()
        for component in strong_components(units):
            nodes = [node for head in component for node in units[head].nodes]
            if len(component) > 1 or component[0] in units[component[0]].needs:
                open_nodes |= reaching(nodes, {*component, *open_nodes})
            cyclic += _numbered(reader, nodes, open_nodes)
    if cyclic:
        put_cyclic(readers[0].table, cyclic)


def _numbered(
    reader: SchemaReader, nodes: Sequence[Node], open_nodes: set[int]
) -> Iterator[tuple[Node, dict[int, int]]]:
    """Number what reaches no cycle; yields what does."""
    numbers = reader.numbers
    for node in nodes:
        if any(child < 0 and -child in open_nodes for _, _, child in node.children):
            open_nodes.add(node.identity)
            yield node, numbers
        else:
            numbers[node.identity] = reader.table.add(node.content(numbers))

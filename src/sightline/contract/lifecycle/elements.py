"""What callers can lean on, one by one: operations, parameters, properties, values of an enum.

A property belongs to the component that it is written in (`Customer.tax_id`), or, where a schema
has no name, to its operation (`POST /pets request.name`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from sightline.contract.lifecycle.tree import Spot, Tree, escaped
from sightline.contract.surface.path_templates import shape_of

__all__ = [
    "BRANCHES",
    "INNER",
    "OPERATION",
    "PARAMETER",
    "PROPERTY",
    "VALUE",
    "Element",
    "Label",
    "Reading",
    "Unit",
    "declared_sunset",
    "pairs",
    "shown_value",
]

OPERATION, PARAMETER, PROPERTY, VALUE = "operation", "parameter", "property", "value"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
SUNSET_KEYS = ("x-sunset", "x-sunset-date")
BRANCHES = ("allOf", "anyOf", "oneOf", "then", "else", "if")
INNER = (("items", "[]"), ("prefixItems", "[]"), ("additionalItems", "[]"),
          ("unevaluatedItems", "[]"), ("contains", "[]"),
          ("additionalProperties", ".*"), ("unevaluatedProperties", ".*"))  # fmt: skip
_DEEPEST = 64


class Element(NamedTuple):
    """Something that callers can lean on, as one revision writes it.

    `key` is its identity (in paths, parameters have no names), `name` how it is shown. `sunset` is
    the end that is declared for it, as written; `file` and `pointer` say where it stands.
    """

    key: str
    name: str
    kind: str
    is_deprecated: bool
    sunset: str
    file: str
    pointer: str


class Unit(NamedTuple):
    """The elements of one path or of one named schema, and all that they were read from.

    `reads` are the references that were followed, each with what it led to; `schemas` are the
    schemas outside the components that were met; `is_cut` says that some stand too deep.
    """

    spot: Spot
    owner: str
    elements: dict[str, Element]
    reads: tuple[tuple[str, object, Spot | None], ...]
    schemas: tuple[Spot, ...]
    is_cut: bool


class Label(NamedTuple):
    """What an element is called: its identity, and how it is shown."""

    key: str
    name: str

    def plus(self, text: str, shown: str | None = None) -> Label:
        return Label(f"{self.key}\x1f{text}", self.name + (text if shown is None else shown))


class Reading:
    """Collects the elements of one unit."""

    def __init__(self, tree: Tree, homes: set[str]) -> None:
        self.tree = tree
        self.homes = homes
        self.elements: dict[str, Element] = {}
        self.reads: list[tuple[str, object, Spot | None]] = []
        self.schemas: list[Spot] = []
        self.is_cut = False

    def unit(self, spot: Spot, owner: str) -> Unit:
        reads, schemas = tuple(self.reads), tuple(self.schemas)
        return Unit(spot, owner, self.elements, reads, schemas, self.is_cut)

    def add(self, label: Label, kind: str, spot: Spot, sunset: str = "") -> None:
        value = spot.value if isinstance(spot.value, dict) else {}
        is_deprecated = value.get("deprecated") is True
        held = self.elements.get(label.key)
        if held is not None:  # written several times: deprecated where it is so everywhere
            both = held.is_deprecated and is_deprecated
            self.elements[label.key] = held._replace(is_deprecated=both)
            return
        sunset = sunset or declared_sunset(value)
        self.elements[label.key] = Element(
            label.key, label.name, kind, is_deprecated, sunset, spot.file, spot.pointer
        )

    def resolved(self, spot: Spot) -> Spot:
        found, steps = self.tree.resolved(spot)
        at = spot
        for step in steps:
            assert isinstance(at.value, dict)
            self.reads.append((at.file, at.value["$ref"], step))
            at = step
        if isinstance(at.value, dict) and "$ref" in at.value:
            self.reads.append((at.file, at.value["$ref"], None))
        return found

    def schema(self, label: Label, spot: Spot) -> None:
        """The properties and values of a schema; named schemas that it refers to are met apart."""
        stack: list[tuple[Label, Spot, int]] = [(label, spot, 0)]
        while stack:
            label, spot, depth = stack.pop()
            if not isinstance(spot.value, dict):
                continue
            if depth > _DEEPEST:
                self.is_cut = True
                continue
            self._meet(spot)
            self._values(label, spot)
            stack.extend(
                (inner, found, depth + 1) for inner, found in self._inside(label, spot.value, spot)
            )

    def _meet(self, spot: Spot) -> None:
        assert isinstance(spot.value, dict)
        reference = spot.value.get("$ref")
        if reference is None:
            return
        is_own = spot.file == self.tree.main and isinstance(reference, str)
        if is_own and str(reference)[1:] in self.homes:
            return
        target = self.tree.follow(spot.file, reference)
        self.reads.append((spot.file, reference, target))
        if target is not None:
            self.schemas.append(target)

    def _values(self, label: Label, spot: Spot) -> None:
        assert isinstance(spot.value, dict)
        listed = spot.value.get("enum")
        for number, value in enumerate(listed if isinstance(listed, list) else ()):
            at = Spot(spot.file, f"{spot.pointer}/enum/{number}", value)
            self.add(label.plus("=" + shown_value(value)), VALUE, at)
        if "const" in spot.value:
            self.add(label.plus("=" + shown_value(spot.value["const"])), VALUE, spot)

    def _inside(
        self, label: Label, value: dict[str, object], spot: Spot
    ) -> Iterator[tuple[Label, Spot]]:
        for name, inner in pairs(value.get("properties")):
            child = label.plus("." + name)
            at = Spot(spot.file, f"{spot.pointer}/properties/{escaped(name)}", inner)
            self.add(child, PROPERTY, at)
            yield child, at
        for name, inner in pairs(value.get("patternProperties")):
            pointer = f"{spot.pointer}/patternProperties/{escaped(name)}"
            yield label.plus(".*"), Spot(spot.file, pointer, inner)
        for keyword in BRANCHES:
            for at in _each(spot, keyword, value.get(keyword)):
                yield label, at
        for keyword, mark in INNER:
            for at in _each(spot, keyword, value.get(keyword)):
                yield label.plus(mark), at

    def path(self, path: str, spot: Spot, before: str = "") -> None:
        """The operations of a path item, with all that belongs to no named schema."""
        item = self.resolved(spot)
        if not isinstance(item.value, dict):
            return
        for method in METHODS:
            if isinstance(item.value.get(method), dict):
                at = Spot(item.file, f"{item.pointer}/{method}", item.value[method])
                verb = method.upper()
                label = Label(f"{before}{verb} {shape_of(path)}", f"{before}{verb} {path}")
                self.operation(label, at, item)

    def operation(self, label: Label, spot: Spot, item: Spot) -> None:
        value = spot.value
        assert isinstance(value, dict)
        responses = list(self._responses(spot))
        self.add(label, OPERATION, spot, declared_sunset(value) or _header_sunset(responses))
        for parameter in self._parameters(spot, item):
            self._parameter(label, parameter)
        body = self._part(spot, "requestBody")
        if body is not None:
            self._content(label.plus(" request"), body)
        for status, response in responses:
            self._content(label.plus(f" response {status}"), response)
        for name, callback in pairs(value.get("callbacks")):
            pointer = f"{spot.pointer}/callbacks/{escaped(name)}"
            found = self.resolved(Spot(spot.file, pointer, callback))
            for address, inner in pairs(found.value):
                at = Spot(found.file, f"{found.pointer}/{escaped(address)}", inner)
                if "callback" not in label.name:
                    self.path(address, at, f"{label.name} callback {name} ")

    def _part(self, spot: Spot, keyword: str) -> Spot | None:
        assert isinstance(spot.value, dict)
        if keyword not in spot.value:
            return None
        return self.resolved(Spot(spot.file, f"{spot.pointer}/{keyword}", spot.value[keyword]))

    def _responses(self, spot: Spot) -> Iterator[tuple[str, Spot]]:
        assert isinstance(spot.value, dict)
        for status, response in pairs(spot.value.get("responses")):
            pointer = f"{spot.pointer}/responses/{escaped(status)}"
            yield status, self.resolved(Spot(spot.file, pointer, response))

    def _parameters(self, spot: Spot, item: Spot) -> list[Spot]:
        """Those of the operation, then those of the path that it doesn't write anew."""
        found: dict[tuple[str, str], Spot] = {}
        for holder in (spot, item):
            assert isinstance(holder.value, dict)
            for at in _each(holder, "parameters", holder.value.get("parameters")):
                parameter = self.resolved(at)
                value = parameter.value
                if isinstance(value, dict):
                    name = (str(value.get("in")), str(value.get("name")))
                    found.setdefault(name, parameter)
        return list(found.values())

    def _parameter(self, label: Label, spot: Spot) -> None:
        value = spot.value
        assert isinstance(value, dict)
        place, name = str(value.get("in")), str(value.get("name"))
        if place == "body":
            self._content(label.plus(" request"), spot)
            return
        if place == "header":
            name = name.lower()
        place = "form" if place == "formData" else place
        if place != "path":  # of a path, only the place of a parameter is seen by callers
            own = label.plus(f" {place} {name}")
            self.add(own, PARAMETER, spot)
        else:
            own = label.plus(f" path {{{name}}}", f" path {name}")
        schema = value.get("schema")
        if isinstance(schema, dict):
            self.schema(own, Spot(spot.file, f"{spot.pointer}/schema", schema))
        else:
            self.schema(own, spot)
        for at in _contents(spot):
            self.schema(own, at)

    def _content(self, label: Label, spot: Spot) -> None:
        """The schemas of a body, of whatever media."""
        value = spot.value
        if not isinstance(value, dict):
            return
        if isinstance(value.get("schema"), dict):
            self.schema(label, Spot(spot.file, f"{spot.pointer}/schema", value["schema"]))
        for at in _contents(spot):
            self.schema(label, at)


def _contents(spot: Spot) -> Iterator[Spot]:
    assert isinstance(spot.value, dict)
    for media, holder in pairs(spot.value.get("content")):
        for keyword in ("schema", "itemSchema"):
            if isinstance(holder, dict) and isinstance(holder.get(keyword), dict):
                pointer = f"{spot.pointer}/content/{escaped(media)}/{keyword}"
                yield Spot(spot.file, pointer, holder[keyword])


def _header_sunset(responses: list[tuple[str, Spot]]) -> str:
    """The end that a documented `Sunset` header gives as its only value or example."""
    for _, response in responses:
        value = response.value
        for name, header in pairs(value.get("headers") if isinstance(value, dict) else None):
            if name.lower() == "sunset" and isinstance(header, dict):
                schema = header.get("schema")
                for holder in (header, schema if isinstance(schema, dict) else {}):
                    for keyword in ("const", "example", "default"):
                        if isinstance(holder.get(keyword), str):
                            return str(holder[keyword])
    return ""


def declared_sunset(value: dict[str, object]) -> str:
    """The end that a contract declares for a part (`x-sunset`), as written; empty without one."""
    for keyword in SUNSET_KEYS:
        if value.get(keyword) is not None:
            return str(value[keyword])
    return ""


def pairs(value: object) -> Iterator[tuple[str, object]]:
    """The names and values of a mapping; of anything else, none."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield str(name), inner


def _each(spot: Spot, keyword: str, value: object) -> Iterator[Spot]:
    """The schemas under a keyword that holds one, or a list of them."""
    pointer = f"{spot.pointer}/{keyword}"
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield Spot(spot.file, f"{pointer}/{number}", inner)
    elif isinstance(value, dict):
        yield Spot(spot.file, pointer, value)


def shown_value(value: object) -> str:
    """A value of an enum as it is shown: text as it stands, all else as JSON."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    except (RecursionError, TypeError, ValueError):
        return "?"

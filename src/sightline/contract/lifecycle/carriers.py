"""The operations of a contract as calls meet them, each with what its messages can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.contract.lifecycle.elements import (
    OPERATION,
    PARAMETER,
    Element,
    Label,
    Reading,
    Unit,
)
from sightline.contract.lifecycle.subtypes import choices_of, subtypes_of
from sightline.contract.lifecycle.tree import Spot, Tree
from sightline.contract.lifecycle.units import component_spots, path_spots
from sightline.contract.surface.path_templates import shape_of
from sightline.contract.surface.surface import Operation

__all__ = ["Carrier", "Carriers", "Root", "carriers_of"]

_EXPRESSION = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Root:
    """A schema at the top of a message or parameter, with the element that it belongs to."""

    label: Label
    spot: Spot


@dataclass(frozen=True, slots=True)
class Carrier:
    """One operation: how its calls look, and the schemas of what they carry.

    `roots` are all its schemas, those of parameters among them; `spots` are the operation and
    the parameters of its path as they are written. `flips`: the API sends the request (webhooks,
    callbacks), so no call of it is ever seen.
    """

    element: Element
    called: Operation
    pattern: re.Pattern[str]
    parameters: tuple[Element, ...]
    roots: tuple[Root, ...]
    spots: tuple[Spot, ...]
    requests: tuple[Root, ...]
    responses: tuple[Root, ...]
    flips: bool


@dataclass(frozen=True, slots=True)
class Carriers:
    """All operations of a contract, and what each named schema is called, by its place.

    `subtypes` are the schemas that a discriminator may choose instead of one, `choices` the values
    that choose one.
    """

    tree: Tree
    operations: tuple[Carrier, ...]
    owners: dict[tuple[str, str], str]
    subtypes: dict[tuple[str, str], tuple[Spot, ...]]
    choices: dict[tuple[str, str], frozenset[str]]


class _Outline(Reading):
    """Reads a path's operations without going into their schemas."""

    def __init__(self, tree: Tree, homes: set[str]) -> None:
        super().__init__(tree, homes)
        self.roots: list[Root] = []

    def schema(self, label: Label, spot: Spot) -> None:
        self.roots.append(Root(label, spot))


def carriers_of(tree: Tree, units: dict[tuple[str, str], Unit]) -> Carriers:
    """The operations of a contract; `units` are those of the same revision."""
    homes = set(component_spots(tree))
    found: list[Carrier] = []
    for mark, path, spot in path_spots(tree):
        outline = _Outline(tree, homes)
        outline.path(path, spot, mark)
        for element in outline.elements.values():
            if element.kind == OPERATION:
                found.append(_carrier(tree, element, outline))
    owners = {place: unit.owner for place, unit in units.items()}
    named = [unit.spot for unit in units.values()]
    subtypes, choices = subtypes_of(tree, named), choices_of(tree, named)
    return Carriers(tree, tuple(found), owners, subtypes, choices)


def _carrier(tree: Tree, element: Element, outline: _Outline) -> Carrier:
    own = element.key + "\x1f"
    roots = [root for root in outline.roots if root.label.key.startswith(own)]
    parameters = tuple(
        e for e in outline.elements.values() if e.kind == PARAMETER and e.key.startswith(own)
    )
    verb, _, path = element.name.rpartition(" callback ")[2].partition(" ")
    return Carrier(
        element,
        _called(tree, element, verb, path),
        re.compile(r"(?:.*/)?" + _pattern(path), re.IGNORECASE),
        parameters,
        tuple(roots),
        tuple(_spots(tree, element)),
        tuple(r for r in roots if r.label.key.removeprefix(own).startswith(" request")),
        tuple(r for r in roots if r.label.key.removeprefix(own).startswith(" response ")),
        element.name.startswith("webhook ") or " callback " in element.name,
    )


def _spots(tree: Tree, element: Element) -> Iterator[Spot]:
    """An operation as it is written, without what the API itself calls, and its path's own."""
    at = tree.at(element.file, element.pointer)
    if at is not None and isinstance(at.value, dict):
        yield at._replace(value={k: v for k, v in at.value.items() if k != "callbacks"})
    above = tree.at(element.file, element.pointer.rpartition("/")[0] + "/parameters")
    if above is not None:
        yield above


def _pattern(path: str) -> str:
    """A path's end as any gateway may pass it on, whatever stands before it."""
    texts = _EXPRESSION.split(path.strip("/"))
    return "[^/]+".join(map(re.escape, texts)) + "/?"


def _called(tree: Tree, element: Element, method: str, path: str) -> Operation:
    """What a path matcher has to know of an operation."""
    return Operation(
        name=f"{method} {path}", method=method, path=path, shape=shape_of(path),
        bases=_bases(tree, element), operation_id="", tags=(), summary="", description="",
        is_deprecated=element.is_deprecated, sunset=element.sunset, stability="", parameters=(),
        body=None, responses=(), security=(), flips=False, pointer=element.pointer,
    )  # fmt: skip


def _bases(tree: Tree, element: Element) -> tuple[str, ...]:
    """What stands before the path in an address: of the operation, else its path, else of all."""
    spot = Spot(element.file, element.pointer, None)
    pointers = ((spot.file, spot.pointer), (spot.file, spot.pointer.rpartition("/")[0]),
                (tree.main, ""))  # fmt: skip
    for file, pointer in pointers:
        holder = tree.at(file, pointer)
        value = holder.value if holder else None
        servers = value.get("servers") if isinstance(value, dict) else None
        found = [
            server["url"]
            for server in (servers if isinstance(servers, list) else ())
            if isinstance(server, dict) and isinstance(server.get("url"), str)
        ]
        if found:
            return tuple(dict.fromkeys(url.rstrip("/") for url in found))
    base = tree.root.get("basePath")
    return (base.rstrip("/"),) if isinstance(base, str) else ("",)

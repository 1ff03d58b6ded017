"""Finds every operation of a document: under paths, in webhooks and in callbacks.

https://spec.openapis.org/oas/v3.2.0.html, "Path Item Object" and "Callback Object".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.contract.surface.references import Mapping, References, Spot, escape

__all__ = ["MOST_CALLED_BACK", "MOST_NESTED", "OperationSite", "sites_of"]

MOST_NESTED = 8
"""How deep callbacks may stand in the operations of callbacks."""
MOST_CALLED_BACK = 20_000
"""How many operations in callbacks are read: shared callbacks can multiply without end."""

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_METHOD_OF = {each: each.upper() for each in _METHODS}


@dataclass(frozen=True, slots=True)
class OperationSite:
    """An operation before it is read: its name, what is written, and the path items around it.

    `layers` are the path item and, where that is a reference with more beside it, what it names;
    `above` the pointers of the operations whose callback it is, outermost first.
    """

    name: str
    method: str
    path: str
    written: Mapping
    pointer: str
    layers: tuple[Spot, ...]
    flips: bool
    above: tuple[str, ...] = ()

    @property
    def is_called_back(self) -> bool:
        """Whether it is no path of the API's own: a webhook or a callback."""
        return self.name != f"{self.method} {self.path}"


@dataclass(frozen=True, slots=True)
class _Around:
    """What the operations of one path item have in common."""

    path: str
    before: str
    behind: str
    flips: bool
    above: tuple[str, ...] = ()


def sites_of(root: Mapping, references: References, is_3: bool) -> Iterator[OperationSite]:
    """All operations in the order they are written, callbacks behind the one that names them."""
    called_back = 0
    for key in ("paths", "webhooks", "x-webhooks") if is_3 else ("paths",):
        stack = list(_in_paths(root.get(key), key, key != "paths", references))[::-1]
        while stack:
            site = stack.pop()
            yield site
            called_back += bool(site.above)
            if not is_3 or "callbacks" not in site.written:
                continue
            if called_back < MOST_CALLED_BACK:
                stack.extend(list(_in_callbacks(site, references))[::-1])
            else:
                references.problems.add(
                    f"{site.pointer}/callbacks", "There are too many callbacks.", _NO_LOOP
                )


_NO_LOOP = "Let no callback lead to itself."


def _in_paths(
    items: object, key: str, flips: bool, references: References
) -> Iterator[OperationSite]:
    """The operations of the path items under `paths` or `webhooks`."""
    if items is None:
        return
    if type(items) is not dict:
        references.problems.wrong_type(f"/{key}", "a mapping of paths", items)
        return
    for path, item in items.items():
        if not flips and (type(path) is not str or path.startswith("x-")):
            continue
        before = f"webhook {path} " if flips else ""
        around = _Around(str(path), before, "" if flips else f" {path}", flips)
        yield from _in_item(item, f"/{key}/{escape(path)}", around, references)


def _in_item(
    item: object, pointer: str, around: _Around, references: References
) -> Iterator[OperationSite]:
    """The operations of one path item."""
    layers = _layers(item, pointer, references)
    for method, written, place in _operations(layers, references):
        name = f"{around.before}{method}{around.behind}"
        yield OperationSite(
            name, method, around.path, written, place, layers, around.flips, around.above
        )


def _layers(item: object, pointer: str, references: References) -> tuple[Spot, ...]:
    """A path item as written and, behind it, what its `$ref` names."""
    named = references.follow(item, pointer, "path item")
    if type(item) is dict and "$ref" in item:
        return tuple([spot for spot in ((item, pointer), named) if spot])
    return (named,) if named else ()


def _operations(
    layers: tuple[Spot, ...], references: References
) -> Iterator[tuple[str, Mapping, str]]:
    """Method, what is written and where, for each operation of a path item's layers."""
    seen: set[str] = set()
    for item, pointer in layers:
        for key, written in item.items():
            method = _METHOD_OF.get(key)
            if method and method not in seen:
                seen.add(method)
                place = f"{pointer}/{key}"
                if type(written) is dict:
                    yield method, written, place
                else:
                    references.problems.wrong_type(place, "an operation (a mapping)", written)
        yield from _additional(item, pointer, references, seen)


def _additional(
    item: Mapping, pointer: str, references: References, seen: set[str]
) -> Iterator[tuple[str, Mapping, str]]:
    """3.2's `additionalOperations`: methods of any name, in the capitals they are sent in."""
    more = item.get("additionalOperations")
    place = f"{pointer}/additionalOperations"
    if more is None:
        return
    if type(more) is not dict:
        references.problems.wrong_type(place, "a mapping of methods", more)
        return
    for method, written in more.items():
        here = f"{place}/{escape(method)}"
        if type(written) is not dict:
            references.problems.wrong_type(here, "an operation (a mapping)", written)
        elif str(method) not in seen:
            seen.add(str(method))
            yield str(method), written, here


def _in_callbacks(site: OperationSite, references: References) -> Iterator[OperationSite]:
    """The operations that an operation's callbacks describe; there the other side sends."""
    callbacks = site.written["callbacks"]
    place = f"{site.pointer}/callbacks"
    if type(callbacks) is not dict:
        if callbacks is not None:
            references.problems.wrong_type(place, "a mapping of callbacks", callbacks)
        return
    if site.pointer in site.above:
        references.problems.add(place, "This callback leads to itself.", _NO_LOOP)
        return
    if len(site.above) >= MOST_NESTED:
        references.problems.add(place, "Callbacks of callbacks go too deep here.", _NO_LOOP)
        return
    above = (*site.above, site.pointer)
    for name, node in callbacks.items():
        spot = references.follow(node, f"{place}/{escape(name)}", "callback")
        for expression, item in spot[0].items() if spot else ():
            if spot is None or str(expression).startswith("x-"):
                continue
            before = f"callback {name} {expression} "
            around = _Around(str(expression), before, f" of {site.name}", not site.flips, above)
            yield from _in_item(item, f"{spot[1]}/{escape(expression)}", around, references)

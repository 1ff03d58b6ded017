"""The schemas of one document as a graph: trees, joined by references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["Node", "Unit", "assembled", "reaching", "strong_components"]


class Node:
    """A schema before it has a number: its own keywords, and its children by identity.

    `children` are (keyword, name or index, child): a child is a number, or minus an identity; until
    it is gathered, what is written there.
    """

    __slots__ = ("children", "identity", "own")

    def __init__(
        self, identity: int, own: dict[str, Any], children: list[tuple[str, Any, Any]]
    ) -> None:
        self.identity = identity
        self.own = own
        self.children = children

    def content(self, numbers: dict[int, int]) -> dict[str, Any]:
        """Its content once all children have numbers."""
        if not self.children:
            return self.own
        pairs = [
            (keyword, name, child if child >= 0 else numbers[-child])
            for keyword, name, child in self.children
        ]
        return assembled(self.own, pairs)


class Unit:
    """A target of references, or what stands at several places: its tree, children first, and the
    units it refers to."""

    __slots__ = ("needs", "nodes")

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.needs: dict[int, None] = {}


_NAMED = frozenset(("properties", "patternProperties", "dependentSchemas"))


def assembled(own: dict[str, Any], children: list[tuple[str, Any, int]]) -> dict[str, Any]:
    """Own keywords and children as one content; `allOf`, `anyOf`, `oneOf` in order of number."""
    content = dict(own)  # may hold `properties: ()`, written and empty
    named: dict[str, list[tuple[str, int]]] = {}
    lists: dict[str, list[int]] = {}
    prefix: list[tuple[int, int]] = []
    for keyword, name, child in children:
        if keyword in _NAMED:
            named.setdefault(keyword, []).append((name, child))
        elif keyword == "prefixItems":
            prefix.append((name, child))
        elif name is None:
            content[keyword] = child
        else:
            lists.setdefault(keyword, []).append(child)
    for keyword, pairs in named.items():
        pairs.sort()
        content[keyword] = tuple(pairs)
    for keyword, branches in lists.items():
        branches.sort()
        content[keyword] = tuple(branches)
    if prefix:
        prefix.sort()
        content["prefixItems"] = tuple(child for _, child in prefix)
    return content


def strong_components(units: dict[int, Unit]) -> Iterator[list[int]]:
    """Tarjan's strongly connected components, those without needs first (SIAM J. Comput. 1972)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for start in units:
        if start in index:
            continue
        work: list[tuple[int, Iterator[int]]] = []
        deeper: int | None = start
        while work or deeper is not None:
            if deeper is not None:
                index[deeper] = low[deeper] = len(index)
                stack.append(deeper)
                on_stack.add(deeper)
                work.append((deeper, iter(units[deeper].needs)))
            unit, needs = work[-1]
            deeper = None
            for need in needs:
                if need not in index:
                    deeper = need
                    break
                if need in on_stack:
                    low[unit] = min(low[unit], index[need])
            if deeper is not None:
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[unit])
            if low[unit] == index[unit]:
                yield _taken_off(stack, on_stack, unit)


def _taken_off(stack: list[int], on_stack: set[int], unit: int) -> list[int]:
    component = []
    while True:
        one = stack.pop()
        on_stack.discard(one)
        component.append(one)
        if one == unit:
            return component


def reaching(nodes: Sequence[Node], targets: set[int]) -> set[int]:
    """The identities of the nodes of a cycle from which one of its heads is reached."""
    parents: dict[int, list[int]] = {}
    for node in nodes:
        for _, _, child in node.children:
            if child < 0:
                parents.setdefault(-child, []).append(node.identity)
    reached = {node.identity for node in nodes} & targets
    pending = list(targets & parents.keys()) + list(reached)
    while pending:
        for parent in parents.get(pending.pop(), ()):
            if parent not in reached:
                reached.add(parent)
                pending.append(parent)
    return reached

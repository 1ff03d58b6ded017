"""Cycles of schemas: told apart by partition refinement, so that equal ones get equal numbers.

All schemas that reach a cycle, of both documents, begin in one block for each set of own keywords.
A block is parted where its members' children are in different blocks, until none is parted any more
(Moore 1956; only what has a child in a parted block is looked at again). What stays together can't
be told apart at any depth: a cycle and its unrolled copy, a component and its renamed twin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sightline.contract.schemas.graph import Node, assembled
from sightline.contract.schemas.table import Table

__all__ = ["put_cyclic"]

_UNORDERED = frozenset(("allOf", "anyOf", "oneOf"))


def put_cyclic(table: Table, nodes: Sequence[tuple[Node, dict[int, int]]]) -> None:
    """Number all nodes that reach a cycle; each comes with the numbers of its document."""
    position = {(id(numbers), node.identity): place for place, (node, numbers) in enumerate(nodes)}
    edges = [_edges(node, numbers, position) for node, numbers in nodes]
    blocks = _refined(edges)
    first: dict[int, int] = {}
    for place, block in enumerate(blocks):
        first.setdefault(block, place)
    number_of = {block: table.reserve() for block in first}
    for place, (node, numbers) in enumerate(nodes):
        numbers[node.identity] = number_of[blocks[place]]
    for block, place in first.items():
        node, numbers = nodes[place]
        table.settle(number_of[block], table.simplified(node.content(numbers)))


class _Edges:
    """What a node is by itself, and the places of its children in the cycle, in fixed order."""

    __slots__ = ("free", "ordered", "own")

    def __init__(self) -> None:
        self.own: tuple[Any, ...] = ()
        self.ordered: list[int] = []
        self.free: list[list[int]] = []

    def key(self, blocks: Sequence[int]) -> tuple[Any, ...]:
        ordered = tuple([blocks[place] for place in self.ordered])
        if not self.free:
            return ordered
        free = [tuple(sorted([blocks[place] for place in group])) for group in self.free]
        return (ordered, *free)

    def places(self) -> Iterable[int]:
        yield from self.ordered
        for group in self.free:
            yield from group


def _edges(node: Node, numbers: dict[int, int], position: dict[tuple[int, int], int]) -> _Edges:
    edges = _Edges()
    closed: list[tuple[str, Any, int]] = []
    shape: list[tuple[str, Any]] = []
    groups: dict[str, list[int]] = {}
    document = id(numbers)
    for keyword, name, child in sorted(node.children, key=_by_name):
        place = position.get((document, -child)) if child < 0 else None
        if place is None:
            closed.append((keyword, name, child if child >= 0 else numbers[-child]))
        elif keyword in _UNORDERED:
            groups.setdefault(keyword, []).append(place)
        else:
            edges.ordered.append(place)
            shape.append((keyword, name))
    edges.free = [groups[keyword] for keyword in sorted(groups)]
    sizes = tuple((keyword, len(groups[keyword])) for keyword in sorted(groups))
    content = assembled(node.own, closed)
    edges.own = (tuple(sorted(content.items())), tuple(shape), sizes)
    return edges


def _by_name(child: tuple[str, Any, int]) -> tuple[str, str]:
    return child[0], f"{child[1]:09d}" if isinstance(child[1], int) else str(child[1])


def _refined(edges: Sequence[_Edges]) -> list[int]:
    """The block of each node, once no block is parted any more."""
    known: dict[tuple[Any, ...], int] = {}
    blocks = [known.setdefault(one.own, len(known)) for one in edges]
    members: list[list[int]] = [[] for _ in known]
    parents: list[list[int]] = [[] for _ in edges]
    for place, one in enumerate(edges):
        members[blocks[place]].append(place)
        for child in one.places():
            parents[child].append(place)
    waiting = {block for block, group in enumerate(members) if len(group) > 1}
    while waiting:
        block = min(waiting)
        waiting.discard(block)
        for place in _parted(block, edges, blocks, members):
            for parent in parents[place]:
                if len(members[blocks[parent]]) > 1:
                    waiting.add(blocks[parent])
    return blocks


def _parted(
    block: int, edges: Sequence[_Edges], blocks: list[int], members: list[list[int]]
) -> list[int]:
    """Part a block by its members' children; returns the places that moved to new blocks."""
    parts: dict[tuple[Any, ...], list[int]] = {}
    for place in members[block]:
        parts.setdefault(edges[place].key(blocks), []).append(place)
    if len(parts) == 1:
        return []
    keep, *others = sorted(parts.values(), key=len, reverse=True)
    members[block] = keep
    moved = []
    for group in others:
        members.append(group)
        for place in group:
            blocks[place] = len(members) - 1
        moved += group
    return moved

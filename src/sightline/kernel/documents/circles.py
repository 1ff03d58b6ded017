"""Circles in a directed graph, found without recursion and always told in the same way."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping


def circles(edges: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """One shortest way round per knot of nodes that reach each other, in the order of their names.

    A way begins and ends with the first name of its knot. Edges from a node to itself don't count.

    >>> list(circles({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": []}))
    [['a', 'b', 'c', 'a']]
    """
    knots = [sorted(knot) for knot in strongly_connected(edges) if len(knot) > 1]
    for knot in sorted(knots):
        yield _way_round(knot[0], frozenset(knot), edges)


def strongly_connected(edges: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """Sets of nodes that reach each other (Tarjan 1972, with a stack of our own)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_nodes: dict[str, None] = {}
    for root in edges:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_nodes[root] = None
        walk = [(root, iter(edges[root]))]
        while walk:
            node, rest = walk[-1]
            for after in rest:
                if after not in index:
                    index[after] = low[after] = len(index)
                    open_nodes[after] = None
                    walk.append((after, iter(edges.get(after, ()))))
                    break
                if after in open_nodes:
                    low[node] = min(low[node], index[after])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == index[node]:
                    yield _taken_from(open_nodes, node)


def _taken_from(open_nodes: dict[str, None], first: str) -> list[str]:
    """The nodes opened since the first of a set; they are open no longer."""
    taken: list[str] = []
    while not taken or taken[-1] != first:
        taken.append(open_nodes.popitem()[0])
    return taken


def _way_round(start: str, knot: frozenset[str], edges: Mapping[str, Collection[str]]) -> list[str]:
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while start not in came_from:
        node = waiting.popleft()
        for after in sorted(edges[node]):
            if after in knot and after != node and after not in came_from:
                came_from[after] = node
                waiting.append(after)
    way = [start]
    node = came_from[start]
    while node != start:
        way.append(node)
        node = came_from[node]
    return [start, *reversed(way[1:]), start]

"""What stands next to what in the graph: the links of an id, in both directions, by id.

The graph knows files; people ask about ids. A transcript's links belong to the id of its interview.
"""

from __future__ import annotations

from typing import NamedTuple

from sightline.kernel.documents.graph import Graph

IMPLICIT = frozenset(("companion",))


class Tie(NamedTuple):
    """One link as it was written: ``source`` refers to ``target``, on a line of a file."""

    type: str
    source: str
    target: str
    anchor: str
    path: str
    line: int


class Neighbourhood:
    """The links of each id of a graph, in a fixed order; implicit ones are left out."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def has(self, identifier: str) -> bool:
        """Whether any file brings the id."""
        return identifier in self._graph.by_id

    def outgoing(self, identifier: str) -> list[Tie]:
        """What an id refers to, in the order in which it was written."""
        nodes = self._graph.nodes
        return [
            Tie(link.type, identifier, link.target, link.anchor, path, link.line)
            for path in self._graph.by_id.get(identifier, ())
            for link in nodes[path].links
            if link.type not in IMPLICIT
        ]

    def incoming(self, identifier: str) -> list[Tie]:
        """What refers to an id, in the order of the files; one without an id refers to nothing."""
        nodes = self._graph.nodes
        return [
            Tie(link.type, nodes[path].ids[0], identifier, link.anchor, path, link.line)
            for path, link in self._graph.incoming.get(identifier, ())
            if link.type not in IMPLICIT and nodes[path].ids
        ]

"""What stands next to what in the graph: the links of an id, in both directions, by id.

The graph knows files; people ask about ids. A transcript's links belong to the id of its interview.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    """The links of each id of a graph, in a fixed order; implicit ones are left out.

    What was found is kept with the graph, so that many threads through one workspace cost little
    more than their own steps.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._outgoing: dict[str, tuple[Tie, ...]] = graph.kept.setdefault("outgoing", {})
        self._incoming: dict[str, tuple[Tie, ...]] = graph.kept.setdefault("incoming", {})

    def has(self, identifier: str) -> bool:
        """Whether any file brings the id."""
        return identifier in self._graph.by_id

    def outgoing(self, identifier: str) -> tuple[Tie, ...]:
        """What an id refers to, in the order in which it was written."""
        found = self._outgoing.get(identifier)
        if found is None:
            found = self._outgoing[identifier] = tuple(self._find_outgoing(identifier))
        return found

    def incoming(self, identifier: str) -> tuple[Tie, ...]:
        """What refers to an id, in the order of the files; one without an id refers to nothing."""
        found = self._incoming.get(identifier)
        if found is None:
            found = self._incoming[identifier] = tuple(self._find_incoming(identifier))
        return found

    def _find_outgoing(self, identifier: str) -> Iterator[Tie]:
        nodes = self._graph.nodes
        return (
            Tie(link.type, identifier, link.target, link.anchor, path, link.line)
            for path in self._graph.by_id.get(identifier, ())
            for link in nodes[path].links
            if link.type not in IMPLICIT
        )

    def _find_incoming(self, identifier: str) -> Iterator[Tie]:
        nodes = self._graph.nodes
        return (
            Tie(link.type, nodes[path].ids[0], identifier, link.anchor, path, link.line)
            for path, link in self._graph.incoming.get(identifier, ())
            if link.type not in IMPLICIT and nodes[path].ids
        )

"""The evidence graph: which file brings which id, and which links lead where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sightline.kernel.documents.document import Document, Quote
from sightline.kernel.documents.identifiers import Link, kind_of

Facts = tuple[str, Collection[str], Collection[Any]]


class Node(NamedTuple):
    """What the graph knows of a file without opening it. ``line`` is the title's."""

    path: str
    kind: str
    ids: tuple[str, ...]
    title: str
    status: str
    links: tuple[Link, ...]
    line: int = 1


class NodesOnDemand(Mapping[str, Node]):
    """Path → node, each made when somebody asks for it."""

    def __init__(self, paths: Collection[str], make: Callable[[str], Node]) -> None:
        self._paths = paths
        self._make = make

    def __getitem__(self, path: str) -> Node:
        if path not in self._paths:
            raise KeyError(path)
        return self._make(path)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class Graph:
    """Ids and links of a workspace. Built from nodes, so that unchanged files need no reading.

    ``acyclic`` names, per kind, the link types that must not go round in a circle. ``kept`` is for
    what follows from the graph alone, found once.
    """

    def __init__(
        self,
        nodes: Iterable[Node] | NodesOnDemand,
        acyclic: Mapping[str, tuple[str, ...]] | None = None,
        facts: Iterable[Facts] | None = None,
    ) -> None:
        """``facts``: path, ids, links of every node, where making all of them would be too much."""
        if isinstance(nodes, NodesOnDemand):
            self.nodes: Mapping[str, Node] = nodes
        else:
            self.nodes = {node.path: node for node in nodes}
        self.acyclic = acyclic or {}
        made = (
            [(node.path, node.ids, node.links) for node in self.nodes.values()]
            if facts is None
            else facts
        )
        self._facts: list[Facts] = list(made)
        self.by_id: dict[str, list[str]] = {}
        for path, ids, _ in self._facts:
            for identifier in ids:
                self.by_id.setdefault(identifier, []).append(path)
        self._incoming: dict[str, list[tuple[str, Link]]] | None = None
        self._by_type: dict[tuple[str, str], list[tuple[str, Link]]] | None = None
        self.kept: dict[str, Any] = {}

    @property
    def incoming(self) -> Mapping[str, list[tuple[str, Link]]]:
        """Id → the links that lead to it, each with the path of the document that holds it."""
        if self._incoming is None:
            self._incoming = _LinksOnDemand()
            add = self._incoming.setdefault
            for path, _, links in self._facts:
                for link in links:
                    add(link[1], []).append((path, link))
        return self._incoming

    def incoming_of_type(self, identifier: str, wanted: str) -> list[tuple[str, Link]]:
        """The links of one type that lead to an id."""
        if self._by_type is None:
            self._by_type = {}
            for path, _, links in self._facts:
                for link in links:
                    if link[0] not in COMMON_TYPES:
                        found = Link(*link)
                        self._by_type.setdefault((found.target, found.type), []).append(
                            (path, found)
                        )
        if wanted in COMMON_TYPES:
            every = self.incoming.get(identifier, ())
            return [pair for pair in every if pair[1].type == wanted]
        return self._by_type.get((identifier, wanted), [])

    def links(self, *types: str) -> Iterator[tuple[str, Link]]:
        """Every link of the given types, in the order of the files."""
        for path, node in self.nodes.items():
            for link in node.links:
                if link.type in types:
                    yield path, link

    def home(self, identifier: str) -> str | None:
        """The file that stands for an id; where several bring it, not the transcript."""
        paths = self.by_id.get(identifier)
        if not paths:
            return None
        return paths[0] if len(paths) == 1 else min(paths, key=lambda p: (p.endswith(".vtt"), p))


class _LinksOnDemand(dict[str, list[tuple[str, Link]]]):
    """Target → links, which may be held as plain lists until somebody asks for them."""

    def get(self, target: str, default: Any = None) -> Any:
        found = super().get(target)
        if found is None:
            return default
        if any(type(link) is not Link for _, link in found):
            found[:] = [(path, Link(*link)) for path, link in found]
        return found


COMMON_TYPES = frozenset(("mentions", "evidence", "measures", "companion", "quotes"))
"""Types of which there are many links and after which no check asks on its own."""
RECORD_OF = "of"
"""The type of the link from a record to what it is about."""
OpenDocument = Callable[[str], Document]


class Targets:
    """What the links of one document lead to; nothing else of the workspace can be reached."""

    __slots__ = ("_allowed", "_graph", "_open")

    def __init__(self, document: Document, graph: Graph, open_document: OpenDocument) -> None:
        self._allowed = {link.target for link in document.links}
        self._graph = graph
        self._open = open_document

    def exists(self, link: Link) -> bool:
        self._own(link)
        return link.target in self._graph.by_id

    def could_be_written(self, link: Link) -> bool:
        """Whether the target's prefix is a kind of document (it may also be a row of feedback)."""
        return kind_of(link.target) in self._graph.acyclic

    def status(self, link: Link) -> str | None:
        """The status of the document that a link leads to; None where there is none."""
        self._own(link)
        home = self._graph.home(link.target)
        return None if home is None else self._graph.nodes[home].status

    def document(self, link: Link) -> Document | None:
        """The document that a link of this one leads to."""
        self._own(link)
        home = self._graph.home(link.target)
        return None if home is None else self._open(home)

    def quote(self, link: Link) -> Quote | None:
        """The words at a link's anchor, or of the row that it names."""
        self._own(link)
        name = link.anchor or link.target
        for path in self._graph.by_id.get(link.target, ()):
            found = self._open(path).quotes.get(name)
            if found is not None:
                return found
        return None

    def anchors(self, link: Link) -> list[str]:
        """The names that could stand after ``#`` in a link to this target."""
        self._own(link)
        paths = self._graph.by_id.get(link.target, ())
        return [name for path in paths for name in self._open(path).quotes]

    def _own(self, link: Link) -> None:
        if link.target not in self._allowed:
            raise LookupError(f"{link.reference} is no link of the document that is checked")


class Referrers:
    """The documents that link to one document, each with the link."""

    __slots__ = ("_document", "_graph", "_open")

    def __init__(self, document: Document, graph: Graph, open_document: OpenDocument) -> None:
        self._document = document
        self._graph = graph
        self._open = open_document

    def links(self, *types: str) -> list[Link]:
        """The links that lead here, of the given types (of all when none is given)."""
        return [link for _, link in self._found(types)]

    def documents(self, *types: str) -> Iterator[tuple[Document, Link]]:
        for path, link in self._found(types):
            yield self._open(path), link

    def _found(self, types: tuple[str, ...]) -> list[tuple[str, Link]]:
        if self._document.id is None:
            return []
        if not types:
            return self._graph.incoming.get(self._document.id, [])
        of_type = self._graph.incoming_of_type
        found = [of_type(self._document.id, wanted) for wanted in types]
        return found[0] if len(found) == 1 else [pair for pairs in found for pair in pairs]


class Records:
    """What was recorded about the things that one document links to; nothing else can be reached.

    A record speaks for what it is about and is never edited, so it counts as a part of that: a
    document that links there may read it, although it stands a link further on.
    """

    __slots__ = ("_document", "_graph", "_open")

    def __init__(self, document: Document, graph: Graph, open_document: OpenDocument) -> None:
        self._document = document
        self._graph = graph
        self._open = open_document

    def about(self, identifier: str) -> Iterator[Document]:
        """The records about an id that the document links to, in the order of the files."""
        if all(link.target != identifier for link in self._document.links):
            raise LookupError(f"{identifier} is no link of the document that is checked")
        for path, _ in self._graph.incoming_of_type(identifier, RECORD_OF):
            yield self._open(path)

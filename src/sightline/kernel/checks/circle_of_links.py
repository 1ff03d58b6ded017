"""Links go round in a circle where each should come before the next.

If REQ-001 waits for REQ-002 and REQ-002 waits for REQ-001, neither can begin; an opportunity
can't be its own ancestor, and a decision can't replace one that replaces it. The message shows
the way round. Remove the link that is not true.

## Bad

requirements/REQ-001-index.md
    ---
    title: The index is fresh within a minute
    depends_on: REQ-002
    ---

requirements/REQ-002-search.md
    ---
    title: Search answers while typing
    depends_on: REQ-001
    ---

## Good

requirements/REQ-001-index.md
    ---
    title: The index is fresh within a minute
    ---

requirements/REQ-002-search.md
    ---
    title: Search answers while typing
    depends_on: REQ-001
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import graph_check
from sightline.kernel.documents.circles import circles
from sightline.kernel.documents.document import Finding, place_of_link
from sightline.kernel.documents.graph import Graph
from sightline.kernel.documents.identifiers import Link

_LONGEST_SHOWN = 8
Edges = dict[str, dict[str, tuple[str, Link]]]


@graph_check("LNK006")
def circle_of_links(graph: Graph) -> Iterator[tuple[str, Finding]]:
    for field, edges in sorted(_edges(graph).items()):
        for way in circles(edges):
            path, link = edges[way[0]][way[1]]
            message = f"`{field}` goes round in a circle: {_shown(way)}"
            help = "remove the link that is not true"
            yield path, Finding(message, place_of_link(link), help)


def _edges(graph: Graph) -> dict[str, Edges]:
    """Per field: id → the ids that its document names there → where.

    ``superseded_by`` is ``supersedes`` the other way round. A link to itself has a page of its own.
    """
    found: dict[str, Edges] = {}
    for path, node in graph.nodes.items():
        fields = graph.acyclic.get(node.kind, ())
        for link in node.links:
            for own in node.ids if link.target not in node.ids else ():
                if link.type == "superseded_by":
                    by_target = found.setdefault("supersedes", {}).setdefault(link.target, {})
                    by_target.setdefault(own, (path, link))
                elif link.type in fields or link.type == "supersedes":
                    found.setdefault(link.type, {}).setdefault(own, {})[link.target] = (path, link)
    return found


def _shown(way: list[str]) -> str:
    if len(way) > _LONGEST_SHOWN:
        left_out = len(way) - _LONGEST_SHOWN + 1
        way = [*way[: _LONGEST_SHOWN - 2], f"({left_out} more)", way[-1]]
    return " → ".join(way)

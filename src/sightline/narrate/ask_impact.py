"""``impact``: what a change of an id would touch."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.collector import without_collector
from sightline.kernel.documents.held_values import values_of
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.measure.promises.promise import Promise
from sightline.narrate.ask_thread import checked_depth
from sightline.narrate.shapes import Edge, status_of
from sightline.narrate.telling import start_of
from sightline.narrate.thread import MEASURES, Reached, Rules, Walk, follow_downstream

_ORDER = {"shipped": 0, "committed": 1, "draft": 2, "dropped": 3, None: 4}


@dataclass(frozen=True, slots=True)
class ImpactRequest:
    """What would change, and how far to look."""

    id: str = argument(
        metavar="ID",
        complete="id",
        help="an id such as MET-api.latency_ms, or a quote INT-003#q4",
        required=True,
    )
    depth: int = option(0, metavar="N", help="how many links far; 0 is all the way")


@dataclass(frozen=True, slots=True)
class Touched:
    """A document that rests on the id, or names it in prose (``mentions``)."""

    id: str
    kind: str
    title: str
    path: str
    line: int
    status: str | None
    distance: int
    mentions: bool


@dataclass(frozen=True, slots=True)
class Measuring:
    """A criterion that asks a metric, and where it stands."""

    id: str
    criterion: str
    status: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class ImpactResult:
    """What would be touched, the shipped and committed first, and what only names it in prose.

    ``counts`` is by kind, ``promised`` counts the shipped and committed, ``criteria`` ask it where
    it is a metric, ``hidden`` counts the withheld documents of the workspace.
    """

    id: str
    title: str
    as_of: str
    nodes: tuple[Touched, ...]
    edges: tuple[Edge, ...]
    criteria: tuple[Measuring, ...]
    counts: dict[str, int]
    promised: int
    mentioned: int
    hidden: int
    beyond_depth: int


@operation("impact", renderers={"text": "sightline.narrate.render_impact:text"})
def impact(view: WorkspaceView, request: ImpactRequest) -> ImpactResult:
    """List what a change would touch: all that rests on an id, what is promised first."""
    depth = checked_depth(request.depth)
    identifier, anchor = start_of(view, request.id)
    neighbourhood = Neighbourhood(view.graph)
    rules = Rules(depth=depth, shown=frozenset(), anchor=anchor)
    with without_collector():
        walk = follow_downstream(neighbourhood, identifier, rules)
        nodes = _touched(view, walk)
        criteria = _measuring(view, neighbourhood, identifier)
    document = view.find(identifier)
    row = document.quotes.get(identifier) if document.id is None else None
    counts: dict[str, int] = {}
    for node in nodes:
        if not node.mentions:
            counts[node.kind] = counts.get(node.kind, 0) + 1
    resting = [node for node in nodes if not node.mentions]
    return ImpactResult(
        id=identifier,
        title=row.text if row is not None else document.title,
        as_of=view.as_of,
        nodes=tuple(nodes),
        edges=tuple(Edge(t.source, t.target, t.type, t.anchor or None) for t in walk.ties),
        criteria=tuple(criteria),
        counts=dict(sorted(counts.items())),
        promised=sum(node.status in ("committed", "shipped") for node in resting),
        mentioned=len(nodes) - len(resting),
        hidden=view.hidden,
        beyond_depth=walk.beyond_depth,
    )


def _touched(view: WorkspaceView, walk: Walk) -> list[Touched]:
    found = [_one(view, i, r) for i, r in walk.reached.items() if i != walk.start]
    return sorted(found, key=lambda n: (n.mentions, _ORDER[n.status], n.kind, n.distance, n.id))


def _one(view: WorkspaceView, identifier: str, reached: Reached) -> Touched:
    home = str(view.graph.home(identifier))
    node = view.graph.nodes[home]
    line = reached.tie.line if reached.tie is not None and reached.tie.path == home else node.line
    mentions, kind = reached.side == "beside", kind_of(identifier)
    return Touched(
        identifier, kind, node.title, home, line, status_of(kind, node.status), reached.distance,
        mentions,
    )  # fmt: skip


def _measuring(
    view: WorkspaceView, neighbourhood: Neighbourhood, identifier: str
) -> list[Measuring]:
    """The criteria that ask a metric, the promised ones first."""
    asking = (t for t in neighbourhood.incoming(identifier) if t.type == MEASURES)
    found = []
    for path, source in dict.fromkeys((tie.path, tie.source) for tie in asking):
        document = view.open(path)
        for promise in values_of(document.model, Promise):
            criterion = promise.criterion
            if criterion is not None and f"MET-{criterion.metric}" == identifier:
                line = promise.node.line
                found.append(Measuring(source, promise.text, document.status, path, line))
    return sorted(found, key=lambda m: (_ORDER.get(m.status, 4), m.id, m.line))

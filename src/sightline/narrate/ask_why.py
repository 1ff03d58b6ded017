"""``why``: the two-minute answer: words, decision, promise, and what the data said last.

Nothing is composed that does not stand in a document: the answer picks, orders and refers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.narrate.shapes import Criterion, Gap, Quote, Statement, ThreadNode
from sightline.narrate.telling import Told, start_of, tell
from sightline.narrate.thread import Rules, follow

STRONGEST = 3
_CHAIN = ("OPP", "DEC", "REQ", "INI", "ROL")


@dataclass(frozen=True, slots=True)
class WhyRequest:
    """About which id."""

    id: str = argument(metavar="ID", complete="id", help="an id such as REQ-014", required=True)


@dataclass(frozen=True, slots=True)
class Link:
    """One station between words and verdict; ``more`` others of its kind stand beside it."""

    id: str
    kind: str
    title: str
    status: str | None
    path: str
    line: int
    more: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A statement of an insight or an opportunity, with where it stands and what backs it."""

    id: str
    path: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision says: the choice, the reason, the person, the day, what would flip it."""

    id: str
    title: str
    status: str
    choice: str | None
    because: str | None
    decider: str | None
    decided: str | None
    flips_if: str | None
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise and who made it, with the newest recorded verdict."""

    id: str
    status: str | None
    path: str
    criterion: Criterion


@dataclass(frozen=True, slots=True)
class WhyResult:
    """The answer, each part with its reference; ``quotes`` holds the strongest."""

    id: str
    title: str
    status: str | None
    as_of: str
    verdict: str | None
    quotes: tuple[Quote, ...]
    quotes_in_all: int
    feedback_rows: int
    chain: tuple[Link, ...]
    claimed: tuple[Claimed, ...]
    decided: tuple[Decided, ...]
    promised: tuple[Promised, ...]
    gaps: tuple[Gap, ...]
    hidden: int


@operation("why", renderers={"text": "sightline.narrate.render_why:text"})
def why(view: WorkspaceView, request: WhyRequest) -> WhyResult:
    """Say in two minutes why something exists, and whether it works.

    Every sentence stands in a document, whose reference is shown.
    """
    identifier, anchor = start_of(view, request.id)
    neighbourhood = Neighbourhood(view.graph)
    walk = follow(neighbourhood, identifier, Rules(anchor=anchor))
    told = tell(view, neighbourhood, walk, anchor)
    start = told.nodes[0]
    above = [n for n in told.nodes if n.side in ("self", "upstream")]
    known = view.catalogue.kinds.by_code
    said = _strongest_first(above, told)
    quotes = [q for q in said if kind_of(q.reference) in known]
    rows = sum(node.kind not in known for node in above)
    return WhyResult(
        id=identifier,
        title=start.title,
        status=start.status,
        as_of=view.as_of,
        verdict=start.verdict,
        quotes=tuple((quotes or said)[:STRONGEST]),
        quotes_in_all=len(quotes),
        feedback_rows=rows,
        chain=tuple(_chain(above)),
        claimed=tuple(Claimed(n.id, n.path, s) for n in above for s in n.statements),
        decided=tuple(_decided(view, n) for n in above if n.kind == "DEC"),
        promised=tuple(_promised(above)),
        gaps=tuple(gap for gap in told.gaps if gap.id in {n.id for n in above}),
        hidden=told.hidden,
    )


def _strongest_first(above: list[ThreadNode], told: Told) -> list[Quote]:
    """Words to which more documents of the thread refer come first, then nearer ones, then by
    reference; every voice is heard once before one is heard twice."""
    inside = {node.id for node in above}
    referring: dict[str, set[str]] = {}
    for edge in told.edges:
        if edge.from_ in inside:
            reference = f"{edge.to}#{edge.anchor}" if edge.anchor else edge.to
            referring.setdefault(reference, set()).add(edge.from_)
    listed = [(node, quote) for node in above for quote in node.quotes if quote.text is not None]
    listed.sort(
        key=lambda p: (-len(referring.get(p[1].reference, ())), p[0].distance, p[1].reference)
    )
    heard: dict[str, int] = {}
    ranked = []
    for node, quote in listed:
        heard[node.id] = heard.get(node.id, 0) + 1
        ranked.append((heard[node.id], quote))
    return [quote for _, quote in sorted(ranked, key=lambda p: p[0])]


def _chain(above: list[ThreadNode]) -> Iterable[Link]:
    """The stations in the order of the work, the nearest of each kind; the one asked about last."""
    start = above[0]
    for kind in _CHAIN:
        found = [n for n in above if n.kind == kind and n is not start]
        found = [n for n in found if n.status != "dropped"] or found
        if found:
            nearest = min(found, key=lambda n: n.distance)
            yield _link(nearest, len(found) - 1)
    if start.status is not None:
        yield _link(start, 0)


def _link(node: ThreadNode, more: int) -> Link:
    return Link(node.id, node.kind, node.title, node.status, node.path, node.line, more)


def _decided(view: WorkspaceView, node: ThreadNode) -> Decided:
    model = view.open(node.path).model
    choice, because, decider, flips_if, day = (
        getattr(model, key, None) for key in ("choice", "because", "decider", "flips_if", "decided")
    )
    return Decided(
        node.id, node.title, node.status or "", choice, because, decider,
        day.isoformat() if day is not None else None, flips_if, node.path, node.line,
    )  # fmt: skip


def _promised(above: list[ThreadNode]) -> Iterable[Promised]:
    """The promises of what was asked about; where it made none, of the requirements above."""
    own = [above[0]] if above[0].criteria else [n for n in above if n.kind == "REQ"]
    for node in own:
        for criterion in node.criteria:
            yield Promised(node.id, node.status, node.path, criterion)

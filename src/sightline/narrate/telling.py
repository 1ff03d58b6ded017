"""Opens what a walk reached: titles, quotes, statements, promises with verdicts, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.collector import without_collector
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.held_values import values_of
from sightline.kernel.documents.identifiers import Link, kind_of, split_reference
from sightline.kernel.documents.kinds import Claim, Evidence
from sightline.kernel.documents.neighbourhood import Neighbourhood, Tie
from sightline.kernel.errors import UsageError
from sightline.narrate.gaps import Seen, dangling, gaps_of, lost_words, no_words
from sightline.narrate.recorded_verdicts import RecordedVerdicts, worst
from sightline.narrate.shapes import (
    NO_EVIDENCE,
    Edge,
    Gap,
    Quote,
    Statement,
    ThreadNode,
    status_of,
)
from sightline.narrate.spoken_words import SpokenWords
from sightline.narrate.thread import DEPENDS_ON, MEASURES, MENTIONS, Reached, Walk

MAX_OPENED = 1_000
_TITLE_LENGTH = 80
_NO_GROUND = frozenset((MEASURES, DEPENDS_ON, MENTIONS, "companion", "supersedes", "superseded_by"))


@dataclass(frozen=True, slots=True)
class Told:
    """A walk with everything opened; ``unopened`` far documents are known by their links only."""

    nodes: tuple[ThreadNode, ...]
    edges: tuple[Edge, ...]
    gaps: tuple[Gap, ...]
    hidden: int
    unopened: int


def start_of(view: WorkspaceView, reference: str) -> tuple[str, str]:
    """The id and the anchor that somebody asked for.

    Raises UsageError, with the nearest ids, where none is visible.
    """
    identifier, anchor = split_reference(reference) or (reference, "")
    document = view.find(identifier)
    if anchor and anchor not in document.quotes:
        paths = view.graph.by_id.get(identifier, ())
        known = sorted({name for path in paths for name in view.open(path).quotes})
        if anchor not in known:
            help = "quotes there: " + (", ".join(known[:8]) or "none")
            raise UsageError(f"{identifier} has no quote #{anchor}", help=help)
    return identifier, anchor


def tell(view: WorkspaceView, neighbourhood: Neighbourhood, walk: Walk, anchor: str = "") -> Told:
    """Open every document of a walk (the nearest 1,000) and say what stands in it."""
    with without_collector():
        return _Telling(view, neighbourhood, walk).told(anchor)


class _Telling:
    def __init__(self, view: WorkspaceView, neighbourhood: Neighbourhood, walk: Walk) -> None:
        self.view = view
        self.neighbourhood = neighbourhood
        self.walk = walk
        self.words = SpokenWords(view)
        self.verdicts = RecordedVerdicts(view, neighbourhood)
        self.hidden_in_workspace = view.hidden if view.subject.audience else 0
        self.withheld: set[str] = set()
        self.quotes: dict[str, dict[str, Quote]] = {}
        self.gaps: list[Gap] = []

    def told(self, anchor: str) -> Told:
        near = self._nearest()
        self._open_start(anchor)
        for identifier in near:
            self._collect_quotes(self._document(identifier))
        nodes = [self._node(i, r, i in near) for i, r in self.walk.reached.items()]
        self._add_start_gap(nodes)
        edges = tuple(Edge(t.source, t.target, t.type, t.anchor or None) for t in self.walk.ties)
        return Told(
            tuple(nodes), edges, tuple(self.gaps), len(self.withheld), len(nodes) - len(near)
        )

    def _open_start(self, anchor: str) -> None:
        """An interview that was asked for shows the quote that was asked for, or all of its."""
        start = self.walk.start
        paths = self.view.graph.by_id[start] if kind_of(start) == "INT" else ()
        anchors = dict.fromkeys(name for path in paths for name in self.view.open(path).quotes)
        for name in [anchor] if anchor else anchors:
            for quote in self._own_words(start, name):
                self._keep_quote(start, quote)

    def _nearest(self) -> dict[str, None]:
        """The ids whose documents are opened: upstream before downstream, near before far."""
        rank = {"self": 0, "upstream": 1, "downstream": 2, "beside": 3}
        listed = sorted(
            self.walk.reached, key=lambda i: (rank[self.walk.reached[i].side], self._distance(i))
        )
        return dict.fromkeys(listed[:MAX_OPENED])

    def _distance(self, identifier: str) -> int:
        return self.walk.reached[identifier].distance

    def _document(self, identifier: str) -> Document:
        return self.view.open(str(self.view.graph.home(identifier)))

    def _collect_quotes(self, document: Document) -> None:
        """Keep the words that a document refers to with the node of the thread that holds them."""
        given = values_of(document.model, Evidence)
        seen = {(evidence.ref.target, evidence.ref.anchor) for evidence in given}
        bare = [
            Evidence(link)
            for link in document.links
            if link.anchor and link.type != MENTIONS and (link.target, link.anchor) not in seen
        ]
        for evidence in (*given, *bare):
            target = evidence.ref.target
            found = self.words.at(evidence) if target in self.walk.reached else None
            if found is not None:
                self._keep_quote(target, found)

    def _keep_quote(self, target: str, quote: Quote) -> None:
        held = self.quotes.setdefault(target, {})
        before = held.get(quote.reference)
        if before is None or (quote.quoted and not before.quoted):
            held[quote.reference] = quote

    def _node(self, identifier: str, reached: Reached, opened: bool) -> ThreadNode:
        home = str(self.view.graph.home(identifier))
        known = self.view.graph.nodes[home]
        kind = kind_of(identifier)
        is_row = kind not in self.view.catalogue.kinds.by_code
        common: dict[str, Any] = {
            "id": identifier, "kind": kind, "path": home, "side": reached.side,
            "distance": reached.distance, "parent": reached.parent or None,
        }  # fmt: skip
        if not opened:
            title = identifier if is_row else known.title
            return _light(
                common, title, known.line, None if is_row else status_of(kind, known.status)
            )
        if is_row:
            return self._row(identifier, common)
        return self._opened(self._document(identifier), common)

    def _row(self, identifier: str, common: dict[str, Any]) -> ThreadNode:
        quote = self._document(identifier).quotes[identifier]
        title = " ".join(quote.text.split())
        if len(title) > _TITLE_LENGTH:
            title = title[: _TITLE_LENGTH - 1].rstrip() + "…"
        words = self.quotes.get(identifier, {}).values() or self._own_words(identifier)
        return _light(common, title, quote.place.line, None, tuple(words))

    def _own_words(self, identifier: str, anchor: str = "") -> list[Quote]:
        found = self.words.at(Evidence(Link("", identifier, anchor, 1, 1, 1, 1)))
        return [] if found is None else [found]

    def _opened(self, document: Document, common: dict[str, Any]) -> ThreadNode:
        identifier = str(document.id)
        statements = self._statements(document)
        criteria = self.verdicts.criteria(document)
        types = self._note_links(document, identifier)
        is_beside = common["side"] == "beside"
        if not is_beside:
            incoming = self.neighbourhood.incoming(identifier)
            recorded = any(r.verdict for r in self.verdicts.about(identifier))
            self.gaps += gaps_of(
                Seen(
                    document, types, incoming, criteria, statements, recorded,
                    self.hidden_in_workspace,
                )
            )  # fmt: skip
        return ThreadNode(
            **common,
            title=document.title,
            line=document.place().line,
            status=status_of(document.kind, document.status),
            owner=getattr(document.model, "owner", None) or self.view.settings.owner or None,
            note=NO_EVIDENCE if _is_groundless(document, types) else None,
            verdict=worst(criteria),
            quotes=tuple(self.quotes.get(identifier, {}).values()),
            statements=statements,
            criteria=criteria,
            recorded=self.verdicts.record(identifier) if document.kind == "RDG" else None,
        )

    def _statements(self, document: Document) -> tuple[Statement, ...]:
        visible = self.view.graph.by_id
        found = []
        for claim in values_of(document.model, Claim):
            shown = tuple(e.ref.reference for e in claim.quotes if e.ref.target in visible)
            found.append(Statement(claim.text, shown, None if claim.quotes else NO_EVIDENCE))
        return tuple(found)

    def _note_links(self, document: Document, identifier: str) -> frozenset[str]:
        """Note what is withheld and what leads nowhere; give the types of all its links."""
        outgoing = self.neighbourhood.outgoing(identifier)
        shown = {tie.target for tie in outgoing}
        self.withheld |= {
            link.target
            for link in document.links
            if link.target not in shown and link.type != "companion"
        }
        draft = document.status == "draft"
        if document.status != "dropped" and self.walk.reached[identifier].side != "beside":
            self.gaps += dict.fromkeys(self._broken(outgoing, draft))
        return frozenset(link.type for link in document.links)

    def _broken(self, outgoing: Sequence[Tie], draft: bool) -> Iterator[Gap]:
        for tie in outgoing:
            if tie.type == MENTIONS:
                continue
            if not self.neighbourhood.has(tie.target):
                yield dangling(tie, draft)
            elif tie.anchor and tie.target[:4] == "INT-" and not self._own_words(*tie[2:4]):
                yield lost_words(tie, draft)

    def _add_start_gap(self, nodes: list[ThreadNode]) -> None:
        """Say so where the thread as a whole leads back to nobody's words."""
        start = nodes[0]
        rows = (n.kind not in self.view.catalogue.kinds.by_code for n in nodes)
        upstream = zip(nodes, rows, strict=True)
        heard = any(n.side in ("upstream", "self") and (n.quotes or row) for n, row in upstream)
        is_asked = start.kind in _NEEDS_WORDS and start.status != "dropped"
        may_be_unseen = self.withheld or self.walk.beyond_depth
        if is_asked and not heard and not may_be_unseen:
            self.gaps.insert(0, no_words(start.id, start.status == "draft"))


_NEEDS_WORDS = ("INS", "OPP", "DEC", "REQ", "INI", "ROL")


def _light(
    common: dict[str, Any],
    title: str,
    line: int,
    status: str | None,
    quotes: tuple[Quote, ...] = (),
) -> ThreadNode:
    return ThreadNode(
        **common, title=title, line=line, status=status, owner=None, note=None, verdict=None,
        quotes=quotes, statements=(), criteria=(), recorded=None,
    )  # fmt: skip


def _is_groundless(document: Document, types: frozenset[str]) -> bool:
    """Whether a document that states something about the world leads back to nothing."""
    model = document.model
    if model is None:
        return False
    states = any(f.name == "evidence" for f in fields(model))
    return states and not types - _NO_GROUND

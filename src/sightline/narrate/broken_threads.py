"""Which documents break the thread of something that is committed or shipped.

One pass over all threads at once: what many promises stand on is looked at once, so that the cost
grows with the documents and not with the threads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.held_values import values_of
from sightline.kernel.documents.kinds import Claim
from sightline.kernel.documents.neighbourhood import Neighbourhood, Tie
from sightline.narrate.gaps import Seen, dangling, gaps_of, lost_words
from sightline.narrate.promise_history import PromiseHistory
from sightline.narrate.shapes import NO_EVIDENCE, Gap, Statement
from sightline.narrate.thread import DEPENDS_ON, MEASURES, MENTIONS, is_reversed

LIVE = ("committed", "shipped")
_NOT_GROUND = frozenset((MEASURES, MENTIONS, DEPENDS_ON, "supersedes", "superseded_by", "of"))


class Broken(NamedTuple):
    """A document that breaks threads, what is missing there, and what rests on it."""

    document: Document
    gaps: tuple[Gap, ...]
    carries: str


def broken_threads(
    view: WorkspaceView, neighbourhood: Neighbourhood, verdicts: PromiseHistory
) -> Iterator[Broken]:
    """Every document with gaps on which something committed or shipped rests, itself included."""
    starts = [
        str(document.id)
        for document in view.documents()
        if document.status in LIVE and not view.catalogue.kinds.by_code[document.kind].is_fact
    ]
    for identifier, carried in _grounds(view, neighbourhood, starts).items():
        home = view.graph.home(identifier)
        document = view.open(str(home))
        if document.id != identifier:
            continue
        gaps = tuple(_gaps(view, neighbourhood, verdicts, document))
        if gaps:
            yield Broken(document, gaps, carried)


def _grounds(view: WorkspaceView, links: Neighbourhood, starts: Iterable[str]) -> dict[str, str]:
    """What these ids rest on, the nearest first: id to the first of them that rests on it."""
    carried = {start: start for start in starts}
    layer = list(carried)
    while layer:
        following = []
        for identifier in layer:
            for other in _upward(links, identifier):
                if other not in carried and links.has(other):
                    carried[other] = carried[identifier]
                    following.append(other)
        layer = following
    return carried


def _upward(links: Neighbourhood, identifier: str) -> Iterator[str]:
    for tie in links.outgoing(identifier):
        if tie.type not in _NOT_GROUND and not is_reversed(tie):
            yield tie.target
    for tie in links.incoming(identifier):
        if is_reversed(tie) and tie.type not in _NOT_GROUND:
            yield tie.source


def _gaps(
    view: WorkspaceView, links: Neighbourhood, verdicts: PromiseHistory, document: Document
) -> Iterator[Gap]:
    identifier = str(document.id)
    visible = view.graph.by_id
    statements = tuple(
        Statement(
            claim.text,
            tuple(e.ref.reference for e in claim.quotes if e.ref.target in visible),
            None if claim.quotes else NO_EVIDENCE,
        )
        for claim in values_of(document.model, Claim)
    )
    recorded = any(r.verdict for r in verdicts.about(identifier))
    yield from gaps_of(
        Seen(
            document, frozenset(link.type for link in document.links), links.incoming(identifier),
            verdicts.criteria(document), statements, recorded,
            view.hidden if view.subject.audience else 0,
        )
    )  # fmt: skip
    if document.status != "dropped":
        for tie in dict.fromkeys(links.outgoing(identifier)):
            if tie.type != MENTIONS:
                yield from _lost(view, tie)


def _lost(view: WorkspaceView, tie: Tie) -> Iterator[Gap]:
    """The gap of a link to nothing, or to words that don't stand there."""
    paths = view.graph.by_id.get(tie.target, ())
    if not paths:
        yield dangling(tie, False)
    elif tie.anchor and tie.target.startswith("INT-") and not _is_said(view, tie, paths):
        yield lost_words(tie, False)


def _is_said(view: WorkspaceView, tie: Tie, paths: Iterable[str]) -> bool:
    return any(tie.anchor in view.open(path).quotes for path in paths)

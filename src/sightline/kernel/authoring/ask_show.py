"""``show``: one document with everything that is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.identifiers import Link, kind_of
from sightline.kernel.documents.plain_fields import owner_of, plain_fields
from sightline.kernel.documents.shown_text import shown_text
from sightline.kernel.files.git_dates import UNKNOWN


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """Which document."""

    id: str = argument(help="an id, such as REQ-014", metavar="ID", complete="id", required=True)


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link, seen from one of its ends: ``id`` and ``title`` are the other end's, ``path`` and
    ``line`` say where the link is written. ``title`` is null where the link leads to nothing."""

    type: str
    id: str
    anchor: str | None
    title: str | None
    status: str | None
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of the document that can be referred to; ``text`` is null where they are withheld,
    and ``note`` says why."""

    reference: str
    text: str | None
    codes: tuple[str, ...]
    line: int
    note: str | None


@dataclass(frozen=True, slots=True)
class ShowResult:
    """A document: its keys with what holds where one is left out, its links, what is wrong.

    A row of feedback is shown with its words as ``title``; it has no status and no owner. ``text``
    is the body in Markdown, null where there is none or its words are withheld.
    """

    id: str
    kind: str
    title: str
    status: str | None
    owner: str | None
    path: str
    line: int
    created: str | None
    updated: str | None
    fields: dict[str, Any]
    text: str | None
    links_out: tuple[ShownLink, ...]
    links_in: tuple[ShownLink, ...]
    quotes: tuple[ShownQuote, ...]
    diagnostics: tuple[Diagnostic, ...]
    hidden: int


@operation("show", renderers={"text": "sightline.kernel.authoring.render_show:text"})
def show(view: WorkspaceView, request: ShowRequest) -> ShowResult:
    """Show one document: its keys, its links in both directions, its quotes, what is wrong."""
    document = view.find(request.id)
    row = document.quotes.get(request.id) if document.id is None else None
    parts = [view.open(path) for path in view.graph.by_id[request.id]]
    paths = {part.path for part in parts}
    dates = view.git_dates.get(document.path, UNKNOWN)
    links = [] if row else [link for part in parts for link in _out(view, part)]
    about = [d for d in view.compiled().diagnostics if d.path in paths and _is_about(d, row)]
    return ShowResult(
        id=request.id,
        kind=kind_of(request.id),
        title=row.text if row else document.title,
        status=None if row else document.status,
        owner=None if row else owner_of(document, view.settings),
        path=document.path,
        line=row.place.line if row else document.place().line,
        created=dates.created,
        updated=dates.updated,
        fields={} if row else _fields(view, document),
        text=None if row else shown_text(document, view.voices, view.withheld(document)),
        links_out=tuple(links),
        links_in=tuple(_in(view, request.id)),
        quotes=tuple(quote for part in parts for quote in _quotes(view, part)),
        diagnostics=tuple(about),
        hidden=view.hidden,
    )


def _is_about(found: Diagnostic, row: Any) -> bool:
    return row is None or found.line == row.place.line


def _out(view: WorkspaceView, document: Document) -> Iterable[ShownLink]:
    withheld = view.withheld(document)
    for link in document.links:
        if link.type != "companion" and link.target not in withheld:
            yield _end(view, link, link.target, view.graph.home(link.target), document.path)


def _in(view: WorkspaceView, identifier: str) -> Iterable[ShownLink]:
    for path, link in view.graph.incoming.get(identifier, ()):
        node = view.graph.nodes[path]
        if link.type != "companion" and node.ids:
            yield _end(view, link, node.ids[0], path, path)


def _end(view: WorkspaceView, link: Link, other: str, home: str | None, where: str) -> ShownLink:
    node = view.graph.nodes[home] if home else None
    title, status = (node.title, node.status) if node else (None, None)
    if node and node.kind not in view.catalogue.kinds.by_code:
        title = view.open(node.path).quotes[other].text
    return ShownLink(link.type, other, link.anchor or None, title, status, where, link.line)


def _fields(view: WorkspaceView, document: Document) -> dict[str, Any]:
    return plain_fields(document, view.settings, view.voices, view.withheld(document))


def _quotes(view: WorkspaceView, document: Document) -> Iterable[ShownQuote]:
    if document.id is None:
        return
    voice = view.voices.of(document.id)
    note = voice.note if voice is not None else None
    for name, quote in document.quotes.items():
        text = quote.text if note is None else None
        yield ShownQuote(f"{document.id}#{name}", text, quote.codes, quote.place.line, note)

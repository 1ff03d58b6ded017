"""``search``: documents and rows of feedback by words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.ask_list import status_of
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.kind_names import kind_named
from sightline.kernel.documents.plain_fields import plain_fields
from sightline.kernel.documents.shown_text import shown_text
from sightline.kernel.errors import UsageError
from sightline.kernel.searching.excerpt import excerpt
from sightline.kernel.searching.index import TEXT, Entry, Found, Index
from sightline.kernel.searching.terms import terms

_MOST_WORDS = 32


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Which words, and among what."""

    words: tuple[str, ...] = argument(
        help="words to look for; the last may be the beginning of one", metavar="WORD...",
        required=True,
    )  # fmt: skip
    kind: str = option(help="only this kind: REQ or requirement", metavar="KIND", complete="kind")
    limit: int = option(20, help="how many to show; 0 for all", metavar="N")


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or a row of feedback that holds the words.

    ``excerpt`` is the line that shows it, null where only id or title do; ``marks`` are the places
    of the words in it: offsets in code points, end exclusive.
    """

    id: str
    kind: str
    title: str
    status: str | None
    path: str
    line: int
    excerpt: str | None
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Instead:
    """A word that occurs nowhere, and what was looked for in its place."""

    word: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, best first. ``count`` is how many there are in all."""

    hits: tuple[Hit, ...]
    count: int
    instead: tuple[Instead, ...]
    hidden: int


@operation("search", renderers={"text": "sightline.kernel.searching.render_search:text"})
def search(view: WorkspaceView, request: SearchRequest) -> SearchResult:
    """Find documents and rows of feedback by words.

    Looks in ids, titles, keys, text and quotes. What holds all words is found, and where nothing
    does, what holds the most. Case, accents and a plural s don't count; a word that occurs nowhere
    is taken for a mistyped one. A word in a title counts more than one in the text.
    """
    wanted = terms(" ".join(request.words))[:_MOST_WORDS]
    if not wanted:
        raise UsageError("there is no word to look for", help="write letters or digits")
    kind = kind_named(view.catalogue.kinds, request.kind).code if request.kind else ""
    index: Index = view.derived("search", lambda: Index(_entries(view)))
    answer = index.search(wanted, kind, max(0, request.limit))
    return SearchResult(
        hits=tuple(_hit(one, frozenset(wanted)) for one in answer.best),
        count=answer.total,
        instead=tuple(Instead(word, tuple(near)) for word, near in answer.instead.items()),
        hidden=view.hidden,
    )


def _hit(found: Found, wanted: frozenset[str]) -> Hit:
    """The hit with its excerpt: of the very words where they stand there, else of what was taken
    for them."""
    entry = found.entry
    pieces = (
        excerpt(text, held)
        for held in (found.held & wanted, found.held)
        for text in (entry.text, entry.keys)
        if held
    )
    piece = next((piece for piece in pieces if piece is not None), None)
    text, marks = (None, ()) if piece is None else piece
    return Hit(entry.id, entry.kind, entry.title, entry.status, entry.path, entry.line, text, marks)


def _entries(view: WorkspaceView) -> Iterator[Entry]:
    known = view.catalogue.kinds.by_code
    for path in view.graph.nodes:
        node = view.graph.nodes[path]
        if node.kind in known:
            yield from _of_document(view, view.open(path))
        elif node.kind:
            yield from _of_rows(view.open(path))


def _of_document(view: WorkspaceView, document: Document) -> Iterator[Entry]:
    if document.id is None:
        return
    withheld = view.withheld(document)
    fields = plain_fields(document, view.settings, view.voices, withheld)
    keys = "\n".join(_texts({n: v for n, v in fields.items() if n not in ("id", "title")}))
    yield Entry(
        id=document.id,
        kind=document.kind,
        title=document.title,
        status=status_of(view, document),
        path=document.path,
        line=document.place().line,
        keys=keys,
        text=shown_text(document, view.voices, withheld) or "",
    )


def _of_rows(document: Document) -> Iterator[Entry]:
    """Each row of feedback, with its words as its title; they count as text."""
    for identifier, quote in document.quotes.items():
        yield Entry(
            id=identifier,
            kind=document.kind,
            title=quote.text,
            status=None,
            path=document.path,
            line=quote.place.line,
            keys=" ".join(quote.codes),
            text="",
            title_weight=TEXT,
        )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)

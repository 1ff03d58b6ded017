"""What a person agreed to, kept wherever their words or their name could be shown.

One rule for every surface. A document whose kind has the key `consent` holds what somebody said; it
is agreed there or, where the key is left out, in the document's companion (the series).

    given       the words, with the name
    anonymous   the words; the segment stands in the place of the name
    internal    the words and the name, but to no audience
    none        neither, to nobody
    not known   as internal: an audience sees neither

The files themselves are not changed: whoever may read the folder can open them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.graph import Graph
from sightline.kernel.documents.identifiers import split_reference
from sightline.kernel.documents.left_out import left_out

AGREED = ("given", "anonymous")
REFUSED = "words withheld: this person did not agree to be quoted"
INSIDE = "words withheld: they are for the inside only"
SAYS_NOW = "it says now: "
"""How a check's help begins that shows words which somebody said."""


class Voice(NamedTuple):
    """Who speaks, as they agreed to be named, and a note where their words may not be shown."""

    name: str | None
    note: str | None
    may_be_named: bool


def consent_of(documents: Iterable[Document], series: Document | None) -> str | None:
    """What was agreed for an interview, of all files that bring it; None where nobody knows.

    What stands there but can't be read is not known, whatever the series says.
    """
    parts = list(documents)
    for document in parts:
        own = getattr(document.model, "consent", None)
        if own is not None or not left_out(document, "consent"):
            return own
    return getattr(series.model, "consent", None) if series is not None else None


def voice_of(documents: list[Document], series: Document | None, for_audience: bool) -> Voice:
    """How the words in an interview may be shown."""
    consent = consent_of(documents, series)
    name, segment = (_first(documents, key) for key in ("participant", "segment"))
    if consent == "none":
        return Voice(None, REFUSED, False)
    if consent not in AGREED and for_audience:
        return Voice(None, INSIDE, False)
    if consent == "anonymous":
        return Voice(segment, None, False)
    return Voice(name or segment, None, True)


def _first(documents: list[Document], key: str) -> str | None:
    return next(filter(None, (getattr(d.model, key, None) for d in documents)), None)


class Voices:
    """Who speaks in the documents of a graph, each looked up once."""

    def __init__(
        self, graph: Graph, open_document: Callable[[str], Document], for_audience: bool
    ) -> None:
        self._graph = graph
        self._open = open_document
        self._for_audience = for_audience
        self._known: dict[str, Voice | None] = {}

    def of(self, identifier: str) -> Voice | None:
        """The voice behind an id; None where nobody is asked for consent, as in a requirement."""
        if identifier not in self._known:
            self._known[identifier] = self._find(identifier)
        return self._known[identifier]

    def is_silent(self, identifier: str) -> bool:
        """Whether the words behind an id may not be shown."""
        voice = self.of(identifier)
        return voice is not None and voice.note is not None

    def _find(self, identifier: str) -> Voice | None:
        paths = self._graph.by_id.get(identifier, ())
        documents = [document for document in map(self._open, paths) if document.id is not None]
        if not any(d.model is None or hasattr(d.model, "participant") for d in documents):
            return None
        return voice_of(documents, self._series(documents), self._for_audience)

    def _series(self, documents: list[Document]) -> Document | None:
        for document in documents:
            for link in document.links:
                home = self._graph.home(link.target) if link.type == "companion" else None
                if home is not None:
                    return self._open(home)
        return None

    def kept(self, found: Diagnostic) -> Diagnostic:
        """A finding without the words of somebody who may not be quoted."""
        if not (found.help or "").startswith(SAYS_NOW):
            return found
        spoken = split_reference(found.message.partition(" ")[0])
        if spoken is not None and not self.is_silent(spoken[0]):
            return found
        return found._replace(help="its words are withheld; whoever may read them can compare")

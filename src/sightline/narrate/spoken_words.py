"""Opens the words that people said: quotes of interviews, cues of transcripts, rows of feedback.

What a person agreed to is kept here, for every surface: no words of someone who did not agree, no
name of someone who stays anonymous, and what is for the inside is not shown to an audience.
"""

from __future__ import annotations

from unicodedata import normalize

from sightline.kernel.document import Document
from sightline.kernel.identifiers import kind_of
from sightline.kernel.kinds import Evidence
from sightline.kernel.views import WorkspaceView
from sightline.narrate.shapes import Quote

_REFUSED = "words withheld: this person did not agree to be quoted"
_INSIDE = "words withheld: they are for the inside only"


class SpokenWords:
    """Opens references to words, each once."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self._opened: dict[tuple[str, str, str | None], Quote | None] = {}

    def at(self, evidence: Evidence) -> Quote | None:
        """The words that a reference leads to; None where it leads to no words of anybody."""
        key = (evidence.ref.target, evidence.ref.anchor, evidence.quote)
        if key not in self._opened:
            self._opened[key] = self._open(*key)
        return self._opened[key]

    def _open(self, target: str, anchor: str, picked: str | None) -> Quote | None:
        documents = [self._view.open(path) for path in self._view.graph.by_id.get(target, ())]
        for document in documents:
            found = document.quotes.get(anchor or target)
            if found is not None:
                text, line = found.text, found.place.line
                return self._quote(documents, document, target, anchor, text, picked, line)
        for document in documents:
            body = document.text
            if kind_of(target) == "INT" and not anchor and picked and _holds(body, picked):
                line = document.text_line
                return self._quote(documents, document, target, "", picked, picked, line)
        return None

    def _quote(
        self,
        documents: list[Document],
        document: Document,
        target: str,
        anchor: str,
        text: str,
        picked: str | None,
        line: int,
    ) -> Quote:
        reference = f"{target}#{anchor}" if anchor else target
        who, when, note = self._speaker(documents) if document.id else (None, None, None)
        quoted = picked if picked and _holds(text, picked) else None
        if note is not None:
            return Quote(reference, None, None, who, when, document.path, line, note)
        return Quote(reference, text, quoted, who, when, document.path, line, None)

    def _speaker(self, documents: list[Document]) -> tuple[str | None, str | None, str | None]:
        """Who, when, and a note where their words may not be shown."""
        models = [d.model for d in documents if d.model is not None]
        first = [next(filter(None, (getattr(m, key, None) for m in models)), None) for key in _KEYS]
        consent, participant, segment, day = first
        consent = consent or self._consent_of_series(documents)
        when = day.isoformat() if day is not None else None
        if consent == "none":
            return None, when, _REFUSED
        if consent not in ("given", "anonymous") and self._view.subject.audience:
            return None, when, _INSIDE
        return (segment if consent == "anonymous" else participant or segment), when, None

    def _consent_of_series(self, documents: list[Document]) -> str | None:
        for document in documents:
            for link in document.links:
                home = self._view.graph.home(link.target) if link.type == "companion" else None
                if home is not None:
                    return getattr(self._view.open(home).model, "consent", None)
        return None


_KEYS = ("consent", "participant", "segment", "date")


def _holds(text: str, words: str) -> bool:
    return _folded(words) in _folded(text)


def _folded(words: str) -> str:
    return " ".join(normalize("NFC", words).split())

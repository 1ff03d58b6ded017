"""Opens the words that people said: quotes of interviews, cues of transcripts, rows of feedback.

What a person agreed to is kept (`kernel/documents/consent.py`): words may be withheld, and so
may a name.
"""

from __future__ import annotations

from unicodedata import normalize

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.kinds import Evidence
from sightline.narrate.shapes import Quote


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
        voice = self._view.voices.of(target)
        who, note = (voice.name, voice.note) if voice is not None else (None, None)
        when = _day(documents)
        quoted = picked if picked and _holds(text, picked) else None
        if note is not None:
            return Quote(reference, None, None, who, when, document.path, line, note)
        return Quote(reference, text, quoted, who, when, document.path, line, None)


def _day(documents: list[Document]) -> str | None:
    """When it was said."""
    found = next(filter(None, (getattr(d.model, "date", None) for d in documents)), None)
    return found.isoformat() if found is not None else None


def _holds(text: str, words: str) -> bool:
    return _folded(words) in _folded(text)


def _folded(words: str) -> str:
    return " ".join(normalize("NFC", words).split())

"""The invented people and the posting of the walks through the whole room."""

from __future__ import annotations

from pathlib import Path

from sightline.career.documents.source_document import SourceDocument

_FOLDER = Path(__file__).parents[1] / "personas"
POSTING = _FOLDER / "posting.md"
PEOPLE = tuple(sorted(path for path in _FOLDER.glob("*.md") if path != POSTING))


def quotes_of(document: SourceDocument) -> list[str]:
    """The lines of a document that hold words."""
    return [document.words(line).strip() for line in document.lines if document.words(line).strip()]

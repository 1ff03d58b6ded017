"""The documents of the person who asks: the one they name, and what they said of themselves."""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.named_file import named_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume
from sightline.career.tailoring.own_words import own_words_of
from sightline.kernel.asking.views import WorkspaceView

__all__ = ["documents_of"]


def documents_of(view: WorkspaceView, resume: str) -> list[tuple[SourceDocument, Resume]]:
    """The named résumé (none where nothing is named) and career/profile.md, as read."""
    found = []
    if resume:
        document = named_document(view, resume)
        found.append((document, resume_of(document)))
    own = own_words_of(view)
    if own is not None and all(own.hash != document.hash for document, _ in found):
        found.append((own, resume_of(own)))
    return found

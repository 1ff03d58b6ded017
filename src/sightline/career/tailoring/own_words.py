"""What a person said of themselves, kept by ``career ask``: a source of strength 0."""

from __future__ import annotations

import os

from sightline.career.documents.own_words import OWN_WORDS_FILE
from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.read import UnreadableDocument, read_document
from sightline.kernel.asking.views import PRIVATE, WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES

__all__ = ["own_words_of"]


def own_words_of(view: WorkspaceView) -> SourceDocument | None:
    """What `career ask` kept of the person's own words; None where nothing is to be seen."""
    path = PRIVATE + OWN_WORDS_FILE
    if not view.sees(path) or not os.path.lexists(os.path.join(view.root, path)):
        return None
    data = read_bytes(view.root, path, MAX_DOCUMENT_BYTES)
    if not isinstance(data, bytes):
        return None
    try:
        return read_document(OWN_WORDS_FILE, data)
    except UnreadableDocument:
        return None

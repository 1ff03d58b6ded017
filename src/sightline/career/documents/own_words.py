"""Which documents hold a person's own words, asked of them, and not a record of anything."""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument

__all__ = ["OWN_WORDS_FILE", "OWN_WORDS_TITLE", "is_own_words"]

OWN_WORDS_FILE = "profile.md"
OWN_WORDS_TITLE = "Profile, in my own words"


def is_own_words(document: SourceDocument) -> bool:
    """Whether a document is the profile that ``career ask`` keeps: evidence of strength 0.

    Known by its name or by its first line, so that a copy under another name stays what it is.
    """
    first = document.words(document.lines[0]).strip() if document.lines else ""
    return document.name == OWN_WORDS_FILE or first == OWN_WORDS_TITLE

"""The body of a document, as whoever asks may read it."""

from __future__ import annotations

from collections.abc import Set

from sightline.kernel.documents.consent import Voices
from sightline.kernel.documents.document import Document

WITHHELD = "(withheld)"


def shown_text(document: Document, voices: Voices, withheld: Set[str]) -> str | None:
    """The Markdown of a document without its front matter; None where there is none, or where the
    words are somebody's who did not agree to them. A link to what is withheld is not named."""
    if not document.text.strip():
        return None
    voice = voices.of(document.id or "")
    if voice is not None and voice.note is not None:
        return None
    return without_links(document, withheld) if withheld else document.text


def without_links(document: Document, withheld: Set[str]) -> str:
    """The body with each link to a withheld document replaced, from the last to the first."""
    lines = document.text.split("\n")
    places = [link for link in document.links if link.target in withheld]
    for link in sorted(places, key=lambda k: (k.line, k.column), reverse=True):
        first, last = (line - document.text_line for line in (link.line, link.end_line))
        if first < 0 or last >= len(lines):
            continue  # a key of the front matter
        head, tail = lines[first][: link.column - 1], lines[last][link.end_column - 1 :]
        lines[first : last + 1] = [head + WITHHELD + tail]
    return "\n".join(lines)

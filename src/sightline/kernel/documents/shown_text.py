"""The body of a document, as whoever asks may read it."""

from __future__ import annotations

import re
from collections.abc import Set

from sightline.kernel.documents.consent import Voices
from sightline.kernel.documents.document import Document

WITHHELD = "(withheld)"
MENTION = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,5}-[\w.-]*\w")
"""A word that is an id or begins with one, without the full stop of its sentence."""


def shown_text(document: Document, voices: Voices, withheld: Set[str]) -> str | None:
    """The Markdown of a document without its front matter; None where there is none, or where the
    words are somebody's who did not agree to them. What is withheld is named neither by a link nor
    by a word."""
    if not document.text.strip():
        return None
    voice = voices.of(document.id or "")
    if voice is not None and voice.note is not None:
        return None
    if not withheld:
        return document.text
    text = without_links(document, withheld)
    return MENTION.sub(lambda found: WITHHELD if found[0] in withheld else found[0], text)


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

"""WebVTT transcripts: each cue with an id is a quote that can be referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.kernel.documents.document import Place, Quote

_TAG = re.compile(r"<[^>]*>")
_NO_CUE = re.compile(r"NOTE(?:\s|$)")


def read_cues(text: str) -> Iterator[tuple[str, Quote]]:
    """Every cue that has an id, as (id, quote). Cues without one can't be referred to.

    >>> text = "WEBVTT\\n\\nq4\\n00:01.000 --> 00:02.000\\nI stop &amp; wait"
    >>> [(name, quote.text) for name, quote in read_cues(text)]
    [('q4', 'I stop & wait')]
    """
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if "-->" not in line or index < 2:
            continue
        name = lines[index - 1].strip()
        if not name or " " in name or _NO_CUE.match(name):
            continue
        end = index + 1
        while end < len(lines) and lines[end].strip():
            end += 1
        words = _TAG.sub("", " ".join(part.strip() for part in lines[index + 1 : end]))
        yield name, Quote(_decoded(words), (), Place(index, 1, index, len(name) + 1))


def _decoded(words: str) -> str:
    """The words without the escapes that WebVTT demands: `&amp;`, `&lt;`."""
    if "&" not in words:
        return words
    from html import unescape

    return unescape(words)

"""WebVTT transcripts: each cue with an id is a quote that can be referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.kernel.document import Place, Quote

_TAG = re.compile(r"<[^>]*>")


def read_cues(text: str) -> Iterator[tuple[str, Quote]]:
    """Every cue that has an id, as (id, quote). Cues without one can't be referred to.

    >>> text = "WEBVTT\\n\\nq4\\n00:01.000 --> 00:02.000\\nI stop typing"
    >>> [(name, quote.text) for name, quote in read_cues(text)]
    [('q4', 'I stop typing')]
    """
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if "-->" not in line or index == 0:
            continue
        name = lines[index - 1].strip()
        if not name or " " in name or name.startswith(("WEBVTT", "NOTE")):
            continue
        end = index + 1
        while end < len(lines) and lines[end].strip():
            end += 1
        words = _TAG.sub("", " ".join(part.strip() for part in lines[index + 1 : end]))
        yield name, Quote(words, (), Place(index, 1, index, len(name) + 1))

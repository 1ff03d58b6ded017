"""A value's words, each with the place of the document where it stands."""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told
from sightline.kernel.documents.span import Span

__all__ = ["place_of"]


def place_of(document: SourceDocument, told: Told, start: int, end: int) -> tuple[Span, ...]:
    """The spans of ``told.value[start:end]``, one for each line that it touches.

    Where the value can't be followed letter by letter, the whole of it is quoted.
    """
    offsets = _offsets(told)
    if len(offsets) != len(told.value) or not 0 <= start < end <= len(offsets):
        return told.spans
    first, last = offsets[start], offsets[end - 1]
    found: list[Span] = []
    for span in told.spans:
        here, there = max(first, span.start), min(last + 1, span.end)
        if here < there:
            found += document.spans(here, there)
    return tuple(found) or told.spans


def _offsets(told: Told) -> list[int]:
    """The document's offset of each letter of a value, folded as ``told`` folds."""
    offsets: list[int] = []
    joined = True
    for span in told.spans:
        if not joined:
            offsets.append(span.start)
        joined = span.quote.rstrip().endswith("\u00ad")
        was_blank = True
        for index, sign in enumerate(span.quote):
            if sign == "\u00ad":
                continue
            if sign.isspace():
                if not was_blank:
                    offsets.append(span.start + index)
                was_blank = True
            else:
                offsets.append(span.start + index)
                was_blank = False
    return offsets

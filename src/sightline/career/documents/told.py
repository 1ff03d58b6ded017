"""A value that a document tells, with the words that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.kernel.documents.span import Span

__all__ = ["Told", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """A value and its spans, in order.

    The value is the quotes joined by a blank, white space folded (a word that a soft hyphen parts
    at a line's end is one word again, and so is an address that a line broke); nothing is in it
    that the quotes don't say.
    """

    value: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


def told(document: SourceDocument, start: int, end: int) -> Told:
    """What stands at a place of a document."""
    spans = document.spans(start, end)
    value = ""
    for span in spans:
        quote = " ".join(span.quote.split())
        if value.endswith("\u00ad"):
            value = value[:-1] + quote
        else:
            value = f"{value} {quote}" if value else quote
    return Told(value.replace("\u00ad", ""), spans)

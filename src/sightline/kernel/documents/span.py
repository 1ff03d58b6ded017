"""A place in a text that somebody can open, with the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document: which document, where, and what they are.

    ``document`` is the sha256 of its bytes, in hex. ``page`` is counted from 1; None where the
    format has no pages. ``start`` and ``end`` are 0-based half-open code points of the document's
    extracted text, and ``text[start:end] == quote`` holds for every span that is ever emitted.
    """

    document: str
    page: int | None
    start: int
    end: int
    quote: str

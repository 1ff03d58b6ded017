"""A sentence that says something, with the places that say it."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.documents.span import Span

__all__ = ["Claim"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A text, and the spans whose words it is made of.

    ``is_own``: a person's own statement, for which there is no evidence; it has no spans.
    """

    text: str
    spans: tuple[Span, ...]
    is_own: bool = False

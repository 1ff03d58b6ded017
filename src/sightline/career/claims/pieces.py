"""The parts that a sentence may be put together from. There are no others."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.documents.span import Span

__all__ = ["CONNECTIVES", "Connective", "CutMark", "Own", "Piece", "Quoted", "Reformatted", "Slot"]

# What may stand between quotes. None of them says that one thing caused, preceded or exceeded
# another; `at`, `as`, `from` and `in` only lead to a role's own title, employer and dates.
CONNECTIVES = frozenset((
    "and", ",", ";", ".", ":", "I", "also", "at", "as", "a", "an", "the", "was", "am", "from", "to",
    "in", "–", "|", "(", ")", "·",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document, letter by letter. ``is_first``: their first letter may change case."""

    span: Span
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class CutMark:
    """Something was left out here: `…` in the review copy, nothing in the text to be sent."""


@dataclass(frozen=True, slots=True)
class Connective:
    """A word or sign of the closed list ``CONNECTIVES``."""

    words: str


@dataclass(frozen=True, slots=True)
class Reformatted:
    """A date or figure in another writing; refused unless both mean the same."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Own:
    """A person's own statement. It stands alone, is marked, and raises no level."""

    words: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that the person still has to fill; it stays visible."""

    name: str


Piece = Quoted | CutMark | Connective | Reformatted | Own | Slot

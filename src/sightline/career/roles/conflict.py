"""A conflict between cards: what kind, about what, and every side with its source and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sightline.career.roles.card import Card, Role

__all__ = ["Conflict", "Finder", "Side", "side_of", "sources_with"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: the card, where its source says it, and what it says."""

    card: str
    source: str
    line: int | None
    says: str

    @property
    def where(self) -> str:
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Cards that can't all be taken at their word.

    ``kind`` is one of those in ``conflicts.py``. ``about`` says what it concerns: topic, level,
    basis, place. ``says`` is one sentence. ``silent`` are the sources that say nothing to it;
    ``assuming`` names what has to be equal for it to be one, and isn't stated.
    """

    kind: str
    topic: str
    about: str
    says: str
    sides: tuple[Side, ...]
    silent: tuple[str, ...] = ()
    assuming: tuple[str, ...] = ()


Finder = Callable[[Role, Mapping[str, Role]], Iterator[Conflict]]
"""Finds the conflicts of one kind in a role; the other roles are there to be looked up, by id."""


def side_of(card: Card, says: str) -> Side:
    return Side(card.id, card.source, card.line, says)


def sources_with(role: Role) -> tuple[str, ...]:
    """The sources that say anything about the role, in the order in which they are declared."""
    return tuple(source.id for source in role.sources)

"""One topic of a role as it is answered: the cards, and the sources that say nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Card, Role
from sightline.career.roles.topics import TOPICS

__all__ = ["Part", "part_of", "parts_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """A question, its cards in the order of the sources, and who says nothing to it."""

    topic: str
    asks: str
    cards: tuple[Card, ...]
    silent: tuple[str, ...]


def part_of(role: Role, topic: str, asks: str = "", cards: tuple[Card, ...] | None = None) -> Part:
    """A topic of a role; ``cards`` are those of the topic unless others are given."""
    found = role.about(topic) if cards is None else cards
    order = {source.id: number for number, source in enumerate(role.sources)}
    found = tuple(sorted(found, key=lambda card: (order[card.source], card.line or 0)))
    by = {card.source for card in found}
    silent = tuple(source.id for source in role.sources if source.id not in by)
    return Part(topic, asks or TOPICS[topic].asks, found, silent)


def parts_of(role: Role, *topics: str) -> tuple[Part, ...]:
    return tuple(part_of(role, topic) for topic in topics)

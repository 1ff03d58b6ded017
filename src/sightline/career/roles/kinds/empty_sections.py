"""A section that a page announces and leaves empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.conflict import Conflict, side_of

KIND = "empty-section"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Each section without content; nothing is filled in from elsewhere."""
    for card in role.cards:
        if card.is_empty:
            about = card.subject or "section"
            says = f"{card.source} has the heading and nothing below it"
            yield Conflict(KIND, card.topic, about, says, (side_of(card, about),))

"""A name that has to be looked up before anybody relies on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.conflict import Conflict, side_of

KIND = "unverified-name"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Each card that says of itself that its name isn't verified."""
    for card in role.cards:
        if not card.verified:
            name = str(card.value or card.subject or card.title or "")
            says = card.note or "not verified"
            yield Conflict(KIND, card.topic, name, says, (side_of(card, name),))

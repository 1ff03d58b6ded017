"""A claim that something is more, better, in demand, with no figure behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import answer_of

KIND = "claim-without-figure"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Comparisons and outlooks that nobody puts a number to, told together by what they are of."""
    claims: dict[tuple[str, str], list[Card]] = {}
    for card in role.cards:
        if card.range is None and (card.relation in ("above", "below") or card.topic == "outlook"):
            about = card.subject or ", ".join(card.level) or "role"
            claims.setdefault((card.topic, about), []).append(card)
    for (topic, about), cards in claims.items():
        says = sides_in_words((card.source, answer_of(card)) for card in cards)
        sides = tuple(side_of(card, answer_of(card)) for card in cards)
        yield Conflict(KIND, topic, about, says, sides)

"""A word or acronym that means two things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of

KIND = "two-meanings"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """One for each term that is given more than one meaning."""
    cards = [card for card in role.about("term") if card.subject and card.value is not None]
    for term in dict.fromkeys(card.subject or "" for card in cards):
        found = [card for card in cards if card.subject == term]
        if len({str(card.value).casefold() for card in found}) > 1:
            says = sides_in_words((card.source, str(card.value)) for card in found)
            sides = tuple(side_of(card, str(card.value)) for card in found)
            yield Conflict(KIND, "term", term, says, sides)

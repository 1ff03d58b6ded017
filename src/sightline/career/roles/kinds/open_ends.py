"""Figures without an upper end, which no range may close."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "open-end"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """By topic: ranges with an open end, and figures said to be beyond others."""
    for topic in ("pay", "experience", "entry-years"):
        cards = [card for card in role.about(topic) if _is_open(card)]
        if cards:
            says = sides_in_words((card.source, figure_of(card)) for card in cards)
            sides = tuple(side_of(card, figure_of(card)) for card in cards)
            yield Conflict(KIND, topic, "no upper end", says, sides)


def _is_open(card: Card) -> bool:
    if card.range is not None:
        return card.range[1] is None
    return card.relation == "above" and bool(card.refers)

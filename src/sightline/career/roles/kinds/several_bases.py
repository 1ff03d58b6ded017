"""Pay on different bases, which can't be laid on one scale; and a basis that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.pay import pay_cards
from sightline.career.roles.shown import figure_of

KIND = "several-bases"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """One for each currency in which sources state base, total, or neither."""
    cards = pay_cards(role.cards)
    for currency in dict.fromkeys(card.currency for card in cards):
        found = [card for card in cards if card.currency == currency]
        if len({card.basis for card in found}) < 2:
            continue
        says = sides_in_words((source, _bases(found, source)) for source in _sources(found))
        sides = tuple(side_of(c, f"{c.basis}: {figure_of(c)}") for c in found)
        yield Conflict(KIND, "pay", f"basis, {currency}", says, sides)


def _sources(cards: list[Card]) -> list[str]:
    return list(dict.fromkeys(card.source for card in cards))


def _bases(cards: list[Card], source: str) -> str:
    return ", ".join(dict.fromkeys(c.basis or "" for c in cards if c.source == source))

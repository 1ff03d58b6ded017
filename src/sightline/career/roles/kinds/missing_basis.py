"""A place for which a source gives one basis of pay, and gives another basis elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import UNSTATED, Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.pay import pay_cards
from sightline.career.roles.shown import figure_of

KIND = "missing-basis"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Bases that no source at all gives for a place, though one of them gives them for another."""
    cards = [c for c in pay_cards(role.cards) if UNSTATED not in (c.basis, c.place)]
    known = dict.fromkeys(card.basis for card in cards)
    for place in dict.fromkeys(card.place for card in cards):
        here = [card for card in cards if card.place == place]
        sources = {card.source for card in here}
        for basis in known:
            elsewhere = [c for c in cards if c.basis == basis and c.source in sources]
            if any(card.basis == basis for card in here) or not elsewhere:
                continue
            says = f"no source gives {basis} pay for {place}; it isn't worked out from elsewhere"
            sides = tuple(side_of(c, f"{c.basis}, {c.place}: {figure_of(c)}") for c in here)
            yield Conflict(KIND, "pay", f"{basis}, {place}", says, sides)

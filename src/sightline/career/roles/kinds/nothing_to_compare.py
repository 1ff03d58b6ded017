"""A figure that is relative to something of which no source gives the figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.pay import pay_cards
from sightline.career.roles.shown import figure_of

KIND = "nothing-to-compare-with"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Premiums in percent over a role of which no card states the pay; one for each role meant."""
    claims: dict[str, list[Card]] = {}
    for card in role.about("premium"):
        is_over = card.relation in ("above", "below") and card.than is not None
        if is_over and card.range is not None and card.than != role.id:
            claims.setdefault(card.than or "", []).append(card)
    for than, cards in claims.items():
        if than in others and pay_cards(others[than].cards):
            continue
        says = f"no source gives the pay of the {than.replace('-', ' ')}, so it can't be checked"
        sides = tuple(side_of(card, figure_of(card)) for card in cards)
        yield Conflict(KIND, "premium", cards[0].subject or than, says, sides)

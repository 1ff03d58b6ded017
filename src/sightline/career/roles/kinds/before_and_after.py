"""A change told as an effect, with nothing that it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import amount, figure_of

KIND = "before-and-after"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Changes by place of the source: before and after, no comparison group, often no count."""
    groups: dict[str, list[Card]] = {}
    for card in role.cards:
        if _is_change(card) and card.comparison is None:
            groups.setdefault(card.where, []).append(card)
    for where, cards in groups.items():
        says = f"{'; '.join(map(_told, cards))}: before and after, no comparison group"
        if all(card.sample is None for card in cards):
            says += ", not said of how many"
        sides = tuple(side_of(card, _told(card)) for card in cards)
        yield Conflict(KIND, cards[0].topic, where, says, sides)


def _is_change(card: Card) -> bool:
    if card.before is not None and card.after is not None:
        return True
    return card.than == "before" and card.range is not None


def _told(card: Card) -> str:
    if card.before is None or card.after is None:
        return f"{card.subject}: {figure_of(card)} {card.relation}"
    unit = f" {card.unit}" if card.unit else ""
    return f"{card.subject}: {amount(card.before)} to {amount(card.after)}{unit}"

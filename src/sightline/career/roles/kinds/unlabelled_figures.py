"""Figures of which the source doesn't say what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "unlabelled-figures"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """By source and topic, with how far the figures between lie from the outer two."""
    groups: dict[tuple[str, str], list[Card]] = {}
    for card in role.cards:
        if card.unlabelled and card.range is not None:
            groups.setdefault((card.source, card.topic), []).append(card)
    for (source, topic), cards in groups.items():
        says = f"{source} doesn't say what {_counted(len(cards))}" + "".join(_between(cards))
        sides = tuple(side_of(card, figure_of(card)) for card in cards)
        yield Conflict(KIND, topic, f"figures of {source}", says, sides)


def _between(cards: list[Card]) -> Iterator[str]:
    values = sorted(card.range[0] for card in cards if card.range is not None)
    low, high = values[0], values[-1]
    for value in values[1:-1]:
        if 0 < low < value < high:
            up, down = (value - low) / low, (high - value) / high
            yield f"; {value:,.0f} is {up:.0%} above the lowest, {down:.0%} below the highest"


def _counted(n: int) -> str:
    return "its figure is" if n == 1 else f"its {n} figures are"

"""Two sources whose pay for the same thing shares no amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sightline.career.roles.card import UNSTATED, Card, Role
from sightline.career.roles.comparable import assumptions, concern_one_level, pairs
from sightline.career.roles.conflict import Conflict, Side, side_of
from sightline.career.roles.pay import resolved
from sightline.career.roles.shown import amount, figure_of

KIND = "disjoint-ranges"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Pay of one level, one basis, one place, one currency, by two sources, with a gap between.

    A figure without a label takes no part of its own: nobody knows what it is. Words that point to
    it ("around the median") do.
    """
    cards = role.about("pay")
    ranges = {c.id: r for c in cards if not c.unlabelled and (r := resolved(c, cards)) is not None}
    by_id = {card.id: card for card in cards}
    for left_cards, right_cards in pairs(by_id[name] for name in ranges):
        left, right = left_cards[0], right_cards[0]
        assumed = assumptions(left, right)
        if assumed is None or not concern_one_level(left, right):
            continue
        (low, high), (other_low, other_high) = ranges[left.id], ranges[right.id]
        if high is not None and high < other_low:
            lower, upper, end, start = left, right, high, other_low
        elif other_high is not None and other_high < low:
            lower, upper, end, start = right, left, other_high, low
        else:
            continue
        says = (
            f"{lower.source} ends at {amount(end, left.currency)}, "
            f"{upper.source} begins at {amount(start, left.currency)}"
        )
        sides = tuple(_sides([*left_cards, *right_cards], cards))
        yield Conflict(KIND, "pay", _about(left, right), says, sides, assuming=assumed)


def _sides(found: list[Card], cards: Sequence[Card]) -> Iterator[Side]:
    for card in found:
        yield side_of(card, figure_of(card))
        if card.range is None:
            for other in cards:
                if other.id in card.refers:
                    yield side_of(other, figure_of(other))


def _about(left: Card, right: Card) -> str:
    """The level, and what of basis and place both sides state."""
    shared = [level for level in left.level if level in right.level]
    level = ", ".join(shared) or ", ".join(left.level or right.level) or "role"
    stated = [left.basis] if left.basis == right.basis else []
    stated += [left.place] if left.place == right.place else []
    return ", ".join([level, *(s for s in stated if s and s != UNSTATED), left.currency or ""])

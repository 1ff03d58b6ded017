"""Figures that go stale, by a source that doesn't date them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "undated"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """By source: pay, premiums and outlooks without a date; who does give one, stands beside."""
    cards = role.about("pay", "premium", "outlook")
    dated = dict.fromkeys(card.source for card in cards if card.as_of)
    for source in role.sources:
        found = [card for card in cards if card.source == source.id and not card.as_of]
        if not found:
            continue
        others_say = [name for name in dated if name != source.id]
        says = f"{source.id} gives no date for {_counted(len(found))}"
        if others_say:
            says += f"; dated ones stand in {', '.join(others_say)}"
        sides = tuple(side_of(card, figure_of(card)) for card in found)
        yield Conflict(KIND, "date", f"figures of {source.id}", says, sides)


def _counted(n: int) -> str:
    return "1 figure or claim" if n == 1 else f"{n} figures and claims"

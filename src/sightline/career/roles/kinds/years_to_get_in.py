"""Sources that ask for different years, or years of different things, before the first such job."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.comparable import pairs
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "years-to-get-in"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Pairs that differ in how many years, or in what they are years of."""
    cards = [c for c in role.about("entry-years") if c.subject is None and c.years is not None]
    for lefts, rights in pairs(cards):
        left, right = lefts[0], rights[0]
        assert left.years is not None and right.years is not None
        if left.years == right.years:
            continue
        says = f"{left.source}: {figure_of(left)}; {right.source}: {figure_of(right)}"
        if left.years.of != right.years.of:
            says += "; they count years of different things"
        sides = tuple(side_of(card, figure_of(card)) for card in (*lefts, *rights))
        yield Conflict(KIND, "entry-years", "to get in", says, sides)

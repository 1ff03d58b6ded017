"""One level for which two sources ask different years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.comparable import pairs
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "years-of-a-level"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Years of the same level of the crosswalk that aren't the same years."""
    cards = [c for c in role.about("experience") if c.level and c.subject is None and c.years]
    for lefts, rights in pairs(cards):
        left, right = lefts[0], rights[0]
        shared = [level for level in left.level if level in right.level]
        if not shared or left.years == right.years:
            continue
        says = f"{left.source}: {figure_of(left)}; {right.source}: {figure_of(right)}"
        sides = tuple(side_of(card, figure_of(card)) for card in (*lefts, *rights))
        yield Conflict(KIND, "experience", ", ".join(shared), says, sides)

"""One page that gives the same thing two different ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.comparable import assumptions, is_whole_role, pairs
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "page-contradicts-itself"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Pairs of figures of one source for the whole role, or for one level, that aren't equal."""
    for topic in ("pay", "experience", "entry-years"):
        cards = [c for c in role.about(topic) if c.range is not None and not c.unlabelled]
        for lefts, rights in pairs(cards, is_one_source=True):
            left, right = lefts[0], rights[0]
            assumed = assumptions(left, right)
            if assumed is None or not _are_alike(left, right) or left.range == right.range:
                continue
            says = f"{left.source} gives two: {figure_of(left)} and {figure_of(right)}"
            sides = tuple(side_of(card, figure_of(card)) for card in (*lefts, *rights))
            about = ", ".join(left.level) or "role"
            yield Conflict(KIND, topic, about, says, sides, assuming=assumed)


def _are_alike(left: Card, right: Card) -> bool:
    of = (left.years and left.years.of, right.years and right.years.of)
    if of[0] and of[1] and of[0] != of[1]:
        return False
    if is_whole_role(left) and is_whole_role(right):
        return True
    return bool(left.level) and left.level == right.level and left.subject == right.subject

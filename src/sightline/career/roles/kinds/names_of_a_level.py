"""Levels that sources call differently, and titles that span several levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of, sources_with

KIND = "names-of-a-level"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """One for each level of the crosswalk under several titles; which is which, is our reading."""
    cards = [card for card in role.about("level") if card.title]
    for level in role.levels:
        found = [card for card in cards if level in card.level]
        if len({(card.title or "").casefold() for card in found}) < 2:
            continue
        says = sides_in_words((card.source, card.title or "") for card in found)
        spans = [card for card in found if len(card.level) > 1]
        if spans:
            titles = ", ".join(dict.fromkeys(f"{c.title} ({c.source})" for c in spans))
            says += f"; {titles} spans several levels"
        sides = tuple(side_of(card, card.title or "") for card in found)
        by = {card.source for card in found}
        silent = tuple(name for name in sources_with(role) if name not in by)
        yield Conflict(KIND, "level", level, says, sides, silent)

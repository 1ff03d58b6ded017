"""Lists of the same kind by several sources that don't name the same things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.conflict import Conflict, side_of, sources_with

KIND = "lists-that-differ"
_COMPARED = (
    "certification", "interview-part", "route", "progression", "pivot", "employer-type",
    "product-type",
)  # fmt: skip
_MOST_NAMED = 6


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """One for each kind of list of which two sources name different items."""
    for topic in _COMPARED:
        cards = [card for card in role.about(topic) if card.subject]
        named: dict[str, set[str]] = {}
        for card in cards:
            named.setdefault(card.source, set()).add(card.subject or "")
        if len(named) < 2 or len({frozenset(items) for items in named.values()}) < 2:
            continue
        items = dict.fromkeys(card.subject or "" for card in cards)
        alone = [i for i in items if sum(i in listed for listed in named.values()) == 1]
        says = f"{len(items)} named in all, {len(alone)} by one source alone"
        if alone:
            says += f": {', '.join(alone[:_MOST_NAMED])}" + ("…" if alone[_MOST_NAMED:] else "")
        sides = {(card.source, card.subject): side_of(card, card.subject or "") for card in cards}
        silent = tuple(name for name in sources_with(role) if name not in named)
        yield Conflict(KIND, topic, topic.replace("-", " "), says, tuple(sides.values()), silent)

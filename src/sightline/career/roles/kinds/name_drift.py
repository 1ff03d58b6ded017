"""One certification, employer or tool under several names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of

KIND = "name-drift"
_NAMED = ("certification", "employer", "tool")
_WORD = re.compile(r"\w+")


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Names of one subject of which neither holds all the words of the other.

    So CSPO and "CSPO (Certified Scrum Product Owner)" are one name, in whatever order.
    """
    for topic in _NAMED:
        groups: dict[str, list[Card]] = {}
        for card in role.about(topic):
            if card.subject and isinstance(card.value, str):
                groups.setdefault(card.subject, []).append(card)
        for subject, cards in groups.items():
            names = [_words(str(card.value)) for card in cards]
            if all(one <= other or other <= one for one in names for other in names):
                continue
            says = sides_in_words((card.source, str(card.value)) for card in cards)
            sides = tuple(side_of(card, str(card.value)) for card in cards)
            yield Conflict(KIND, topic, subject, says, sides)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))

"""The tickets of Relay's support desk: who wrote when, about what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.demo.chance import Chance
from sightline.demo.developers import Developer
from sightline.demo.ticket_words import SLOTS, WORDS
from sightline.demo.timeline import AS_OF, RELEASE, day_of, second

COLUMNS = ("id", "created", "developer_id", "area", "words")
FIRST_ID = 4001
BEGIN = "2025-10-01"
# area, how many in all, how many of them after the release
AREAS = (
    ("search", 37, 19), ("errors", 74, 13), ("token", 66, 9), ("docs", 49, 17), ("sandbox", 21, 10),
    ("webhooks", 18, 8), ("limits", 17, 8), ("billing", 16, 7), ("sdk", 14, 6),
)  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket, in somebody's words."""

    id: int
    created: str
    developer_id: str
    area: str
    words: str


def tickets(people: list[Developer], seed: int) -> list[Ticket]:
    """Return all tickets, the oldest first; no two say the same."""
    chance = Chance(seed, "tickets")
    drafts: list[tuple[int, str, str]] = []
    for area, count, after in AREAS:
        moments = [
            *_moments(chance, BEGIN, RELEASE, count - after),
            *_moments(chance, RELEASE, AS_OF, after),
        ]
        texts = _words(area, count, chance)
        drafts += [(m, area, words) for m, words in zip(moments, texts, strict=True)]
    found = []
    for index, (moment, area, words) in enumerate(sorted(drafts)):
        there = [d.id for d in people if d.signed_up <= moment]
        found.append(Ticket(FIRST_ID + index, day_of(moment), chance.pick(there), area, words))
    return found


def _moments(chance: Chance, start: str, end: str, count: int) -> list[int]:
    span = second(end) - second(start)
    return [second(start) + chance.below(span) for _ in range(count)]


def _words(area: str, count: int, chance: Chance) -> list[str]:
    """So many texts about an area, each template used about equally often."""
    found: dict[str, None] = {}
    templates: list[str] = []
    while len(found) < count:
        templates = templates or chance.shuffled(WORDS[area])
        found[_filled(templates.pop(), chance)] = None
    return list(found)


def _filled(template: str, chance: Chance) -> str:
    text = _SLOT.sub(lambda slot: chance.pick(SLOTS[slot[1]]), template)
    return text[0].upper() + text[1:]

"""Ways in that a person's titles show, and ways on, each with what is there and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.fit.record import TITLE, Record, Statement
from sightline.career.fit.tables import table
from sightline.career.ladders.kinds import Phrases, kind_table
from sightline.career.ladders.word_forms import words_of
from sightline.career.roles.card import Card, Role

__all__ = ["MOST_PATHS", "Path", "Route", "paths_of", "routes_of"]

MOST_PATHS = 10


@dataclass(frozen=True, slots=True)
class Route:
    """A way into the role that guides name; ``titles`` are the person's that are this way."""

    subject: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    titles: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way on. ``has`` are kinds with a statement that shows each, ``lacks`` those without.

    ``source`` names the way; what it wants to see is ours.
    """

    to: str
    source: str
    has: tuple[tuple[str, Statement], ...]
    lacks: tuple[str, ...]


def routes_of(role: Role, record: Record) -> tuple[Route, ...]:
    """The ways in, those that the person's titles show first, else in the guides' order."""
    cards: dict[str, list[Card]] = {}
    for card in role.about("route"):
        if card.subject:
            cards.setdefault(card.subject, []).append(card)
    found = [
        Route(
            subject,
            tuple(card.where for card in held),
            tuple(dict.fromkeys(card.note for card in held if card.note)),
            _titles(subject, record),
        )
        for subject, held in cards.items()
    ]
    return tuple(sorted(found, key=lambda route: not route.titles))


def _titles(subject: str, record: Record) -> tuple[Statement, ...]:
    told = table("paths")["routes"].get(subject)
    if not told:
        return ()
    phrases = Phrases(told)
    found = []
    for one in record.statements:
        if one.how == TITLE:
            words = words_of(one.told.value)
            if phrases.found(words, 0, len(words)):
                found.append(one)
    return tuple(found)


def paths_of(record: Record) -> tuple[Path, ...]:
    """Up to ten ways on, in the order of the table; none is put before another."""
    kinds = kind_table().kinds
    found = []
    for told in table("paths")["paths"][:MOST_PATHS]:
        shown = [(kind, record.showing(kind)) for kind in told["kinds"]]
        found.append(
            Path(
                told["to"],
                told["source"],
                tuple((kinds[kind].title, held[0]) for kind, held in shown if held),
                tuple(kinds[kind].title for kind, held in shown if not held),
            )
        )
    return tuple(found)

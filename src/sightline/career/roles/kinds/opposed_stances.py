"""A question that sources answer differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Role
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import answer_of

KIND = "opposed-answers"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """One for each question on which not all sources take the same stance."""
    cards = [card for card in role.about("question") if card.stance and card.subject]
    for subject in dict.fromkeys(card.subject or "" for card in cards):
        found = [card for card in cards if card.subject == subject]
        stances: dict[str, set[str]] = {}
        for card in found:
            stances.setdefault(card.source, set()).add(card.stance or "")
        if len({frozenset(one) for one in stances.values()}) < 2:
            continue
        says = sides_in_words((card.source, card.stance or "") for card in found)
        sides = tuple(side_of(card, answer_of(card)) for card in found)
        yield Conflict(KIND, "question", role.question(subject).asks, says, sides)

"""A question that one and the same source answers in more than one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import answer_of

KIND = "two-answers-of-one-source"


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """One for each question and source with several stances."""
    groups: dict[tuple[str, str], list[Card]] = {}
    for card in role.about("question"):
        if card.stance and card.subject:
            groups.setdefault((card.subject, card.source), []).append(card)
    for (subject, source), cards in groups.items():
        stances = dict.fromkeys(card.stance or "" for card in cards)
        if len(stances) > 1:
            says = f"{source}: {'; '.join(stances)}"
            sides = tuple(side_of(card, answer_of(card)) for card in cards)
            yield Conflict(KIND, "question", role.question(subject).asks, says, sides)

"""Questions that some sources, or all of them, leave open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.career.roles.card import Card, Role
from sightline.career.roles.conflict import Conflict, side_of, sources_with
from sightline.career.roles.pay import pay_cards
from sightline.career.roles.shown import answer_of
from sightline.career.roles.topics import TOPICS

KIND = "no-answer"
_ASKED = (
    "experience", "entry-years", "route", "path-step", "progression", "pivot", "certification",
    "education", "outlook", "premium", "employer", "interview-part", "proof-project", "skill",
    "assessment",
)  # fmt: skip


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """One for each question, topic, or level of pay, to which at least one source says nothing."""
    for question in role.questions:
        yield from _silence(role, "question", question.asks, list(role.answers(question)))
    for topic in _ASKED:
        cards = list(role.about(topic))
        if cards:
            yield from _silence(role, topic, TOPICS[topic].asks, cards)
    for level in role.levels:
        amounts = [c for c in pay_cards(role.cards) if level in c.level]
        yield from _silence(role, "pay", f"pay of the level {level}", amounts)


def _silence(role: Role, topic: str, about: str, cards: list[Card]) -> Iterator[Conflict]:
    by: dict[str, Card] = {}
    for card in cards:
        by.setdefault(card.source, card)
    silent = tuple(name for name in sources_with(role) if name not in by)
    if not silent:
        return
    is_amount = topic == "pay"  # a source may speak of it in words and give none
    verb = ("give", "no amount") if is_amount else ("say", "nothing")
    ending = "s" if len(silent) == 1 else ""
    nobody = "no source gives an amount" if is_amount else "no source says"
    says = f"{', '.join(silent)} {verb[0]}{ending} {verb[1]}" if by else nobody
    sides = tuple(side_of(card, answer_of(card)) for card in by.values())
    yield Conflict(KIND, topic, about, says, sides, silent)

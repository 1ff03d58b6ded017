"""What a person may ask themselves before choosing this work; no answer counts for or against.

What is asked about is the cards' (``roles/``, topic ``reflection``): a subject, the side on which a
yes speaks, source and line. Only the wording of the question is ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Card, Role
from sightline.kernel.authoring.new_ids import label_of

__all__ = ["Question", "questions_about"]

_WORDED = {
    "curious about the inside of things": "Do I look into how a product works inside, unasked?",
    "technical users": "Would I like my users to be technical people?",
    "translating both ways": "Do I like carrying meaning between business and engineering?",
    "technical depth": "Have I technical depth, or do I want to work for it?",
    "bored by details": "Does technical detail bore me?",
    "consumer products": "Would I rather make products for consumers than for builders?",
    "psychology and design alone": "Do I want my days to be about users' minds and design alone?",
    "letting technical skills go": "Would I mind having to keep technical skills fresh for years?",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``side``: a yes speaks ``for`` this path or ``against`` it, as ``source`` sees
    it (the guide's short name and line). ``key`` is what an answer is called."""

    key: str
    side: str
    text: str
    source: str


def questions_about(role: Role) -> tuple[Question, ...]:
    """The questions of a role, those that speak for it first."""
    found = {one.key: one for one in map(_question, role.about("reflection"))}
    return tuple(sorted(found.values(), key=lambda one: one.side != "for"))


def _question(card: Card) -> Question:
    subject = card.subject or card.id
    side = "against" if card.stance == "against" else "for"
    return Question(label_of(subject), side, _WORDED.get(subject, f"{subject}?"), card.where)

"""What the guides would have a person learn, what of it their record shows, and a dated plan.

The areas are four: system design, data, SQL, speaking. What belongs to each, and what to read or do
for it, is the cards' (``roles/``) with source and line; where no guide names a resource it is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sightline.career.fit.asked import Part
from sightline.career.fit.gaps import work_for
from sightline.career.ladders.recognizing import asked_kinds
from sightline.career.progress.plan import By, Plan
from sightline.career.progress.shown import Passages, Shown
from sightline.career.roles.card import Card, Role
from sightline.kernel.documents.span import Span

__all__ = ["AREAS", "Area", "Asked", "Resource", "Unit", "learning_plan"]


@dataclass(frozen=True, slots=True)
class Area:
    """An area: by which words the cards speak of it (subjects), and by which a record shows it."""

    name: str
    subjects: tuple[str, ...]
    shown_by: tuple[str, ...]
    resources: tuple[str, ...]
    term: str = ""


AREAS = (
    Area("system design", ("system design", "software architecture"),
         ("system design", "system architecture", "design reviews"),
         ("system design", "a small project", "full-stack project")),
    Area("data", ("data",), ("data analysis", "data modelling", "metrics", "product analytics"),
         ("data",)),
    Area("SQL", ("data",), ("SQL",), ("SQL",), "SQL"),
    Area("speaking", ("communication", "technical translation", "technical communication"),
         ("presentations", "explaining technical concepts", "executive communication",
          "public speaking"),
         ("explaining", "technical communication")),
)  # fmt: skip
_CONTENT = ("skill", "knowledge")
_RESOURCES = ("preparation", "proof-project")


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to read or do, as a guide names it."""

    what: str
    note: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of the posting that ask for an area."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """An area in the plan. ``begins`` and ``by`` are None where the record shows it already.

    ``there`` are the record's words on it; of them a course that was taken is no evidence.
    ``terms`` are what belongs to it, each with the place that says so; ``resources`` is empty where
    no guide names one. ``work`` is a piece of work that would show it, ``ours`` where no guide
    names it.
    """

    area: str
    terms: tuple[tuple[str, str], ...]
    there: tuple[Shown, ...]
    asked: tuple[Asked, ...]
    resources: tuple[Resource, ...]
    work: Resource | None
    begins: str | None
    by: By | None


def learning_plan(
    role: Role, passages: Passages, plan: Plan, asked: Sequence[Asked], weeks: float
) -> tuple[Unit, ...]:
    """A unit for each area; those that the record doesn't show get days, one after the other."""
    cards = role.about(*_CONTENT)
    units = []
    for area in AREAS:
        there = _there(area, passages)
        backed = any(shown.is_evidence for shown in there)
        by = None if backed else plan.by(area.name)
        begins = None
        if by is not None and by.set_by == "ours":
            begins = (by.day - timedelta(days=max(1, round(weeks * 7)))).isoformat()
        units.append(
            Unit(
                area.name, _terms(area, cards), there,
                tuple(one for one in asked if _asks(area, one)), _resources(role, area),
                _work(area), begins, by,
            )
        )  # fmt: skip
    return tuple(units)


def _there(area: Area, passages: Passages) -> tuple[Shown, ...]:
    found: dict[str, Shown] = {}
    for words in area.shown_by:
        for shown in passages.speaking_of(words):
            found.setdefault(shown.text, shown)
    ordered = sorted(found.values(), key=lambda one: (one.own, one.taken))
    return tuple(ordered[:3])


def _terms(area: Area, cards: Sequence[Card]) -> tuple[tuple[str, str], ...]:
    """What belongs to an area, in the cards' words; of an area with a ``term``, what names it."""
    found: dict[str, str] = {}
    for card in cards:
        words = f"{card.subject} {card.value or ''}"
        if area.term and area.term not in words:
            continue
        if (card.subject or "").casefold() not in area.subjects and not area.term:
            continue
        for part in str(card.value or card.subject).split(","):
            if part.strip():
                found.setdefault(part.strip(), card.where)
    return tuple(found.items())


def _resources(role: Role, area: Area) -> tuple[Resource, ...]:
    return tuple(
        Resource(str(card.value or card.subject), card.note, card.where)
        for card in role.about(*_RESOURCES)
        if card.subject in area.resources
    )


def _work(area: Area) -> Resource | None:
    """A piece of work that would show the area; one of a guide's, or an idea of ours."""
    for words in area.shown_by:
        for asked in asked_kinds(words):
            work = work_for(Part("activity", asked.kind, words, asked.start, asked.end))
            if work is not None:
                return Resource(work.makes, work.name, work.source)
    return None


def _asks(area: Area, asked: Asked) -> bool:
    words = Passages.of_words(asked.text)
    return any(words.speaking_of(one) for one in area.shown_by)

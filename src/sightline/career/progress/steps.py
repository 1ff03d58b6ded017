"""The steps that lead into a role and the tracks that lead on, each beside what is there by quote
and what would come next, by when. The steps are the cards' (``roles/``), with source and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sightline.career.fit.asked import Part
from sightline.career.fit.gaps import work_for
from sightline.career.ladders.recognizing import asked_kinds
from sightline.career.progress.plan import By, Plan
from sightline.career.progress.shown import Passages, Shown, stems_of
from sightline.career.roles.card import Card, Role

__all__ = ["Item", "Next", "Step", "growth_tracks", "path_steps"]

_OURS = "ours"
_ALIKE = 3
Dated = Callable[..., By | None]


@dataclass(frozen=True, slots=True)
class Next:
    """What would be the next piece of evidence. ``source`` is the card that names it, or "ours".

    ``by`` is None for what comes later within a step that isn't next yet, where the person set no
    day: there the first thing that is missing has one."""

    what: str
    source: str
    by: By | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a step consists of. Where nothing is ``there``, ``next`` says what to make."""

    words: str
    source: str
    there: tuple[Shown, ...]
    next: Next | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step or a track. ``number`` is None for a track; ``years`` as the source states them."""

    number: int | None
    subject: str
    source: str
    ways: tuple[str, ...]
    years: str | None
    items: tuple[Item, ...]


def path_steps(role: Role, passages: Passages, plan: Plan) -> tuple[Step, ...]:
    """The steps into a role, in the order that the cards give them."""
    cards = role.about("path-step")
    heads: dict[str, Card] = {}
    for card in cards:  # the first card of a subject names the step, the others say what is in it
        heads.setdefault(card.subject or card.id, card)
    steps: list[Step] = []
    for number, head in enumerate(heads.values(), 1):
        has_begun = any(item.next is not None for step in steps for item in step.items)
        dated = _first_dated(plan) if has_begun else plan.by
        steps.append(_step(role, number, head, cards, passages, dated))
    return tuple(steps)


def growth_tracks(role: Role, passages: Passages, plan: Plan) -> tuple[Step, ...]:
    """The ways to grow in a role."""
    return tuple(
        Step(
            None, card.subject or card.id, card.where, (), None,
            tuple(_items(role, _terms(card), card, passages, _first_dated(plan))),
        )
        for card in role.about("growth")
    )  # fmt: skip


def _first_dated(plan: Plan) -> Dated:
    """Days for a step that isn't next yet: the person's, and one of ours for what comes first."""
    has_day = False

    def dated(*names: str) -> By | None:
        nonlocal has_day
        by = plan.said(*names) if has_day else plan.by(*names)
        has_day = True
        return by

    return dated


def _step(
    role: Role,
    number: int,
    head: Card,
    cards: tuple[Card, ...],
    passages: Passages,
    dated: Dated,
) -> Step:
    details = [card for card in cards if card.subject == head.subject and card is not head]
    items: list[Item] = []
    ways: list[str] = []
    years = None
    for card in details:
        if card.low is not None:
            years = f"{card.low:g}-{card.high:g}" if card.high is not None else f"{card.low:g}+"
            items += _items(role, _parted(card.note), card, passages, dated)
        else:
            items += _items(role, _terms(card), card, passages, dated)
            ways += [f"{card.note} ({card.where})"] if card.note else []
    return Step(number, head.subject or head.id, head.where, tuple(ways),
                years, tuple(items))  # fmt: skip


def _terms(card: Card) -> list[str]:
    return _parted(card.value if isinstance(card.value, str) else None) or [card.subject or card.id]


def _parted(words: str | None) -> list[str]:
    return [part.strip() for part in (words or "").split(",") if part.strip()]


def _items(
    role: Role, terms: list[str], card: Card, passages: Passages, dated: Dated
) -> Iterator[Item]:
    for words in terms:
        there = passages.speaking_of(words)
        backed = any(shown.is_evidence for shown in there)
        yield Item(words, card.where, there, None if backed else _next(role, words, card, dated))


def _next(role: Role, words: str, card: Card, dated: Dated) -> Next:
    """What to make: the work that its kind of evidence names, else a proof project of the cards
    about the same thing, else to write it down where it can be quoted."""
    by = dated(words, card.subject or words)
    if "apply" in words.split():
        return Next("an application: sightline career tracker --add COMPANY", _OURS, by)
    for asked in asked_kinds(words):
        work = work_for(Part("activity", asked.kind, words, asked.start, asked.end))
        if work is not None:
            name = f"{work.name}: {work.makes}" if work.name else work.makes
            return Next(name, work.source, by)
    project = _project(role, words)
    if project is not None:
        return Next(str(project.value or project.subject), project.where, by)
    return Next(f"one piece of work on {words} that can be quoted", _OURS, by)


def _project(role: Role, words: str) -> Card | None:
    """The proof project of the cards that has a name, or a part of one."""
    wanted = stems_of(words)
    for card in role.about("proof-project", "preparation"):
        for name in (stems_of(str(card.value or "")), stems_of(card.subject or "")):
            if name and (wanted <= name or len(wanted & name) >= _ALIKE):
                return card
    return None

"""Whether two cards are about the same thing, and what has to be assumed for it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from sightline.career.roles.card import UNSTATED, Card

__all__ = [
    "assumptions",
    "concern_one_level",
    "is_whole_role",
    "pairs",
    "sides_in_words",
    "told_once",
]

_IN_YEARS = ("experience", "entry-years")


def is_whole_role(card: Card) -> bool:
    """Whether a figure is said to hold for the role as such: no level, no special kind of it."""
    return not card.level and card.subject is None


def concern_one_level(left: Card, right: Card) -> bool:
    """Whether two figures are about one level, or one of them about the role as a whole."""
    if left.subject != right.subject:
        return False
    if not left.level or not right.level:
        return True
    return bool(set(left.level) & set(right.level))


def assumptions(left: Card, right: Card) -> tuple[str, ...] | None:
    """What must be equal for two amounts to be comparable and isn't stated; None where it differs.

    Basis, place and currency that are both stated must be equal. Dates may differ, which is told.
    """
    if left.currency != right.currency:
        return None
    if left.unit != right.unit and left.topic not in _IN_YEARS:
        return None
    said = []
    for name in ("basis", "place"):
        one, other = getattr(left, name), getattr(right, name)
        if UNSTATED in (one, other):
            said.append(name)
        elif one != other:
            return None
    if left.as_of != right.as_of:
        said.append("date")
    return tuple(said)


def pairs(
    cards: Iterable[Card], is_one_source: bool = False
) -> Iterable[tuple[list[Card], list[Card]]]:
    """Every two figures of different sources, or of one and the same, each with its repetitions."""
    for left, right in combinations(told_once(cards), 2):
        if (left[0].source == right[0].source) == is_one_source:
            yield left, right


def told_once(cards: Iterable[Card]) -> list[list[Card]]:
    """Cards by what they say: a figure that a source repeats on other lines is one figure."""
    groups: dict[tuple[object, ...], list[Card]] = {}
    for card in cards:
        key = (
            card.source, card.subject, card.level, card.range, card.unit, card.basis, card.place,
            card.currency, card.as_of, card.years and card.years.of, card.refers, card.relation,
        )  # fmt: skip
        groups.setdefault(key, []).append(card)
    return list(groups.values())


def sides_in_words(answers: Iterable[tuple[str, str]]) -> str:
    """Who says what, equal answers together: ``S0, S3: 3-5; S1: 5-8``."""
    said: dict[str, list[str]] = {}
    for source, answer in answers:
        said.setdefault(answer, [])
        if source not in said[answer]:
            said[answer].append(source)
    return "; ".join(f"{', '.join(sources)}: {answer}" for answer, sources in said.items())

"""A number of years that one source puts in one level and another source in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from sightline.career.roles.card import Card, Role, Years
from sightline.career.roles.comparable import sides_in_words
from sightline.career.roles.conflict import Conflict, side_of
from sightline.career.roles.shown import figure_of

KIND = "years-in-several-levels"


def levels_at(cards: list[Card], years: int) -> list[Card]:
    """The cards of levels in which so many years lie."""
    return [c for c in cards if c.years is not None and holds(c.years, years)]


def holds(range_: Years, years: float) -> bool:
    """Whether a number of years lies in a range, its ends included unless said otherwise."""
    if years < range_.low or range_.high is None:
        return years >= range_.low
    return years < range_.high if range_.is_under else years <= range_.high


def find(role: Role, others: Mapping[str, Role]) -> Iterator[Conflict]:
    """Whole years at which two sources disagree on the level; neighbours alike are told once."""
    cards = [c for c in role.about("experience") if c.level and c.subject is None]
    ends = [c.years.high or c.years.low for c in cards if c.years is not None]
    last = int(max(ends, default=-1))
    for pictured, group in groupby(range(last + 1), lambda y: tuple(levels_at(cards, y))):
        by_source: dict[str, set[str]] = {}
        for card in pictured:
            by_source.setdefault(card.source, set()).update(card.level)
        if len({frozenset(levels) for levels in by_source.values()}) < 2:
            continue
        stretch = list(group)
        says = sides_in_words(
            (source, " or ".join(level for level in role.levels if level in levels) or
             " or ".join(sorted(levels)))
            for source, levels in by_source.items()
        )  # fmt: skip
        first, final = stretch[0], stretch[-1]
        about = f"{first} years" if first == final else f"{first} to {final} years"
        sides = tuple(side_of(c, f"{c.title or c.level[0]}, {figure_of(c)}") for c in pictured)
        yield Conflict(KIND, "experience", about, says, sides)

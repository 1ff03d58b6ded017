"""Where a person stands on a ladder, competency by competency, and what it hangs on.

A competency's level is the highest whose anchors are all met. On a ladder that builds up (the usual
one) a level's anchors are its own and those of every level below; on another they are its own
alone. A level that asks for nothing in a competency can't be reached in it. An anchor is met when
one item of evidence has one of its kinds and at least its strength, and some item has each kind
that it needs; more items of a kind change nothing. So taking evidence away never raises a level and
adding some never lowers one, since both only move anchors from met to missing or back.

There is no level of the person as a whole, no sum and no share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.career.ladders.evidence import Evidence
from sightline.career.ladders.ladder import Anchor, Competency, Ladder

__all__ = ["AnchorStanding", "Fall", "Profile", "Standing", "level_reached", "profile_of"]


@dataclass(frozen=True, slots=True)
class AnchorStanding:
    """An anchor, its level, what meets it and what falls short of it, the strongest first.

    ``bearing`` bears on it where a person judges, and meets nothing.
    """

    anchor: Anchor
    level: str
    evidence: tuple[Evidence, ...]
    too_weak: tuple[Evidence, ...] = ()
    bearing: tuple[Evidence, ...] = ()

    @property
    def is_met(self) -> bool:
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Fall:
    """What happens without one item: the level falls to ``to``, None for none at all."""

    item: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """One competency: the level's key, None where none is reached.

    ``met`` are the anchors that are met, on any level. ``missing`` are those of the next level that
    asks for something here, or below it, and all that a person judges. ``beside`` are certificates.
    ``falls`` lists every item whose loss alone lowers the level.
    """

    competency: Competency
    level: str | None
    next_level: str | None
    met: tuple[AnchorStanding, ...]
    missing: tuple[AnchorStanding, ...]
    beside: tuple[AnchorStanding, ...]
    falls: tuple[Fall, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A person on one ladder."""

    ladder: Ladder
    standings: tuple[Standing, ...]


def profile_of(ladder: Ladder, evidence: Sequence[Evidence]) -> Profile:
    """Where the evidence puts somebody, with fragility computed by taking away each item."""
    ordered = sorted(evidence, key=_strongest_first)
    return Profile(ladder, tuple(_standing(ladder, c, ordered) for c in ladder.competencies))


def level_reached(ladder: Ladder, competency: str, evidence: Sequence[Evidence]) -> int | None:
    """The index of the highest level whose anchors are all met; None where there is none."""
    best: dict[str, int] = {}
    for item in evidence:
        best[item.kind] = max(best.get(item.kind, item.strength), item.strength)
    reached, unbroken = None, True
    for index, level in enumerate(ladder.levels):
        asked = level.asked(competency)
        holds = all(_meets(anchor, best) for anchor in asked)
        unbroken = unbroken and holds
        if asked and (unbroken if ladder.builds_up else holds):
            reached = index
    return reached


def _meets(anchor: Anchor, best: dict[str, int]) -> bool:
    has_kind = any(best.get(kind, -1) >= anchor.least for kind in anchor.kinds)
    return has_kind and all(kind in best for kind in anchor.needs)


def _standing(ladder: Ladder, competency: Competency, evidence: Sequence[Evidence]) -> Standing:
    reached = level_reached(ladder, competency.key, evidence)
    following = _next(ladder, competency.key, reached)
    own: list[AnchorStanding] = []
    beside: list[AnchorStanding] = []
    ends = len(ladder.levels) if following is None else following + 1
    for index, level in enumerate(ladder.levels):
        asked = level.asked(competency.key)
        own += [
            standing
            for standing in (_of_anchor(anchor, level.key, evidence) for anchor in asked)
            if standing.is_met or index < ends or not standing.anchor.kinds
        ]
        beside += [_of_anchor(a, level.key, evidence) for a in level.beside(competency.key)]
    return Standing(
        competency,
        None if reached is None else ladder.levels[reached].key,
        None if following is None else ladder.levels[following].key,
        tuple(one for one in own if one.is_met),
        tuple(one for one in own if not one.is_met),
        tuple(beside),
        tuple(_falls(ladder, competency.key, evidence, reached)),
    )


def _next(ladder: Ladder, competency: str, reached: int | None) -> int | None:
    """The next level that asks for something."""
    first = 0 if reached is None else reached + 1
    for index in range(first, len(ladder.levels)):
        if ladder.levels[index].asked(competency):
            return index
    return None


def _of_anchor(anchor: Anchor, level: str, evidence: Sequence[Evidence]) -> AnchorStanding:
    found = [item for item in evidence if item.kind in anchor.kinds]
    if not {item.kind for item in evidence}.issuperset(anchor.needs):
        found = []
    return AnchorStanding(
        anchor,
        level,
        tuple(item for item in found if item.strength >= anchor.least),
        tuple(item for item in found if item.strength < anchor.least),
        tuple(item for item in evidence if item.kind in anchor.bears),
    )


def _falls(
    ladder: Ladder, competency: str, evidence: Sequence[Evidence], reached: int | None
) -> list[Fall]:
    """Every item whose loss alone lowers the level: found by taking it away and looking again."""
    if reached is None:
        return []
    falls = []
    deciding = _deciding(evidence)
    names = {item.item for item in deciding}
    for name in dict.fromkeys(item.item for item in evidence if item.item in names):
        rest = [item for item in deciding if item.item != name]
        left = level_reached(ladder, competency, rest)
        if left != reached:
            falls.append(Fall(name, None if left is None else ladder.levels[left].key))
    return falls


def _deciding(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Of each kind the strongest, and the strongest of another item.

    Whichever item is taken away, what is left of a kind is as strong as the best of these.
    """
    kept: dict[str, list[Evidence]] = {}
    for item in sorted(evidence, key=lambda one: -one.strength):
        two = kept.setdefault(item.kind, [])
        if len(two) < 2 and all(one.item != item.item for one in two):
            two.append(item)
    return [item for two in kept.values() for item in two]


def _strongest_first(item: Evidence) -> tuple[int, bool, bool, str, str, int]:
    """Strong before weak, sentences before titles, recent before old (undated last), then place."""
    newest = "".join(chr(0x10FFFF - ord(sign)) for sign in item.dated or "") or "\U0010ffff"
    name = item.item.partition(":")[0]
    return (-item.strength, item.is_title, not item.is_open, newest, name, _place(item))


def _place(item: Evidence) -> int:
    return item.spans[0].start if item.spans else -1

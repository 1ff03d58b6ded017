"""Who signed up at Relay, what held them up, and when they made their first call.

Relay lets developers in by intakes: one before the release, one after it. How many there are, how
many are held up by what, never call or come to stay is fixed; who it is, and how long each took,
is drawn. So another seed tells the same story with other people.
"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.demo.chance import Chance, Curve
from sightline.demo.timeline import DAY, HOURS, WEEKDAYS, second, weekday

EXPIRES_DAYS = 28  # a key that was never used
LATEST_TO_STAY = 20 * DAY
STAYS_SOONER = 12 * DAY
SEGMENTS = ("partner", "startup", "enterprise", "independent")
SEGMENT_WEIGHTS = (18, 38, 20, 24)

# Days until the first call, as parts of their mean; the mean of this shape is 0.99375.
_SHAPE = ((0, 50), (2_500, 470), (5_000, 830), (7_500, 1_400), (9_000, 2_060), (10_000, 2_500))
_SHAPE_MEAN = 99_375


@dataclass(frozen=True, slots=True)
class Group:
    """Those of an intake who were held up by the same thing; "" by nothing in particular."""

    held_up_by: str
    callers: int
    never: int
    mean_minutes: int


@dataclass(frozen=True, slots=True)
class Intake:
    """Developers who were let in together: the first day, how many days, how many stay."""

    name: str
    first_day: str
    days: int
    activated: int
    groups: tuple[Group, ...]


AUTUMN = Intake("autumn", "2025-09-22", 56, 295, (
    Group("", 127, 6, 4_896),
    Group("errors", 258, 28, 13_824),
    Group("token", 285, 38, 13_824),
    Group("docs", 194, 16, 15_840),
))  # fmt: skip
WINTER = Intake("winter", "2026-01-05", 27, 192, (
    Group("", 312, 12, 4_392),
    Group("errors", 44, 6, 9_216),
    Group("token", 20, 4, 8_640),
    Group("docs", 42, 8, 10_944),
))  # fmt: skip
INTAKES = (AUTUMN, WINTER)


@dataclass(frozen=True, slots=True)
class Developer:
    """One developer; `called` is the second of the first call, None for those who never did."""

    id: str
    intake: str
    segment: str
    held_up_by: str
    signed_up: int
    called: int | None
    is_activated: bool


@dataclass(slots=True)
class _Fate:
    held_up_by: str
    seconds: int | None
    is_activated: bool = False


def developers(seed: int) -> list[Developer]:
    """Return everybody who signed up, in the order in which they did."""
    found: list[Developer] = []
    for intake in INTAKES:
        chance = Chance(seed, f"developers {intake.name}")
        fates = _fates(intake, chance)
        moments = _sign_ups(intake, len(fates), chance)
        segments = chance.indices(SEGMENT_WEIGHTS, len(fates))
        for moment, fate, segment in zip(moments, fates, segments, strict=True):
            called = None if fate.seconds is None else moment + fate.seconds
            found.append(
                Developer(
                    f"syn-{len(found) + 1:04}", intake.name, SEGMENTS[segment], fate.held_up_by,
                    moment, called, fate.is_activated,
                )
            )  # fmt: skip
    return found


def _fates(intake: Intake, chance: Chance) -> list[_Fate]:
    fates = []
    for group in intake.groups:
        for minutes in chance.sample(_days(group.mean_minutes), group.callers):
            fates.append(_Fate(group.held_up_by, minutes * 60 + chance.below(60)))
        fates += [_Fate(group.held_up_by, None) for _ in range(group.never)]
    _choose_who_stays(fates, intake.activated, chance)
    return chance.shuffled(fates)


def _days(mean_minutes: int) -> Curve:
    return tuple((at, part * mean_minutes * 100 // _SHAPE_MEAN) for at, part in _SHAPE)


def _choose_who_stays(fates: list[_Fate], count: int, chance: Chance) -> None:
    """Whoever calls sooner is likelier to come back."""
    ranked = []
    for index, fate in enumerate(fates):
        if fate.seconds is not None and fate.seconds < LATEST_TO_STAY:
            ranked.append((fate.seconds + chance.below(STAYS_SOONER), index))
    for _, index in sorted(ranked)[:count]:
        fates[index].is_activated = True


def _sign_ups(intake: Intake, count: int, chance: Chance) -> list[int]:
    start = second(intake.first_day)
    weights = [WEEKDAYS[weekday(start + day * DAY)] for day in range(intake.days)]
    days, hours = chance.indices(weights, count), chance.indices(HOURS, count)
    pairs = zip(days, hours, strict=True)
    return sorted(start + day * DAY + hour * 3_600 + chance.below(3_600) for day, hour in pairs)

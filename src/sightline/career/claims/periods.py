"""When a role began and ended, and which of several came first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sightline.career.claims.record import Fact, Place
from sightline.career.resume.resume import Period

__all__ = ["dated_place", "ends_of", "in_order", "is_before", "is_day"]

_YEAR = re.compile(r"n:(?:19|20)\d\d:")


def ends_of(dates: Sequence[Fact], period: Period | None) -> list[Fact]:
    """The two ends of a period as facts of their own: `start`, and `end` where it is over."""
    found: list[Fact] = []
    for fact in dates:
        days = [n for n, word in enumerate(fact.words) if is_day(word.key)]
        if days and period is not None and period.start is not None:
            found.append(fact.part("start", days[:1]))
        if len(days) > 1 and period is not None and period.end is not None and not period.is_open:
            found.append(fact.part("end", days[-1:]))
    return found


def is_day(key: str) -> bool:
    """Whether a word is a date or a year."""
    return key.startswith("d:") or _YEAR.fullmatch(key) is not None


def dated_place(place: Place, period: Period | None) -> Place:
    """A place with the ends of its period."""
    if period is None:
        return place
    return replace(place, start=period.start, end=None if period.is_open else period.end)


def in_order(places: Sequence[Place]) -> list[Place]:
    """Roles, each knowing whether it is the first and the last at its employer."""
    return [
        replace(place, is_first=_is_end(place, places, 0), is_last=_is_end(place, places, 1))
        for place in places
    ]


def _is_end(place: Place, places: Sequence[Place], side: int) -> bool:
    """Whether no role at the same employer surely or perhaps begins before, or ends after."""
    if not place.employer or place.start is None or (side and place.end is None):
        return False
    for other in places:
        if other is place or other.employer != place.employer:
            continue
        if other.start is None or (other.end is None and side):
            return False
        mine, theirs = (place.end, other.end) if side else (other.start, place.start)
        if not is_before(theirs, mine):
            return False
    return True


def is_before(first: str | None, second: str | None) -> bool:
    """Whether a day is not after another, as far as both are known.

    >>> is_before("2018", "2018-05"), is_before("2019-01", "2018-12"), is_before(None, "2018")
    (True, False, False)
    """
    if first is None or second is None:
        return False
    exact = min(len(first), len(second))
    return first[:exact] <= second[:exact]

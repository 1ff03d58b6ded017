"""`Before that, ...`, `Earlier, ...`, `Currently, ...`: said where the periods of the roles say it.

`earlier` and `previously` need a role that is over; `before` one that was over when another role
began, and where the text has just told of a role, when that one began; `currently` one that isn't.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sightline.career.claims.closed_lists import is_past
from sightline.career.claims.frames import phrases
from sightline.career.claims.periods import is_before
from sightline.career.claims.record import Place
from sightline.career.claims.sayings import Saying, names_at, saying_of
from sightline.career.claims.words import Word

__all__ = ["in_order_of_time"]

_EARLIER = (
    ("earlier",), ("previously",), ("formerly",), ("earlier", "in", "my", "career"),
    ("in", "an", "earlier", "role"), ("in", "a", "previous", "role"), ("in", "the", "past"),
)  # fmt: skip
_BEFORE = (("before", "that"), ("prior", "to", "that"), ("before", "this"), ("prior", "to", "this"))
_BEFORE_A_ROLE = (
    ("before", "joining"), ("prior", "to", "joining"), ("before",), ("prior", "to"),
    ("before", "my", "time", "at"),
)  # fmt: skip
_NOW = (("currently",), ("today",), ("now",), ("at", "present"), ("at", "the", "moment"))
_AMID = {"currently": True, "now": True, "previously": False, "formerly": False}


def in_order_of_time(words: Sequence[Word], places: Sequence[Place]) -> Iterator[Saying]:
    """How the roles say a sentence that a word of time opens."""
    roles = [place for place in places if place.sort == "role"]
    for after in phrases(words, 0, _NOW):
        yield from _of_today(words[_past_sign(words, after) :], roles)
    for after in phrases(words, 0, _EARLIER):
        yield from _of_the_past(words[_past_sign(words, after) :], roles)
    for after in phrases(words, 0, _BEFORE):
        yield from _before(words[_past_sign(words, after) :], roles, roles)
    for after in phrases(words, 0, _BEFORE_A_ROLE):
        for later in roles:
            for then, _ in names_at(words, after, later):
                yield from _before(words[_past_sign(words, then) :], roles, [later])
    for at in (1, 2):
        if len(words) > at + 1 and words[0].key == "i" and words[at].key in _AMID:
            rest = (*words[:at], *words[at + 1 :])
            told = _of_today if _AMID[words[at].key] else _of_the_past
            yield from told(rest, roles)


def _past_sign(words: Sequence[Word], at: int) -> int:
    return at + 1 if at < len(words) and words[at].key in (",", ":", "—") else at


def _of_today(words: Sequence[Word], roles: Sequence[Place]) -> Iterator[Saying]:
    for place in roles:
        saying = saying_of(words, place) if place.is_open else None
        if saying is not None and not _tells_what_was(saying):
            yield saying


def _tells_what_was(saying: Saying) -> bool:
    return any(
        fact.kind == "statement" and is_past(fact.words[min(chosen)].key)
        for fact, chosen in saying.parts
        if chosen
    )


def _of_the_past(words: Sequence[Word], roles: Sequence[Place]) -> Iterator[Saying]:
    for place in roles:
        saying = saying_of(words, place) if place.end is not None else None
        if saying is not None:
            yield saying


def _before(
    words: Sequence[Word], roles: Sequence[Place], others: Sequence[Place]
) -> Iterator[Saying]:
    for place in roles:
        later = frozenset(other.key for other in others if _is_over_before(place, other))
        saying = saying_of(words, place) if later else None
        if saying is not None:
            yield replace(saying, before=later)


def _is_over_before(place: Place, other: Place) -> bool:
    if place.end is None or place.start is None or other is place:
        return False
    return is_before(place.end, other.start) and not is_before(other.start, place.start)

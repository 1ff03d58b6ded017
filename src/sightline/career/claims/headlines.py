"""The line under a résumé's first name: whose it is, and the position held today.

`Ana Example | Product Manager, Globex | Chicago`: the person, then one position that hasn't ended,
then how to reach the person. A position of the past isn't what somebody is.
"""

# ruff: noqa: RUF001, RUF002 (signs that people write)

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sightline.career.claims.record import Place
from sightline.career.claims.sayings import Saying, header_of
from sightline.career.claims.words import Word

__all__ = ["headlines_of"]

_MOST_WORDS = 60
_PARTS = frozenset((",", "|", "·", "•", "—", "–", "-", "/", "*"))


def headlines_of(words: Sequence[Word], places: Sequence[Place]) -> Iterator[Saying]:
    """How the head of a document and one open role together say some words."""
    breaks = [at for at, word in enumerate(words[:_MOST_WORDS]) if word.key in _PARTS]
    if len(words) > _MOST_WORDS or not breaks:
        return
    yield from _of_one_employer(words, places)
    roles = [place for place in places if place.sort == "role" and place.is_open]
    for person in places:
        if "name" not in person.kinds:
            continue
        for first in breaks:
            named = header_of(words[:first], person)
            if named is not None and "name" in named.kinds:
                yield from _with_role(words[first:], named, roles)


def _of_one_employer(words: Sequence[Word], places: Sequence[Place]) -> Iterator[Saying]:
    """`Globex: Lead Analyst (2018 – present), Analyst (2014 – 2018)`: each with its own dates."""
    roles = [place for place in places if place.sort == "role" and place.employer]
    for first in (at for at in range(2, len(words)) if _parts(words[at])):
        for role in roles:
            held = header_of(words[:first], role)
            if held is None or not {"title", "company"} <= held.kinds:
                continue
            for other in roles:
                more = header_of(words[first:], other) if other.employer == role.employer else None
                if other is role or more is None or "title" not in more.kinds:
                    continue
                if role.conditions <= held.keys and other.conditions <= more.keys:
                    yield replace(held, parts=(*held.parts, *more.parts), is_header=False)


def _with_role(words: Sequence[Word], named: Saying, roles: Sequence[Place]) -> Iterator[Saying]:
    """The rest of a headline: a position, and perhaps how to reach the person."""
    for last in (at for at in range(1, len(words) + 1) if at == len(words) or _parts(words[at])):
        reached = header_of(words[last:], named.place) if _has_words(words[last:]) else None
        if reached is None and _has_words(words[last:]):
            continue
        for place in roles:
            held = header_of(words[:last], place)
            if held is not None and "title" in held.kinds and place.conditions <= held.keys:
                more = reached.parts if reached else ()
                kinds = named.kinds | held.kinds
                parts = (*named.parts, *held.parts, *more)
                yield replace(named, parts=parts, kinds=kinds, is_header=False)


def _parts(word: Word) -> bool:
    return word.key in _PARTS


def _has_words(words: Sequence[Word]) -> bool:
    return any(not word.is_sign for word in words)

"""A phrase said before what it stands after: `Across three teams, I led the deprecation`.

Nothing goes and nothing is added but a comma and `I`: the phrase and the rest are said whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.career.claims.closed_lists import PREPOSITIONS, is_participle, is_verb
from sightline.career.claims.frames import Part
from sightline.career.claims.record import Place
from sightline.career.claims.words import Word

__all__ = ["fronted"]

_NEVER = frozenset(("of", "to", "than", "as", "by", "per", "from", "like", "including", "without"))


def fronted(words: Sequence[Word], at: int, place: Place) -> Iterator[tuple[int, Part]]:
    """Where a statement ends that is said with its last phrase first."""
    key = words[at].key if at < len(words) else ""
    if key not in PREPOSITIONS or key in _NEVER:
        return
    for fact in place.of("statement"):
        told = [number for number, word in enumerate(fact.words) if not word.is_soft]
        keys = [fact.words[number].key for number in told]
        for first in range(2, len(keys) - 1):
            if keys[first] == key and not _parts(fact.words, told[first]):
                after = _said(words, at, keys[first:], keys[:first])
                if after is not None:
                    yield after, (fact, tuple(told))


def _parts(words: Sequence[Word], first: int) -> bool:
    """Whether a sign or another deed stands in the phrase or right before it."""
    tail = words[first:-1] if words[-1].is_soft else words[first:]
    return any(word.is_sign or is_participle(word.key) for word in tail) or words[first - 1].is_sign


def _said(words: Sequence[Word], at: int, tail: list[str], head: list[str]) -> int | None:
    """Where words end that say the tail, then the head."""
    here = _past(words, at, tail)
    if here is None:
        return None
    while here < len(words) and words[here].key == ",":
        here += 1
    if here < len(words) and words[here].key == "i" and head[0] != "i" and is_verb(head[0]):
        here += 1
    return _past(words, here, head)


def _past(words: Sequence[Word], at: int, keys: list[str]) -> int | None:
    for key in keys:
        while at < len(words) and words[at].is_soft:
            at += 1
        if at >= len(words) or words[at].key != key:
            return None
        at += 1
    return at

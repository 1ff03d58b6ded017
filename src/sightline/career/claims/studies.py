"""What a course of study lets a letter say: its field alone, its degree by rank, its last year."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.career.claims.closed_lists import holds_weight
from sightline.career.claims.degree_names import DEGREES
from sightline.career.claims.periods import ends_of
from sightline.career.claims.record import CONDITIONS, Fact
from sightline.career.claims.word_set import word_set
from sightline.career.resume.resume import Period

__all__ = ["fields_of", "graduations_of"]

_JOINTS = word_set("and of the in")


def fields_of(degree: Fact) -> list[Fact]:
    """`Computer Science` out of `B.S. Computer Science`, and `Computer Science, B.S.`"""
    words = degree.words
    if words[0].key not in DEGREES:
        return []
    rest = [at for at in range(1, len(words)) if not words[at].is_sign]
    if rest and words[rest[0]].key == "in":
        rest = rest[1:]
    is_plain = all(words[at].key.replace("-", "").isalpha() for at in rest)
    signs = [word.key for word in words[1:] if word.is_sign]
    if not rest or not is_plain or set(signs) - {".", ","} or holds_weight(words):
        return []
    if words[rest[0]].key in _JOINTS:
        return []
    return [degree.part("field", rest), degree.part("degree", [*rest, 0])]


def graduations_of(
    dates: Sequence[Fact], degrees: Sequence[Fact], period: Period | None
) -> list[Fact]:
    """The year in which a study ended with its degree; none where it isn't over."""
    is_limited = any(word.key in CONDITIONS for fact in (*dates, *degrees) for word in fact.words)
    if is_limited or not degrees or period is None or period.is_open:
        return []
    return [fact.part("graduation", range(len(fact.words))) for fact in ends_of(dates, period)[1:]]

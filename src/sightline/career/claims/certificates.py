"""A certificate or course with its year, short name and issuer, in the orders people write them.

`Certified Example Practitioner (CEP), 2019` is also `CEP`, `CEP (2019)` and `2019: CEP`. One that
is expected, expired or in progress is only said whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.career.claims.periods import is_day
from sightline.career.claims.record import CONDITIONS, Fact
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word

__all__ = ["certificates_of", "is_course_heading"]

_PARTS = frozenset((",", "|", "·", ";", "•"))
_SMALL = word_set("in of for and the to on with a an")
_COURSES = word_set("course courses training trainings coursework classes")
_MOST_WORDS = 40


def is_course_heading(heading: str) -> bool:
    """Whether what stands under a heading are courses, not certificates."""
    return any(word.strip(":").casefold() in _COURSES for word in heading.split())


def certificates_of(item: Fact, is_course: bool) -> list[Fact]:
    """The ways to say one certificate (`certificate`) or course (`course`)."""
    words = item.words
    if len(words) > _MOST_WORDS or any(word.key in CONDITIONS for word in words):
        return []
    parts = _parts(words)
    days = [part for part in parts if all(is_day(words[at].key) for at in part)]
    names = [part for part in parts if part not in days]
    if not names or len(days) > 1:
        return []
    kind = "course" if is_course else "certificate"
    found: list[Fact] = []
    for name in _names(words, names[0]):
        found.append(item.part(kind, name))
        for day in days:
            found += [item.part(kind, [*name, *day]), item.part(kind, [*day, *name])]
    return found


def _parts(words: Sequence[Word]) -> list[list[int]]:
    """Stretches between signs that part; a year in brackets or before the name is one too."""
    found: list[list[int]] = [[]]
    for at, word in enumerate(words):
        if word.key in _PARTS or (word.key == ":" and found[-1]):
            found.append([])
        elif is_day(word.key) and _is_apart(words, at):
            if found[-1] and words[found[-1][-1]].key == "(":
                found[-1].pop()
            found += [[at], []]
        elif not (word.key == ")" and not found[-1]) and word.key != ".":
            found[-1].append(at)
    return [part for part in (_without_signs(words, part) for part in found) if part]


def _without_signs(words: Sequence[Word], part: list[int]) -> list[int]:
    """A stretch without the dash or colon at its ends."""
    while part and words[part[0]].is_sign and words[part[0]].key != "(":
        part = part[1:]
    while part and words[part[-1]].is_sign and words[part[-1]].key != ")":
        part = part[:-1]
    return part


def _is_apart(words: Sequence[Word], at: int) -> bool:
    """Whether a year opens or closes a certificate, or stands in brackets alone."""
    is_in = 0 < at < len(words) - 1 and words[at - 1].key == "(" and words[at + 1].key == ")"
    is_edge = at == 0 or at == len(words) - 1
    return is_in or is_edge or words[at - 1].key in _PARTS


def _without_certified(words: Sequence[Word], name: list[int]) -> list[list[int]]:
    """`Globex Certified Architect - Associate` as people say it of a certificate: without the word
    that says that it is one, and without the dash."""
    whole = [at for at in name if not words[at].is_hard]
    plain = [at for at in whole if words[at].key != "certified"]
    is_within = any(words[at].key == "certified" for at in name[1:-1])
    return [whole, plain] if is_within and len(plain) > 2 else []


def _names(words: Sequence[Word], name: list[int]) -> list[list[int]]:
    """The name with its short form in brackets, without it, and the short form alone."""
    keys = [words[at].key for at in name]
    found = [name, *_without_certified(words, name)]
    if len(keys) > 3 and keys[-1] == ")" and keys[-3] == "(":
        full = name[:-3]
        initials = "".join(words[at].key[0] for at in full if words[at].key not in _SMALL)
        if initials == keys[-2]:
            found += [full, name[-2:-1]]
    return found

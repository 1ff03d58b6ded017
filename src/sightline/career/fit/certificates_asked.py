"""A certificate that is asked for, beside those that a person names: the same one, or not.

A certificate is another one where its level (Associate, Professional) or its subject (Architect,
Developer) is another. So every word of the name that is asked for has to stand in one certificate,
an abbreviation standing for the words whose first letters it is; who gives it out is not enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.career.fit.not_held import not_held
from sightline.career.fit.record import NearMiss, Record, Statement
from sightline.career.ladders.word_forms import words_of

__all__ = ["certificate_part"]

_EMPTY_WORDS = (
    "a an the of in on with and or to for as at is are be have has hold holding holder holders "
    "certification certifications certificate certificates certified certifying accredited "
    "accreditation equivalent preferred plus bonus nice ideally desirable desired advantage "
    "required relevant related similar valid current active strong big other any such like e.g. "
    "i.e. recognized recognised industry level would must your you"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_LEVELS_WORDS = (
    "associate professional foundational foundation foundations practitioner expert specialty "
    "specialist fundamentals advanced intermediate basic entry master senior junior lead i ii iii"
)
_LEVELS = frozenset(_LEVELS_WORDS.split())
_OR = re.compile(r"\bor\b|[/|]", re.IGNORECASE)
_EXAMPLES = re.compile(r"\bsuch as\b|\be\.g\.|\bfor example\b|\blike\b|\bone of\b", re.IGNORECASE)
_SIGNS = re.compile(r"[,;]")
_AND = re.compile(r"\band\b|&|\+", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_NAME = 7
_MOST_LETTERS = 400


def certificate_part(asked: str, record: Record) -> tuple[str, list[Statement], list[NearMiss]]:
    """The verdict, the certificates that answer, and those that only look like it.

    A line may name several: one will do where it offers a choice, and each is needed where it joins
    them by "and".
    """
    listed = [one for one in record.statements if one.section == "certifications"]
    lost = list(_lost(asked[:_MOST_LETTERS], listed, record))
    held = [one for one in listed if not any(miss.statement is one for miss in lost)]
    text = asked[:_MOST_LETTERS]
    fitting = _fitting(text, held)
    for choice in () if fitting else _choices(text):
        fitting = _fitting(choice, held)
        if fitting:
            break
    if fitting:
        return "met", fitting, []
    joined = [_fitting(part, held) for part in _AND.split(text)]
    answers = [one for part in joined for one in part]
    if answers:
        # A half of such a line may be only the issuer's name, so that this is never more.
        return "partly", answers, []
    return "no evidence", [], [*lost, *_others(text, held)]


def _lost(asked: str, listed: list[Statement], record: Record) -> Iterator[NearMiss]:
    """Those that the document itself takes back: failed, expired, still to come."""
    for one in listed:
        why, because = not_held(one, record.document, 0, len(one.told.value))
        if why and _names(asked) & _names(one.told.value):
            yield NearMiss("", one, why, because)


def _choices(text: str) -> list[str]:
    """The names between which a line leaves the choice; a level alone belongs to the name before.

    A comma parts names only where the line offers a choice: "Architect, Professional" is one name.
    """
    found: list[str] = []
    for example in _EXAMPLES.split(text):
        for piece in _OR.split(example):
            is_list = bool(_OR.search(text) or _EXAMPLES.search(text))
            for name in _SIGNS.split(piece) if is_list else [piece]:
                if found and _names(name) and _names(name) <= _LEVELS:
                    name = f"{_without_level(found[-1])} {name}"
                found.append(name)
    return found


def _without_level(name: str) -> str:
    return " ".join(word for word in _row(name) if word not in _LEVELS)


def _fitting(asked: str, held: list[Statement]) -> list[Statement]:
    wanted = _names(asked)
    if not wanted:
        return []
    return [one for one in held if _says(asked, one.told.value)]


def _says(asked: str, held: str) -> bool:
    """Whether every word of a name stands in another, spelt out or as its abbreviation."""
    own = _names(held)
    covered = {word for short, row in _initials(asked) if short in own for word in row}
    shorts = {short for short, _ in _initials(held)}
    return all(word in own or word in covered or word in shorts for word in _names(asked))


def _names(text: str) -> frozenset[str]:
    return frozenset(word for word in _row(text) if word not in _EMPTY and not _YEAR.match(word))


def _row(text: str) -> list[str]:
    text = _CAMEL.sub(" ", text[:_MOST_LETTERS])
    return [word.low for word in words_of(text) if not word.is_sign]


def _initials(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every row of words with its first letters: "project management professional" is "pmp"."""
    row = [word for word in _row(text) if word not in ("of", "in", "and", "the")]
    for start in range(len(row)):
        for end in range(start + 2, min(len(row), start + _LONGEST_NAME) + 1):
            yield "".join(word[0] for word in row[start:end]), row[start:end]


def _others(asked: str, held: list[Statement]) -> Iterator[NearMiss]:
    """Certificates that share a name with the one asked for, and are another."""
    wanted = _names(asked)
    for one in held:
        own = _names(one.told.value)
        if (wanted & own) - _LEVELS:
            other = [word for word in _row(one.told.value) if word in own - wanted]
            because = " ".join(other) or "less than " + " ".join(sorted(wanted - own))
            yield NearMiss("", one, "another certificate", because)

"""A language at a level that is asked for, beside the level that a document says.

The steps are those of the Common European Framework of Reference (A1 to C2), with native speakers
above them; words stand where they are commonly laid beside it, which is our list. A language that
stands without a level says nothing of how well: a level asked for is then met in part only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Level", "level_at", "level_part", "names_language"]

_LANGUAGE_WORDS = (
    "arabic bengali bulgarian cantonese catalan chinese croatian czech danish dutch english "
    "estonian finnish french german greek hebrew hindi hungarian indonesian irish italian japanese "
    "korean latvian lithuanian malay mandarin norwegian persian polish portuguese romanian russian "
    "serbian slovak slovenian spanish swahili swedish tamil thai turkish ukrainian urdu vietnamese "
    "welsh deutsch englisch französisch spanisch italienisch polnisch"
)
_LANGUAGES = re.compile(rf"\b(?:{_LANGUAGE_WORDS.replace(' ', '|')})\b", re.IGNORECASE)
_STEPS = (
    (7, r"native|mother[ -]tongue|first language|bilingual|muttersprach\w*"),
    (5, r"business[ -]fluent|full professional|verhandlungssicher\w*|near[ -]fluent|c1"),
    (4, r"professional(?: working)?|business|working proficiency|upper[ -]intermediate|b2"),
    (6, r"fluen\w+|full proficiency|fließend\w*|c2"),
    (3, r"limited working|limited professional|intermediate|conversational|b1"),
    (5, r"excellent|advanced|sehr gut\w*"),
    (4, r"very good|strong|proficient"),
    (2, r"elementary|basic\w*|grundkenntnisse|pre-intermediate|some|a2"),
    (3, r"good|solid|gut\w*"),
    (1, r"beginner\w*|a1"),
)
_NEGATED = re.compile(r"\b(?:not|non|no|near|isn't)[ -]*\Z", re.IGNORECASE)
_LEVEL = re.compile(
    "|".join(f"(?P<s{at}>\\b(?:{words})(?![\\w]))" for at, (_, words) in enumerate(_STEPS)),
    re.IGNORECASE,
)
_PART = re.compile(r"[,;/|\n\u2022]|\b(?:and|or|und|oder|but)\b|\.(?=\s|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """How well: ``step`` 1 (A1) to 7 (native), and the words that say it."""

    step: int
    words: str


def names_language(words: str) -> bool:
    """Whether words are the name of a language.

    >>> names_language("German"), names_language("Kotlin")
    (True, False)
    """
    return bool(_LANGUAGES.fullmatch(words.strip()))


def level_at(text: str, start: int, end: int) -> Level | None:
    """The level that a text says of the language named at a place; None where it says none.

    In its own part of an enumeration first; else what stands before a part before it ("fluent in
    German and English"), or what follows a whole enumeration ("German and English, both fluent").

    >>> level_at("Polish (native), German (B1)", 17, 23)
    Level(step=3, words='B1')
    """
    cuts = [0, *(hit.end() for hit in _PART.finditer(text)), len(text)]
    parts = list(pairwise(cuts))
    own = next((at for at, (a, b) in enumerate(parts) if a <= start < b), 0)
    found = _level_in(text, *parts[own])
    for a, b in reversed(parts[:own]) if found is None else ():
        named = _LANGUAGES.search(text, a, b)
        found = _level_in(text, a, named.start() if named else b)
        if found is not None or (named and _level_in(text, a, b)):
            break
    for a, b in parts[own + 1 :] if found is None else ():
        if not _LANGUAGES.search(text, a, b):
            found = _level_in(text, a, b)
        elif _level_in(text, a, b):
            break
        if found is not None:
            break
    return found


def _level_in(text: str, start: int, end: int) -> Level | None:
    """The level that a part names; of several the least, as nobody is more than they say."""
    found = []
    for hit in _LEVEL.finditer(text, start, end):
        if hit.lastgroup is not None and not _NEGATED.search(text[start : hit.start()]):
            found.append(Level(_STEPS[int(hit.lastgroup[1:])][0], hit[0]))
    return min(found, key=lambda one: one.step, default=None)


def level_part(asked: Level, language: str, held: Sequence[Level | None]) -> tuple[str, str]:
    """``met`` or ``partly``, and both levels in words; ``held`` is said where it is named."""
    best = max((one for one in held if one), key=lambda one: one.step, default=None)
    if best is None:
        return "partly", f"asked at `{asked.words}`; the document names no level of {language}"
    said = f"asked at `{asked.words}`, the document says `{best.words}`"
    return ("met", said) if best.step >= asked.step else ("partly", said)

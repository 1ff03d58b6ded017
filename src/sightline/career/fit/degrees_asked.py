"""A degree that is asked for, beside the studies of a résumé.

The level is read by a closed list of words; a field by the words after "in". "Or equivalent" is
said beside and met by nobody's guess: what is equivalent is for the employer to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sightline.career.fit.not_held import not_held
from sightline.career.fit.record import Record, Statement

__all__ = ["degree_level", "degree_part"]

_LEVELS = (
    ("doctorate", 3, re.compile(r"\b(?:ph\.? ?d|doctor(?:ate|al|of)?|d\.?phil)\b", re.IGNORECASE)),
    ("master", 2, re.compile(
        r"\b(?:master(?:['\u2019]?s)?|m\.? ?sc?|m\.? ?a|m\.? ?eng|m\.?b\.?a|mphil|diplom"
        r"|magister)\b\.?",
        re.IGNORECASE,
    )),
    ("bachelor", 1, re.compile(
        r"\b(?:bachelor(?:['\u2019]?s)?|b\.? ?sc?|b\.? ?a|b\.? ?eng|b\.? ?tech|licence"
        r"|undergraduate)\b\.?",
        re.IGNORECASE,
    )),
)  # fmt: skip
_FIELDS = (
    ("computer science", "computer science|informatics|informatik|computing|cs"),
    ("software engineering", "software engineering"),
    ("engineering", "engineering"),
    ("information systems", "information systems|information technology"),
    ("mathematics", "mathematics|maths?|statistics"),
    ("business", "business|economics|management|mba"),
    ("data science", "data science"),
    ("physics", "physics"),
    ("design", "design"),
)
_FIELD_WORDS = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _FIELDS
)
_EQUIVALENT = re.compile(r"\b(?:or )?equivalent\b[^.;,]{0,40}", re.IGNORECASE)
_RELATED = re.compile(r"\b(?:related|similar|technical|relevant|quantitative)\b", re.IGNORECASE)


def degree_level(words: str) -> int:
    """3 doctorate, 2 master, 1 bachelor, 0 none that is known.

    >>> [degree_level(words) for words in ("B.S. Physics", "Master of Arts", "Bootcamp")]
    [1, 2, 0]
    """
    return max((rank for _, rank, known in _LEVELS if known.search(words)), default=0)


def degree_part(asked: str, record: Record) -> tuple[str, Sequence[Statement], str]:
    """The verdict, the studies that speak for it, and why."""
    lowest = min((rank for _, rank, known in _LEVELS if known.search(asked)), default=0)
    fields = [name for name, words in _FIELD_WORDS if words.search(asked)]
    told = [one for one in record.statements if one.section == "education"]
    degrees = [one for one in told if degree_level(one.told.value) >= max(lowest, 1)]
    aside = _aside(asked)
    if not degrees:
        if told:
            return "no evidence", (), _joined("no degree of that level is named", aside)
        return "no evidence", (), _joined("no studies are named", aside)
    fitting = [one for one in degrees if _fits(one.told.value, fields)]
    if fitting or not fields:
        return _finished(fitting or degrees, record)
    told_field = f"another field than {' or '.join(fields)}"
    if _RELATED.search(asked):
        return "partly", degrees, f"{told_field}; whether it is related, a person judges"
    return "partly", degrees, _joined(told_field, aside)


def _finished(degrees: list[Statement], record: Record) -> tuple[str, Sequence[Statement], str]:
    """Met by a degree that is held; one that isn't finished by its own words is shown as that."""
    less = [_unfinished(one, record) for one in degrees]
    held = [one for one, words in zip(degrees, less, strict=True) if not words]
    if held:
        return "met", held, ""
    return "partly", degrees, f"not held by the document's words: {less[0]}"


def _unfinished(degree: Statement, record: Record) -> str:
    """Why a degree isn't held yet, or any more; empty where nothing says so."""
    _, because = not_held(degree, record.document, 0, len(degree.told.value))
    if because:
        return f"\u201c{because}\u201d"
    return "still going on" if degree.is_open else ""


def _fits(words: str, fields: list[str]) -> bool:
    own = {name for name, known in _FIELD_WORDS if known.search(words)}
    return bool(own & set(fields))


def _aside(asked: str) -> str:
    hit = _EQUIVALENT.search(asked)
    return f"the line takes `{hit[0].strip()}`, too: a person judges" if hit else ""


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)

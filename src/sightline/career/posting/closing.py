"""The last day to apply, where a posting says it with its year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told

__all__ = ["Closing", "closing_in"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>20[0-9]{2})"
_OPENS = re.compile(
    r"\b(?:apply (?:by|before|until|till|no later than|on or before)"
    r"|(?:(?:application|closing|submission) )?deadline(?: (?:for applications|to apply))?"
    r"|(?:applications? )?clos(?:ing date|es?)"
    r"|applications? (?:must be |should be )?(?:received|submitted|accepted|open|due)"
    r"(?: by| until| till| through)?)"
    r"(?: is|:)?(?: on| by| until)?\s{0,3}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
    r"(?:the )?",
    re.IGNORECASE,
)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}\b",
        rf"{_MONTH} {_DAY},? {_YEAR}\b",
        rf"{_YEAR}-(?P<number>[0-9]{{2}})-{_DAY}\b",
    )
)


@dataclass(frozen=True, slots=True)
class Closing:
    """The last day to apply, and the words that say it."""

    day: date
    words: Told


def closing_in(document: SourceDocument) -> Closing | None:
    """The first day that a posting names as its last. 12/10/2026 names none: which is the month?

    A day without its year isn't guessed.
    """
    text = document.text
    for opened in _OPENS.finditer(text):
        for pattern in _DATES:
            found = pattern.match(text, opened.end())
            day = _day(found) if found else None
            if found and day is not None:
                return Closing(day, told(document, opened.start(), found.end()))
    return None


def _day(found: re.Match[str]) -> date | None:
    named = found.groupdict()
    month = _MONTHS.index(named["month"][:3].lower()) + 1 if named.get("month") else None
    try:
        return date(int(named["year"]), month or int(named["number"]), int(named["day"]))
    except ValueError:
        return None

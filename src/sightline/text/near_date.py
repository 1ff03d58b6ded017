"""The date that somebody may have meant who wrote it in another way."""

from __future__ import annotations

import re

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.? ([A-Za-z]{3,9}),? (\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9}) (\d{1,2}),? (\d{4})")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_GENERAL = "write year, month and day: 2026-03-31"


def meant_date(text: str) -> str:
    """What to type instead of a text that is no date.

    >>> meant_date("2026-2-5"), meant_date("14.01.2026"), meant_date("14 January 2026")
    ('write 2026-02-05', 'write 2026-01-14', 'write 2026-01-14')
    >>> meant_date("2025-02-29"), meant_date("2026-13-01"), meant_date("03/04/2026")
    ('February 2025 has 28 days', 'there are 12 months', 'write 2026-03-04 or 2026-04-03')
    >>> meant_date("yesterday")
    'write year, month and day: 2026-03-31'
    """
    if (found := _YEAR_FIRST.fullmatch(text)) is not None:
        return _said(int(found[1]), int(found[2]), int(found[3]))
    if (found := _YEAR_LAST.fullmatch(text)) is not None:
        return _year_last(int(found[1]), int(found[3]), int(found[4]), found[2] == "/")
    if (found := _DAY_FIRST.fullmatch(text)) is not None:
        return _in_words(int(found[1]), found[2], int(found[3]))
    if (found := _MONTH_FIRST.fullmatch(text)) is not None:
        return _in_words(int(found[2]), found[1], int(found[3]))
    return _GENERAL


def _in_words(day: int, month: str, year: int) -> str:
    short = month[:3].lower()
    return _said(year, _SHORT.index(short) + 1, day) if short in _SHORT else _GENERAL


def _year_last(first: int, second: int, year: int, slashes: bool) -> str:
    if first > 12 or not slashes:
        return _said(year, second, first)
    if second > 12 or first == second:
        return _said(year, first, second)
    return f"{_said(year, first, second)} or {year}-{second:02}-{first:02}"


def _said(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return "there are 12 months"
    if year < 1:
        return _GENERAL
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = _DAYS[month - 1] + leap
    if not 1 <= day <= days:
        return f"{_MONTHS[month - 1]} {year} has {days} days"
    return f"write {year:04}-{month:02}-{day:02}"

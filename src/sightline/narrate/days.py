"""Days as people say them: no locale, no clock."""

from __future__ import annotations

from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown_day(day: date) -> str:
    """Return the day with its month and year.

    >>> shown_day(date(2026, 3, 1))
    '1 Mar 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def counted(n: int, noun: str, several: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "day"), counted(1200, "day"), counted(2, "key", "keys of all")
    ('1 day', '1,200 days', '2 keys of all')
    """
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {several or noun + 's'}"


def from_today(days: int) -> str:
    """Return how far a day lies from today.

    >>> [from_today(days) for days in (0, 1, 14, -1, -40)]
    ['today', 'tomorrow', 'in 14 days', 'yesterday', '40 days ago']
    """
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"

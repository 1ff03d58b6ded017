"""How old a piece of evidence is, by what the document says of when it ended."""

from __future__ import annotations

from datetime import date

from sightline.career.resume.dates import day_bounds

__all__ = ["age_in_words", "age_months"]

_DAYS_A_MONTH = 365.25 / 12


def age_months(dated: str | None, as_of: date) -> tuple[int, int] | None:
    """Months since then, at least and at most; None where no date is known."""
    if dated is None:
        return None
    first, last = day_bounds(dated[:10])
    low, high = (as_of - last).days, (as_of - first).days
    return max(0, int(low / _DAYS_A_MONTH)), max(0, int(high / _DAYS_A_MONTH))


def age_in_words(dated: str | None, is_open: bool, as_of: date) -> str:
    """Such as ``ended 2021-04, 5 years ago``; one that goes on is as old as its document."""
    if is_open:
        return f"still going on {dated}" if dated else "still going on"
    months = age_months(dated, as_of)
    if months is None:
        return "undated"
    low, high = months
    years = low // 12
    if high < 12:
        return f"ended {dated}, less than a year ago"
    if years == high // 12:
        return f"ended {dated}, {years} year{'s' * (years != 1)} ago"
    return f"ended {dated}, {years} to {high // 12} years ago"

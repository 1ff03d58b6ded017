"""The days on which something ends or is deprecated, in the forms in which APIs write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

__all__ = [
    "day_of_moment",
    "days_before",
    "days_between",
    "first_day_after",
    "http_date",
    "structured_date",
    "written_day",
]

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[Tt ].{5,40})?", re.ASCII)
_HTTP_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT"
)
_STRUCTURED = re.compile(r"@(-?\d{1,15})")


def day_of_moment(seconds: float) -> str:
    """The day in UTC of seconds since 1970, as YYYY-MM-DD; empty where it is none of our era."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return ""


def http_date(text: str) -> float | None:
    """The seconds since 1970 of an HTTP-date (RFC 9110, 5.6.7, its preferred form), or None.

    >>> http_date("Sat, 31 Dec 2022 23:59:59 GMT")
    1672531199.0
    """
    text = text.strip()
    if not _HTTP_DATE.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text).timestamp()
    except (OverflowError, TypeError, ValueError):
        return None


def structured_date(text: str) -> float | None:
    """The seconds since 1970 of a structured field's date (RFC 9651, 3.3.7), or None.

    Parameters after a `;` belong to the item and are left aside.

    >>> structured_date("@1688169599")
    1688169599.0
    """
    found = _STRUCTURED.fullmatch(text.partition(";")[0].strip())
    if found is None or not day_of_moment(float(found[1])):
        return None
    return float(found[1])


def written_day(value: object) -> str:
    """The day in UTC that a contract writes (`x-sunset: 2026-12-31`, or an HTTP-date).

    YYYY-MM-DD; empty where it is no day of the calendar.
    """
    moment = _written_moment(value)
    return "" if moment is None else moment.date().isoformat()


def first_day_after(value: object) -> str:
    """The first day that lies wholly at or after what a contract writes; empty where it is no day.

    >>> first_day_after("2026-12-31"), first_day_after("Thu, 31 Dec 2026 23:59:59 GMT")
    ('2026-12-31', '2027-01-01')
    """
    moment = _written_moment(value)
    if moment is None:
        return ""
    try:
        return (moment + timedelta(days=1, microseconds=-1)).date().isoformat()
    except OverflowError:
        return "9999-12-31"


def days_before(day: str, count: int) -> str:
    """The day that lies so many days before another one."""
    try:
        return (date.fromisoformat(day) - timedelta(days=count)).isoformat()
    except OverflowError:
        return "0001-01-01"


def days_between(start: str, end: str) -> int:
    """How many days lie in [start, end); negative where the end comes first."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _written_moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        value = value.isoformat()
    if isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str):
        return None
    value = value.strip()
    if _ISO.fullmatch(value) is None:
        seconds = http_date(value)
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    try:
        found = datetime.fromisoformat(value.upper())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None

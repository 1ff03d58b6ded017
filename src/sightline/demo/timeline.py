"""When things happened at Relay, and how a moment is written.

Moments are whole seconds since 1970, UTC.
"""

from __future__ import annotations

from datetime import date
from functools import cache

DAY = 86_400
HOUR = 3_600
_EPOCH = date(1970, 1, 1).toordinal()

AS_OF = "2026-03-01"
RELEASE = "2025-12-15"  # one error shape, a token in one request, failures in the docs
LOG_BEGINS = "2026-01-04"  # the request log keeps eight weeks
TOKENS_LOGGED = "2026-02-23"  # until then the log left the token endpoint out
DOCS_BEGIN = "2025-10-01"
DOCS_END = "2026-01-19"  # the export of the documentation's visits stopped that night

# Requests in each hour of a day, UTC: developers are everywhere, most of them in Europe.
HOURS = (2, 2, 2, 2, 3, 4, 6, 9, 12, 13, 13, 12, 11, 12, 13, 12, 11, 9, 7, 6, 5, 4, 3, 2)
WEEKDAYS = (11, 12, 12, 12, 10, 4, 4)  # Monday first


def second(day: str) -> int:
    """Return the second at which a day begins.

    >>> second("1970-01-02")
    86400
    """
    return (date.fromisoformat(day).toordinal() - _EPOCH) * DAY


@cache
def _day(number: int) -> str:
    return date.fromordinal(_EPOCH + number).isoformat()


@cache
def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"T{minutes // 60:02}:{minutes % 60:02}:{rest:02}Z"


def day_of(moment: int) -> str:
    """Return the day of a moment: `2026-03-01`."""
    return _day(moment // DAY)


def written(moment: int) -> str:
    """Return a moment as RFC 3339 writes it.

    >>> written(86_399)
    '1970-01-01T23:59:59Z'
    """
    number, rest = divmod(moment, DAY)
    return _day(number) + _clock(rest)


def weekday(moment: int) -> int:
    """Return the day of the week, Monday 0 (1970 began on a Thursday)."""
    return (moment // DAY + 3) % 7

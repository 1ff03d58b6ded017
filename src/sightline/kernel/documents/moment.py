"""A date or a time as a person types it, and the one form in which Sightline keeps it.

Moments are compared as text, so they have one spelling: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SSZ`.
"""

from __future__ import annotations

import re

from sightline.kernel.errors import UsageError

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?"
)
MOMENT_HELP = "write a date such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z"


def moment_named(text: str) -> str:
    """The date or RFC 3339 time that somebody asks for, in UTC; empty where none is named.

    >>> moment_named("2026-03-01")
    '2026-03-01'
    """
    normal = normal_moment(text)
    if normal is None:
        raise UsageError(f"`{text}` is not a date", help=MOMENT_HELP)
    return normal


def normal_moment(text: str) -> str | None:
    """A date as it stands, a time in UTC (which is meant where no zone is named); None if neither.

    >>> normal_moment("2026-03-01T01:30:00+02:00"), normal_moment("2026-03-01 12:00")
    ('2026-02-28T23:30:00Z', '2026-03-01T12:00:00Z')
    >>> normal_moment("20260301"), normal_moment("2026-W10-1"), normal_moment("2026-02-30")
    (None, None, None)
    """
    if not text:
        return ""
    if _MOMENT.fullmatch(text) is None:
        return None
    from datetime import UTC, date, datetime

    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text.upper())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"

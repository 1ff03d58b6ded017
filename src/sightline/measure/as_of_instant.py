"""The instant that an as-of date stands for: a date is its first moment in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def as_of_instant(text: str) -> datetime:
    """Return a date or RFC 3339 time as an instant in UTC; without a zone, UTC is meant.

    >>> as_of_instant("2026-03-01").isoformat()
    '2026-03-01T00:00:00+00:00'
    """
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)

"""The only place that asks what day it is; everything else is told."""

from __future__ import annotations

from sightline.kernel.errors import UsageError

from datetime import UTC, datetime


def today() -> str:
    """The current date in UTC: what holds for documents holds all day."""
    return datetime.now(UTC).strftime("%Y-%m-%d")


def now() -> str:
    """The current moment in UTC to the minute, as RFC 3339: data of today count already."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:00Z")


def moment_named(text: str) -> str:
    """The date or time that a person asks for; empty where they name none.

    Raises UsageError for what is neither.
    """
    if not text:
        return ""
    from datetime import datetime

    try:
        datetime.fromisoformat(text)
    except ValueError:
        help = "write a date such as 2026-03-01, or a time such as 2026-03-01T12:00:00Z"
        raise UsageError(f"`{text}` is not a date", help=help) from None
    return text

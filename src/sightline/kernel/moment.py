"""A date or a time as a person types it."""

from __future__ import annotations

from sightline.kernel.errors import UsageError


def moment_named(text: str) -> str:
    """The date or RFC 3339 time that somebody asks for; empty where none is named.

    >>> moment_named("2026-03-01")
    '2026-03-01'
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

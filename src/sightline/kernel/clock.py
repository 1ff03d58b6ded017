"""The only place that asks what day it is; everything else is told."""

from __future__ import annotations

from datetime import UTC, datetime


def today() -> str:
    """The current moment in UTC, to the second, as RFC 3339."""
    return datetime.now(UTC).strftime("%Y-%m-%d")

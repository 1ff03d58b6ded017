"""The only place that asks what day it is; everything else is told."""

from __future__ import annotations

from datetime import UTC, datetime


def today() -> str:
    """The current date in UTC: what holds for documents holds all day."""
    return datetime.now(UTC).strftime("%Y-%m-%d")


def now() -> str:
    """The current moment in UTC to the minute, as RFC 3339: data of today count already."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:00Z")

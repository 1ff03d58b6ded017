"""Turns `28d` or `4w calendar Europe/Berlin` into two instants.

A window is [start, end) and ends at the as-of instant. A rolling `d` is 24 hours; a rolling `mo`
goes back to the same local day and time of an earlier month (or that month's last day). A
calendar window begins at a local midnight (Monday's for weeks, the first's for months) and holds
the period in progress plus as many before it as asked: at a boundary it is exactly the last n
whole periods. Where a midnight does not exist (clocks go forward) the day begins at the change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from sightline.measure.language.criterion import Window

_ROLLING = {
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Two instants in UTC, the end exclusive, and the zone whose days were counted."""

    start: datetime
    end: datetime
    tz: str

    def as_json(self) -> dict[str, str]:
        """Return `{start, end, tz}` with RFC 3339 times."""
        return {"start": rfc3339(self.start), "end": rfc3339(self.end), "tz": self.tz}


def rfc3339(instant: datetime) -> str:
    """Return an instant as RFC 3339 in UTC, with microseconds only where there are some."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def resolve(window: Window, as_of: datetime) -> Span:
    """Return the instants of a window that ends at `as_of` (an aware datetime)."""
    zone = window.zone or "UTC"
    end = as_of.astimezone(UTC)
    try:
        start = _start(window, end, zone)
    except (OverflowError, ValueError):  # before the year 1: the window begins with time itself
        start = datetime.min.replace(tzinfo=UTC)
    return Span(start, end, zone)


def _start(window: Window, end: datetime, zone: str) -> datetime:
    if window.mode == "calendar":
        return _calendar_start(window, end, zone_of(zone))
    if window.unit == "mo":
        return _months_earlier(end, window.count, zone_of(zone))
    return end - window.count * _ROLLING[window.unit]


def previous(window: Window, span: Span) -> Span:
    """Return the window of the same kind that ends where this one starts."""
    return resolve(window, span.start)


def is_zone(name: str) -> bool:
    """Tell whether a time zone exists; where the machine has no zone data, any name passes."""
    try:
        zone_of(name)
    except (LookupError, ValueError, OSError):
        return name != "Europe/London" and not is_zone("Europe/London")
    return True


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """Return a time zone by its name. Raises LookupError or ValueError where there is none."""
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _calendar_start(window: Window, end: datetime, zone: tzinfo) -> datetime:
    # The last instant inside the window decides which period is in progress.
    day = (end - timedelta(microseconds=1)).astimezone(zone).date()
    earlier = window.count - 1
    if window.unit == "d":
        first = day - timedelta(days=earlier)
    elif window.unit == "w":
        first = day - timedelta(days=day.weekday() + 7 * earlier)
    else:
        first = _month_shifted(day.replace(day=1), -earlier)
    midnight = datetime(first.year, first.month, first.day, tzinfo=zone)
    return midnight.astimezone(UTC)


def _months_earlier(end: datetime, months: int, zone: tzinfo) -> datetime:
    local = end.astimezone(zone)
    day = _month_shifted(local.date(), -months)
    moved = local.replace(year=day.year, month=day.month, day=day.day)
    return moved.astimezone(UTC)


def _month_shifted(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))

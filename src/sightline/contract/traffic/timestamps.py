"""Reads the times of logs as seconds since 1970, remembering the minute that was read last."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["seconds_of", "seconds_of_clf"]

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_CLF_MINUTES: dict[str, float] = {}
_ISO_MINUTES: dict[str, float] = {}
_MOST = 5_000
_LATEST = 253_402_300_800.0  # the end of the year 9999
_SCALES = ((1e17, 1e-9), (1e14, 1e-6), (1e11, 1e-3), (1e8, 1.0))


def seconds_of_clf(text: str) -> float | None:
    """Read `10/Oct/2000:13:55:36 -0700` (Apache's %t, nginx's $time_local); ISO times too.

    >>> seconds_of_clf("10/Oct/2000:13:55:36 -0700")
    971211336.0
    """
    minute = text[:17] + text[20:]
    held = _CLF_MINUTES.get(minute)
    if held is None:
        held = _clf_minute(text)
        if held is None:
            return None if text[2:3] == "/" else seconds_of(text)
        if len(_CLF_MINUTES) >= _MOST:
            _CLF_MINUTES.clear()
        _CLF_MINUTES[minute] = held
    seconds = text[18:20]
    return held + int(seconds) if seconds.isdecimal() else None


def _clf_minute(text: str) -> float | None:
    try:
        day, month, year = int(text[:2]), _MONTHS[text[3:6]], int(text[7:11])
        zone = text[20:].strip() or "+0000"
        offset = (int(zone[1:3]) * 60 + int(zone[3:5])) * 60 * (-1 if zone[0] == "-" else 1)
        moment = datetime(year, month, day, int(text[12:14]), int(text[15:17]), tzinfo=UTC)
    except (ValueError, KeyError, IndexError):
        return None
    return moment.timestamp() - offset


def seconds_of(value: object) -> float | None:
    """Read a time in ISO 8601, in Apache's form, or as a number since 1970 in s, ms, us or ns.

    >>> seconds_of("2026-03-01T10:00:00.5+01:00"), seconds_of(1772355600500), seconds_of("soon")
    (1772355600.5, 1772355600.5, None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _of_number(float(value))
    if not isinstance(value, str) or len(value) < 9:
        return None
    if value[:1] == "[":
        value = value.strip("[]")
    if value[2:3] == "/":
        return seconds_of_clf(value)
    minute = value[:16] + value[19:]
    held = _ISO_MINUTES.get(minute)
    seconds = value[17:19]
    if held is not None and seconds.isdecimal():
        return held + int(seconds)
    return _of_iso(value, minute, seconds)


def _of_iso(value: str, minute: str, seconds: str) -> float | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        try:
            return _of_number(float(value))
        except ValueError:
            return None
    try:
        found = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (OverflowError, ValueError):
        return None
    if seconds.isdecimal() and value[16:17] == ":" and not moment.microsecond:
        if len(_ISO_MINUTES) >= _MOST:
            _ISO_MINUTES.clear()
        _ISO_MINUTES[minute] = found - int(seconds)
    return found


def _of_number(number: float) -> float | None:
    for least, scale in _SCALES:
        if number >= least:
            found = number * scale if scale != 1.0 else number
            return found if found < _LATEST else None
    return None

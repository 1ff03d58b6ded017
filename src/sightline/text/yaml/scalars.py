"""What a value means: numbers, yes or no, nothing, dates, as YAML 1.2 (core schema) defines them.

Only words typed without quotes mean more than text. ``no``, ``on``, ``yes`` and ``1:30`` are text;
``007`` is the number 7 while its scalar keeps the text ``007``.
Source: YAML 1.2.2, section 10.3.2 (tag resolution of the core schema); RFC 3339 for times.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from sightline.text.yaml.nodes import Mapping, Node, Scalar, Sequence

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_SPECIAL_FLOATS = {
    sign + word: float(sign + word[1:].lower())
    for word in (".inf", ".Inf", ".INF")
    for sign in ("", "+", "-")
} | {word: float("nan") for word in (".nan", ".NaN", ".NAN")}
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMESTAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:([Zz])|([-+])([0-9]{2}):([0-9]{2}))"
)
# Python refuses to read decimal numbers of more digits; nobody types one.
_MOST_DIGITS = 4300


def as_null(text: str) -> bool:
    """Say whether the word means "nothing".

    >>> as_null("~"), as_null("none")
    (True, False)
    """
    return text in _NULLS


def as_bool(text: str) -> bool | None:
    """Read true or false; None for every other word, also ``yes`` and ``off``."""
    return _BOOLS.get(text)


def as_int(text: str) -> int | None:
    """Read a whole number: decimal, ``0o17`` or ``0x1F``; None where it isn't one.

    >>> as_int("007"), as_int("0o17"), as_int("0x1F"), as_int("1_000")
    (7, 15, 31, None)
    """
    if len(text) > _MOST_DIGITS or not _INT.fullmatch(text):
        return None
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text, base)


def as_float(text: str) -> float | None:
    """Read a number with or without a fraction; None where it isn't one."""
    if text in _SPECIAL_FLOATS:
        return _SPECIAL_FLOATS[text]
    if len(text) > _MOST_DIGITS or not _FLOAT.fullmatch(text):
        return None
    return float(text)


def as_date(text: str) -> date | None:
    """Read ``YYYY-MM-DD``; None where it isn't a day that exists.

    >>> as_date("2026-02-28"), as_date("2026-02-30")
    (datetime.date(2026, 2, 28), None)
    """
    if not _DATE.fullmatch(text):
        return None
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return None


def as_timestamp(text: str) -> datetime | None:
    """Read an RFC 3339 time with its offset; None where it isn't a moment that exists.

    Digits beyond microseconds are cut. A leap second (``:60``) is read as the second after.
    """
    match = _TIMESTAMP.fullmatch(text)
    day = as_date(text[:10])
    if match is None or day is None:
        return None
    hour, minute, second = int(match[2]), int(match[3]), int(match[4])
    offset_hours, offset_minutes = int(match[8] or 0), int(match[9] or 0)
    if hour > 23 or minute > 59 or second > 60 or offset_hours > 23 or offset_minutes > 59:
        return None
    offset = timedelta(hours=offset_hours, minutes=offset_minutes)
    zone = timezone(-offset if match[7] == "-" else offset)
    micros = int(((match[5] or "") + "000000")[:6])
    moment = datetime(day.year, day.month, day.day, hour, minute, min(second, 59), micros, zone)
    if second < 60:
        return moment
    try:
        return moment + timedelta(seconds=1)
    except OverflowError:
        return None


def plain_value(text: str) -> str | int | float | bool | None:
    """Give the meaning of a word typed without quotes.

    >>> [plain_value(word) for word in ("no", "true", "12", "1.10", "1:30", "~")]
    ['no', True, 12, 1.1, '1:30', None]
    """
    if text in _NULLS:
        return None
    truth = _BOOLS.get(text)
    if truth is not None:
        return truth
    whole = as_int(text)
    if whole is not None:
        return whole
    number = as_float(text)
    return text if number is None else number


def core_value(node: Node | None) -> Value:
    """Give the meaning of a whole text: words, numbers, lists and maps. Keys stay text."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return plain_value(node.text) if node.plain else node.text
    if isinstance(node, Sequence):
        return [core_value(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {text: core_value(value) for text, (_, value) in node.entries.items()}

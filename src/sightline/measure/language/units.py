"""Units of bounds and metrics: which exist, and how one is turned into another.

Every unit belongs to a dimension and is a whole multiple of that dimension's smallest unit, so
conversion is exact: `200 ms` in seconds is 0.2, never 0.2 and a little. Units of different
dimensions are refused, as is `m`, which could be minutes, months, metres or millions.
"""

from __future__ import annotations

import re

UNITS: dict[str, tuple[str, int]] = {
    "ns": ("time", 1),
    "us": ("time", 1_000),
    "ms": ("time", 1_000_000),
    "s": ("time", 1_000_000_000),
    "min": ("time", 60_000_000_000),
    "h": ("time", 3_600_000_000_000),
    "d": ("time", 86_400_000_000_000),
    "w": ("time", 604_800_000_000_000),
    "mo": ("months", 1),
    "B": ("bytes", 1),
    "kB": ("bytes", 1000),
    "MB": ("bytes", 1000**2),
    "GB": ("bytes", 1000**3),
    "TB": ("bytes", 1000**4),
    "KiB": ("bytes", 1024),
    "MiB": ("bytes", 1024**2),
    "GiB": ("bytes", 1024**3),
    "TiB": ("bytes", 1024**4),
    "%": ("share", 1),
    "share": ("share", 100),
    "pp": ("points", 1),
    "/w": ("rate", 1),
    "/d": ("rate", 7),
    "/h": ("rate", 7 * 24),
    "/min": ("rate", 7 * 24 * 60),
    "/s": ("rate", 7 * 24 * 3600),
}
WRITABLE = tuple(name for name in UNITS if name != "share")

_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_REFUSED = {
    "m": "m is refused, it could be minutes or months: write min or mo",
    "M": "M is refused: write MB for megabytes, mo for months, or the number in full",
    "k": "write the number in full: 1,000",
    "K": "write kB (1,000 bytes) or KiB (1,024 bytes), or the number in full",
    "KB": "write kB (1,000 bytes) or KiB (1,024 bytes)",
    "kb": "write kB (1,000 bytes) or KiB (1,024 bytes)",
    "mb": "write MB (1,000,000 bytes) or MiB (1,048,576 bytes)",
    "gb": "write GB or GiB",
    "sec": "write s",
    "secs": "write s",
    "second": "write s",
    "seconds": "write s",
    "msec": "write ms",
    "millis": "write ms",
    "milliseconds": "write ms",
    "mins": "write min",
    "minute": "write min",
    "minutes": "write min",
    "hour": "write h",
    "hours": "write h",
    "hr": "write h",
    "hrs": "write h",
    "day": "write d",
    "days": "write d",
    "week": "write w",
    "weeks": "write w",
    "month": "write mo",
    "months": "write mo",
    "y": "write 12mo for a year",
    "year": "write 12mo for a year",
    "years": "write 12mo for a year",
    "percent": "write %",
    "pct": "write %",
    "points": "write pp",
    "bytes": "write B",
}

_NO_UNIT_OF_A_METRIC = dict.fromkeys(
    ("y", "year", "years"), "a year is no unit: compute days, and write d"
) | {"k": "compute the number in full, and leave the unit out"}


class UnitError(ValueError):
    """Two units that cannot be turned into each other; `help` says what to write instead."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def is_unit(word: str) -> bool:
    """Tell whether a bound may carry this word as its unit: a known unit or a currency code.

    >>> is_unit("ms"), is_unit("EUR"), is_unit("m")
    (True, True, False)
    """
    return (word in UNITS and word != "share") or _CURRENCY.match(word) is not None


def help_for(word: str) -> str:
    """Return what to write instead of a word that is no unit, or "" where we cannot tell."""
    return _REFUSED.get(word, "")


def help_for_metric(word: str) -> str:
    """Return what to write instead of a metric's unit that is misspelt; "" where it is fine.

    A metric may count in what it likes (`commits`): only a known unit in other letters is wrong.

    >>> help_for_metric("millis"), help_for_metric("MS"), help_for_metric("commits")
    ('write ms', 'write ms', '')
    """
    if word in UNITS or _CURRENCY.match(word):
        return ""
    folded = word.casefold()
    if folded in _NO_UNIT_OF_A_METRIC:
        return _NO_UNIT_OF_A_METRIC[folded]
    known = next((f"write {name}" for name in WRITABLE if name.casefold() == folded), "")
    return _REFUSED.get(word) or known or _REFUSED.get(folded, "")


def convert(value: int | float, unit: str, to: str) -> int | float:
    """Return a value of one unit in another, exactly as typed; raise UnitError otherwise.

    A bare number ("" as the unit) is read in the unit asked for.

    >>> convert(200, "ms", "s"), convert(2, "KiB", "kB"), convert(5, "%", "share")
    (0.2, 2.048, 0.05)
    """
    if unit == to or not unit:
        return value
    if unit not in UNITS or to not in UNITS or UNITS[unit][0] != UNITS[to][0]:
        raise UnitError(*_refusal(unit, to))
    return _scaled(value, UNITS[unit][1], UNITS[to][1])


def _refusal(unit: str, to: str) -> tuple[str, str]:
    if not to:
        return f"{unit} does not fit: this is a plain number", "leave the unit out"
    if "mo" in (unit, to):
        return f"{unit} cannot be turned into {to}: months differ in length", f"write it in {to}"
    shown = "%" if to == "share" else to
    return f"{unit} cannot be turned into {shown}", f"write the bound in {shown}"


def _scaled(value: int | float, multiply: int, divide: int) -> int | float:
    if isinstance(value, int):
        whole, rest = divmod(value * multiply, divide)
        return _held(whole) if not rest else value * multiply / divide
    from fractions import Fraction  # off the hot path: only evaluation converts

    exact = Fraction(repr(value)) * multiply / divide
    return _held(exact.numerator) if exact.denominator == 1 else float(exact)


def _held(whole: int) -> int | float:
    """A whole number as JSON and databases can hold it, which they do exactly up to 64 bits."""
    return whole if abs(whole) < 2**63 else float(whole)

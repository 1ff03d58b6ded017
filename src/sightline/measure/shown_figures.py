"""Figures as people read them: nothing is converted, nothing is dressed up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

_MOST_DIGITS_MORE = 4


class Figure(Protocol):
    """What a value is shown from: a reading, or what was recorded of one."""

    @property
    def value(self) -> float | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...


def shown_number(value: float, more: int = 0) -> str:
    """Return four significant digits, never an exponent where it can be helped.

    What rounds to a whole number keeps one decimal, so that it isn't taken for a count. ``more``
    digits are added where figures are to be told apart.

    >>> [shown_number(value) for value in (243.0, 41902, 0.99712, 0.97, 1234.567, 3.99966)]
    ['243', '41,902', '0.9971', '0.97', '1,235', '4.0']
    """
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    digits = (max(0, 4 - len(str(int(abs(value))))) if abs(value) >= 1 else 4) + more
    short = f"{value:,.{digits}f}"
    if abs(value) < 1:
        short = short.rstrip("0").rstrip(".")
    elif short.strip("-0123456789,") == "." and not short.partition(".")[2].strip("0"):
        short = short.partition(".")[0] + ".0"
    return short if float(short.replace(",", "")) else f"{value:.3g}"


def shown_value(value: float, unit: str, more: int = 0) -> str:
    """Return a value with its unit; a share as a percentage.

    >>> shown_value(0.9971, "share"), shown_value(243, "ms"), shown_value(12, "")
    ('99.7 %', '243 ms', '12')
    """
    if unit == "share":
        return f"{shown_percent(value, more)} %"
    return f"{shown_number(value, more)} {one_line(unit)}".rstrip()


def shown_percent(share: float, more: int = 0) -> str:
    """Return a share in percent, with one decimal, or as many as tell it from 0 and from 100.

    >>> [shown_percent(s) for s in (0, 0.5, 0.33261, 0.9971, 0.00012, 0.99996, 1)]
    ['0', '50', '33.3', '99.7', '0.01', '99.996', '100']
    """
    percent = round(share * 100, 10)
    shown = next(
        (s for s in (f"{percent:.{d}f}" for d in range(1 + more, 8)) if 0 < float(s) < 100),
        f"{percent:.0f}",
    )
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def shown_limits(reading: Figure) -> str:
    """Return `[236, 251]`, with ? where the data give no limit, or "" where there are none."""
    return _limits(reading, _digits_more(reading))


def _limits(reading: Figure, more: int) -> str:
    if reading.low is None and reading.high is None:
        return ""
    number = shown_percent if reading.unit == "share" else shown_number
    limits = (reading.low, reading.high)
    shown = ["?" if limit is None else number(limit, more) for limit in limits]
    return f"[{', '.join(shown)}]"


def shown_figure(reading: Figure) -> str:
    """Return `243 ms [236, 251]`; "no value" where a missing one is the worst."""
    if reading.value is None:
        return f"no value {shown_limits(reading)}".rstrip()
    more = _digits_more(reading)
    return (
        f"{shown_value(reading.value, reading.unit or '', more)} {_limits(reading, more)}".rstrip()
    )


def _digits_more(reading: Figure) -> int:
    """How many digits more tell the limits from the value: 0.2 % [0.19, 0.21], not [0.2, 0.2]."""
    limits = [limit for limit in (reading.low, reading.high) if limit is not None]
    value = reading.value
    if value is None or not any(limit != value for limit in limits):
        return 0
    number = shown_percent if reading.unit == "share" else shown_number
    for more in range(_MOST_DIGITS_MORE):
        if any(number(limit, more) != number(value, more) for limit in limits):
            return more
    return 0


def shown_window(window: dict[str, str]) -> str:
    """Return `28 d`, `6 h`, or the day it starts where it is no whole number of hours.

    >>> shown_window({"start": "2026-03-02T23:00:00Z", "end": "2026-03-30T22:00:00Z", "tz": "CET"})
    '28 d'
    """
    start, end = (datetime.fromisoformat(window[key]) for key in ("start", "end"))
    length = end - start
    day, hour = timedelta(days=1), timedelta(hours=1)
    # Local days of a zone whose clocks changed within the window: 28 days are 671 or 673 hours.
    days = round(length / day)
    if length == days * day or (window.get("tz") != "UTC" and abs(length - days * day) == hour):
        return f"{days:,} d"
    if length % hour == timedelta(0):
        return f"{length // hour:,} h"
    return f"since {window['start'][:10]}"


def one_line(text: str) -> str:
    """Return a text with white space folded, and nothing in it that a terminal would obey."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in line)


def shortened(text: str, width: int) -> str:
    """Return one line of at most so many characters."""
    line = one_line(text)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"

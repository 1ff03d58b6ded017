"""Amounts in another currency or year, by a dated table that the person can see; off by default.

The table is a CSV with the columns ``date``, ``from``, ``to`` and ``rate``: on that date, one of
``from`` was worth ``rate`` of ``to``. ``from`` and ``to`` are currencies, or currencies of a year
such as ``USD 2024``, which takes amounts of that year only (for inflation).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.career.roles.card import Card
from sightline.career.roles.table_rows import read_sheets
from sightline.kernel.errors import UsageError
from sightline.text.yaml.scalars import as_date

__all__ = ["Converted", "Rate", "converted", "read_rates"]

_COLUMNS = ("date", "from", "to", "rate")


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit was worth on a date, and the row of the table that says so."""

    date: str
    from_: str
    to: str
    rate: float
    row: int


@dataclass(frozen=True, slots=True)
class Converted:
    """A card's amount in another currency, beside the rate and its date. ``high`` None is open."""

    card: str
    low: float
    high: float | None
    currency: str
    rate: float
    date: str
    row: int


def read_rates(name: str, data: bytes, as_of: str) -> tuple[Rate, ...]:
    """The rates of a table up to a date, the latest first. Raises UsageError, with the row."""
    (sheet, *_) = read_sheets(name, data)
    missing = [column for column in _COLUMNS if column not in sheet.columns]
    if missing:
        help = "write date,from,to,rate in its first line"
        raise UsageError(f"{name} has no column {missing[0]}", help=help, path=name)
    rates = []
    for number, row in sheet.rows:
        date, from_, to = (str(row.get(column) or "").strip() for column in _COLUMNS[:3])
        if not any((date, from_, to, str(row.get("rate") or "").strip())):
            continue
        rate = _rate(str(row.get("rate") or ""))
        if as_date(date) is None or not from_ or not to or rate is None:
            help = "write a row as 2026-03-01,GBP,USD,1.27"
            raise UsageError(f"{name}: row {number} is no rate", help=help, path=name, line=number)
        if date <= as_of[:10]:
            rates.append(Rate(date, from_, to, rate, number))
    return tuple(sorted(rates, key=lambda rate: rate.date, reverse=True))


def converted(cards: Iterable[Card], rates: Iterable[Rate], to: str = "") -> tuple[Converted, ...]:
    """Every amount for which there is a rate, by the latest rate; others are left as they are.

    Without ``to`` an amount takes the latest rate from its currency, whatever it leads to.
    """
    known = list(rates)
    found = []
    for card in cards:
        if card.range is None or card.currency is None:
            continue
        names = [f"{card.currency} {card.as_of}"] if card.as_of else []
        rate = _first([r for r in known if r.from_ in names], to) or _first(
            [r for r in known if r.from_ == card.currency], to
        )
        if rate is not None and rate.to != card.currency:
            low, high = card.range
            ends = (round(low * rate.rate, 2), None if high is None else round(high * rate.rate, 2))
            found.append(Converted(card.id, *ends, rate.to, rate.rate, rate.date, rate.row))
    return tuple(found)


def _first(rates: list[Rate], to: str) -> Rate | None:
    return next((rate for rate in rates if to in ("", rate.to)), None)


def _rate(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value > 0 else None

"""Amounts in another currency: by a dated table alone, the latest rate up to the day."""

from __future__ import annotations

import pytest

from sightline.career.roles.card import Card
from sightline.career.roles.conversion import converted, read_rates
from sightline.kernel.errors import UsageError

RATES = (
    b"date,from,to,rate\n2026-01-05,GBP,USD,1.25\n2026-02-05,GBP,USD,1.27\n"
    b"2026-02-01,GBP,EUR,1.15\n2027-01-01,GBP,USD,9\n2026-01-01,USD 2024,USD 2026,1.06\n"
)
POUNDS = Card("p", "r", "pay", "S", 1, low=80_000, high=110_000, currency="GBP", unit="a year")
OPEN = Card("o", "r", "pay", "S", 2, low=100, currency="GBP")
OLD = Card("d", "r", "pay", "S", 3, value=100_000, currency="USD", as_of="2024")


def rates(as_of: str = "2026-03-01") -> tuple:  # type: ignore[type-arg]
    return read_rates("rates.csv", RATES, as_of)


def test_the_latest_rate_up_to_the_day_is_taken_and_named() -> None:
    (one,) = converted([POUNDS], rates(), "USD")
    assert (one.low, one.high, one.currency) == (101_600, 139_700, "USD")
    assert (one.rate, one.date, one.row) == (1.27, "2026-02-05", 3)
    (before,) = converted([POUNDS], rates("2026-01-31"), "USD")
    assert (before.rate, before.date) == (1.25, "2026-01-05")


def test_an_open_end_stays_open_and_what_has_no_rate_stays_as_it_is() -> None:
    (one,) = converted([OPEN], rates(), "EUR")
    assert (one.low, one.high) == (115, None)
    assert converted([Card("x", "r", "pay", "S", 1, value=1, currency="JPY")], rates()) == ()
    assert converted([POUNDS], rates("2025-01-01")) == ()


def test_a_rate_of_a_year_takes_amounts_of_that_year_only() -> None:
    (one,) = converted([OLD], rates(), "USD 2026")
    assert (one.low, one.currency, one.rate) == (106_000, "USD 2026", 1.06)
    undated = Card("u", "r", "pay", "S", 4, value=100_000, currency="USD")
    assert converted([undated], rates(), "USD 2026") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("date,from,to\n", "no column rate"),
        ("date,from,to,rate\n2026-13-01,GBP,USD,1\n", "row 2 is no rate"),
        ("date,from,to,rate\n2026-01-01,GBP,USD,-1\n", "row 2 is no rate"),
        ("date,from,to,rate\n2026-01-01,GBP,USD,nan\n", "row 2 is no rate"),
        ("date,from,to,rate\n2026-01-01,,USD,1\n", "row 2 is no rate"),
    ],
)
def test_a_table_with_a_slip_is_told_with_its_row(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_rates("rates.csv", text.encode(), "2026-03-01")

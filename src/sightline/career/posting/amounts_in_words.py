"""Amounts that are written out: "between eighty and ninety-five thousand euros a year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["WrittenAmount", "written_amounts"]

_ONES = {
    name: number
    for number, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
}
_TENS = {
    name: 10 * number
    for number, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_CURRENCIES = {
    "us dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD", "dollar": "USD",
    "euro": "EUR", "pound sterling": "GBP", "pounds sterling": "GBP", "pound": "GBP",
    "swiss franc": "CHF", "rupee": "INR", "złoty": "PLN", "zloty": "PLN", "yen": "JPY",
}  # fmt: skip
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN = "|".join(_TENS)
_BELOW_HUNDRED = rf"(?:(?:{_TEN})(?:[- ](?:{_ONE}))?|{_ONE})"
_BELOW_THOUSAND = rf"(?:(?:an?|{_ONE}) hundred(?:(?: and)? {_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_AMOUNT = re.compile(
    rf"\b(?P<bound>up to|from|at least|over|between)?\s*\b(?P<low>{_BELOW_THOUSAND})"
    rf"(?P<low_thousand> thousand)?(?:(?: to | and | or |-| ?\u2013 ?)(?P<high>{_BELOW_THOUSAND}))?"
    rf"(?P<thousand> thousand)? (?P<currency>{'|'.join(_CURRENCIES)})s?\b",
    re.IGNORECASE,
)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """A range in whole units at a place; ``low`` or ``high`` is None where it is open."""

    low: float | None
    high: float | None
    currency: str
    start: int
    end: int


def written_amounts(words: str) -> Iterator[WrittenAmount]:
    """Every amount in words with its currency, in order; "eighty to ninety thousand" is both.

    >>> [(one.low, one.high, one.currency) for one in written_amounts("seventy thousand pounds")]
    [(70000.0, 70000.0, 'GBP')]
    """
    for found in _AMOUNT.finditer(words[:_LONGEST]):
        scale = 1000 if found["thousand"] else 1
        high = _number(found["high"]) * scale if found["high"] else None
        low: float | None = _number(found["low"]) * (1000 if found["low_thousand"] else scale)
        bound = (found["bound"] or "").casefold()
        if high is None and bound == "up to":
            low, high = None, low
        elif high is None and bound not in ("from", "at least", "over"):
            high = low
        start = found.start("bound") if found["bound"] else found.start("low")
        yield WrittenAmount(
            low, high, _CURRENCIES[found["currency"].casefold()], start, found.end()
        )


def _number(words: str) -> float:
    """A number below a thousand."""
    total = 0
    for part in re.split(r"[ -]", words.casefold()):
        if part == "hundred":
            total = 100 * (total or 1)
        else:
            total += _ONES.get(part, 0) + _TENS.get(part, 0)
    return float(total)

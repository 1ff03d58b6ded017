"""Figures, units and dates brought to one form, exactly: never rounded, never guessed."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sightline.career.resume.months import month_of

__all__ = ["figure_key", "merged_quantities", "number_word"]

_FIGURE = re.compile(r"([$€£¥]?)(\d[\d, \u00a0\u2009\u202f]*(?:\.\d+)?)([A-Za-zµ]*)([%‰+]*)")
_BLANKS = re.compile(r"[, \u00a0\u2009\u202f]")
_SCALES = {
    "k": 1_000, "m": 1_000_000, "mm": 1_000_000, "mn": 1_000_000, "b": 10**9, "bn": 10**9,
    "thousand": 1_000, "million": 1_000_000, "billion": 10**9,
}  # fmt: skip
# A unit's key and how many of it one is. `m` alone is no unit: metres, minutes or millions.
_UNITS = {
    "ms": ("s", Fraction(1, 1000)), "millisecond": ("s", Fraction(1, 1000)),
    "milliseconds": ("s", Fraction(1, 1000)), "s": ("s", Fraction(1)), "sec": ("s", Fraction(1)),
    "secs": ("s", Fraction(1)), "seconds": ("s", Fraction(1)),
    "percent": ("%", Fraction(1)), "%": ("%", Fraction(1)),
    "pp": ("pp", Fraction(1)), "x": ("x", Fraction(1)),
    "kb": ("B", Fraction(1000)), "mb": ("B", Fraction(10**6)), "gb": ("B", Fraction(10**9)),
    "tb": ("B", Fraction(10**12)), "pb": ("B", Fraction(10**15)),
    "hrs": ("h", Fraction(1)), "hr": ("h", Fraction(1)), "h": ("h", Fraction(1)),
    "hours": ("h", Fraction(1)), "min": ("min", Fraction(1)), "mins": ("min", Fraction(1)),
    "minutes": ("min", Fraction(1)),
}  # fmt: skip
_ONES = [
    "zero",
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
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBER_WORDS = {word: value for value, word in enumerate(_ONES)}
_NUMBER_WORDS |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_NUMBER_WORDS |= {
    f"{tens}-{ones}": 20 + 10 * place + value
    for place, tens in enumerate(_TENS)
    for value, ones in enumerate(_ONES[1:10], 1)
}
_ABOUT = frozenset(("approximately", "approx", "roughly", "around", "circa", "ca", "~", "≈"))
_BEYOND = {
    ("more", "than"): "over", ("less", "than"): "under", ("fewer", "than"): "under",
}  # fmt: skip
_YEAR = re.compile(r"n:((?:19|20)\d\d):")
_ENDS_OF_TIME = frozenset({"present", "today", "now", "current"})


def number_word(key: str) -> int | None:
    """The number that a word says.

    >>> number_word("twenty-five"), number_word("few")
    (25, None)
    """
    return _NUMBER_WORDS.get(key)


def figure_key(part: str, sign: str = "") -> str | None:
    """A figure's key, ``n:value:unit``; None where its letters are no unit.

    ``!`` at the end says that the sign before it belongs to it.

    >>> figure_key("$1.2M"), figure_key("38%"), figure_key("10+"), figure_key("5G")
    ('n:1200000:$', 'n:38:%', 'n:10:+', None)
    """
    match = _FIGURE.fullmatch(part)
    if match is None:
        return None
    currency, digits, letters, marks = match.groups()
    value = Fraction(_BLANKS.sub("", digits))
    unit = currency
    letters = letters.casefold()
    if letters in _SCALES and (
        letters != "m" or currency or part[-len(letters) - len(marks)] == "M"
    ):
        value *= _SCALES[letters]
    elif letters in _UNITS:
        name, size = _UNITS[letters]
        unit, value = unit + name, value * size
    elif letters:
        return None
    if sign in ("-", "−") and sign:
        value = -value
    return f"n:{value}:{unit}{marks}" + ("!" if sign else "")


def merged_quantities(keys: Sequence[str]) -> list[tuple[str, int, int]]:
    """Keys with words of one figure or date put together: (key, first word, last word).

    >>> merged_quantities(["n:38:", "percent"]), merged_quantities(["jan", "n:2020:"])
    ([('n:38:%', 0, 1)], [('d:2020-01', 0, 1)])
    """
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(keys):
        key, used = _date(keys, at) or _amount(keys, at) or (keys[at], 1)
        found.append((key, at, at + used - 1))
        at += used
    return _ranges(_estimates(found))


def _estimates(found: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Before a figure: `approximately`, `roughly`, `~` say `about`; `more than` says `over`."""
    merged: list[tuple[str, int, int]] = []
    at = 0
    while at < len(found):
        keys = [key for key, _, _ in found[at : at + 3]]
        used, name = 1, keys[0]
        if keys[0] in _ABOUT:
            used = 2 if keys[1:2] == ["."] else 1
            name = "about"
        elif tuple(keys[:2]) in _BEYOND:
            used, name = 2, _BEYOND[keys[0], keys[1]]
        if name != keys[0] and (at + used >= len(found) or found[at + used][0][:2] != "n:"):
            used, name = 1, keys[0]
        merged.append((name, found[at][1], found[at + used - 1][2]))
        at += used
    return merged


def _date(keys: Sequence[str], at: int) -> tuple[str, int] | None:
    """A month with its year, a day with both, or ``01/2020``."""
    here = list(keys[at : at + 6])
    month = month_of(here[0])
    if month is not None:
        return _after_month(here, month)
    day = _small(here[0], 31)
    if day and len(here) > 2 and month_of(here[1]) and (year := _year(here[2])):
        return f"d:{year}-{month_of(here[1]):02}-{day:02}", 3
    if len(here) > 2 and here[1] == "/" and (at == 0 or keys[at - 1] != "/"):
        number, year = _small(here[0], 12), _year(here[2])
        if number and year and here[3:4] != ["/"]:
            return f"d:{year}-{number:02}", 3
    return None


def _after_month(here: list[str], month: int) -> tuple[str, int] | None:
    place = 2 if here[1:2] == ["."] else 1
    if len(here) > place and (year := _year(here[place])):
        return f"d:{year}-{month:02}", place + 1
    if len(here) > place + 1 and here[place] == "," and (year := _year(here[place + 1])):
        return f"d:{year}-{month:02}", place + 2
    if len(here) > place + 2 and (day := _small(here[place], 31)) and here[place + 1] == ",":
        year = _year(here[place + 2])
        return (f"d:{year}-{month:02}-{day:02}", place + 3) if year else None
    return None


def _year(key: str) -> str | None:
    match = _YEAR.fullmatch(key)
    return match[1] if match else None


def _small(key: str, most: int) -> int | None:
    if not key.startswith("n:") or not key.endswith(":"):
        return None
    digits = key[2:-1]
    return int(digits) if digits.isdigit() and len(digits) < 3 and 0 < int(digits) <= most else None


def _amount(keys: Sequence[str], at: int) -> tuple[str, int] | None:
    """A figure with the unit or scale that is written as a word after it."""
    number = number_word(keys[at])
    value, unit = (str(number), "") if number is not None else _parts(keys[at])
    if value is None:
        return None
    used = 1
    after = keys[at + 1] if at + 1 < len(keys) else ""
    if after in ("thousand", "million", "billion") and unit in ("", "$", "€", "£", "¥"):
        value, used = str(Fraction(value) * _SCALES[after]), 2
        after = keys[at + used] if at + used < len(keys) else ""
    if unit == "" and after in ("per", "percentage") and keys[at + used + 1 : at + used + 2]:
        word = f"{after} {keys[at + used + 1]}"
        name = {"per cent": "%", "percentage points": "pp", "percentage point": "pp"}.get(word)
        if name:
            return f"n:{value}:{name}", used + 2
    if unit == "" and after in _UNITS and (after != "x" or used == 1):
        name, size = _UNITS[after]
        return f"n:{Fraction(value) * size}:{name}", used + 1
    return f"n:{value}:{unit}", used


def _parts(key: str) -> tuple[str | None, str]:
    if not key.startswith("n:"):
        return None, ""
    _, value, unit = key.split(":", 2)
    return value, unit


def _ranges(found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """A dash between two figures or dates says `to`."""
    for place in range(1, len(found) - 1):
        key, first, last = found[place]
        if key in ("—", "–", "-") and _is_end(found[place - 1][0]) and _is_end(found[place + 1][0]):
            found[place] = ("to", first, last)
    return found


def _is_end(key: str) -> bool:
    return key.startswith(("n:", "d:")) or key in _ENDS_OF_TIME

"""How figures and foreign words are written in answers about the life of a contract."""

from __future__ import annotations

__all__ = ["count", "percent", "shown"]

_MOST = 200


def shown(text: str) -> str:
    """A text of a contract or log on one line, without characters that move the cursor."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain if len(plain) <= _MOST else plain[: _MOST - 1] + "…"


def count(number: int, noun: str) -> str:
    """`1 call`, `2 calls`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def percent(part: int, whole: int) -> str:
    """A share in percent with two figures that count, and `0 %` only for none.

    >>> percent(2, 10_000), percent(1, 3), percent(0, 5), percent(5, 5)
    ('0.02 %', '33 %', '0 %', '100 %')
    """
    if not part or not whole:
        return "0 %"
    share = 100 * part / whole
    if share >= 10:
        return f"{share:.0f} %"
    places = 1
    while places < 9 and round(share, places) < 10 ** (1 - places):
        places += 1
    return f"{share:.{places}f}".rstrip("0").rstrip(".") + " %"

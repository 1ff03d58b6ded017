"""Which documented response answers a status.

Exact statuses come before ranges, ranges before `default`:
https://spec.openapis.org/oas/v3.1.1.html#responses-object
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["EVERY_STATUS", "documented_status", "statuses_of"]

EVERY_STATUS = range(100, 600)
"""The statuses of HTTP (RFC 9110, section 15)."""


def documented_status(documented: Iterable[str], status: int | str) -> str | None:
    """The entry that answers a status: itself, its range, or `default`; None where none does.

    >>> [documented_status(("404", "4XX", "default"), each) for each in (404, "410", 500)]
    ['404', '4XX', 'default']
    """
    text = str(status)
    known = frozenset(documented)
    choices = (text, f"{text[:1]}XX", "default")
    return next((each for each in choices if each in known), None)


def statuses_of(entry: str, documented: Iterable[str]) -> tuple[int, ...]:
    """The statuses that an entry answers: those that no more exact one takes, in order.

    >>> statuses_of("404", ("404", "4XX")), len(statuses_of("4XX", ("404", "4XX")))
    ((404,), 99)
    """
    known = frozenset(documented) - {entry}
    if entry.isdecimal():
        return (int(entry),)
    spans = EVERY_STATUS if entry == "default" else _span(entry)
    return tuple(
        status
        for status in spans
        if str(status) not in known and (entry != "default" or f"{status // 100}XX" not in known)
    )


def _span(entry: str) -> range:
    """The hundred statuses of `4XX`; none for what is no range."""
    first = entry[:1]
    if entry[1:].upper() != "XX" or not first.isdecimal():
        return range(0)
    return range(int(first) * 100, int(first) * 100 + 100)

"""The answer to a promise that no metric measures: one word, and who or what says so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionalAnswer:
    """PASS and FAIL are words of a test or a contract, ATTESTED and REPORTED of a person.

    ``by`` is that person; ``value`` and ``unit`` the figure reported, or how many tests passed of
    ``n``; ``link`` where it can be looked up: an address, an id, or the files that were read.
    ``on`` is the day, or the time of the oldest result, that it rests on; ``query`` says what was
    looked for, so that anybody can look again. ``said`` are the person's own remarks, which are
    among the ``notes`` too. ``needed`` is always None: no number of rows would settle it.
    """

    verdict: str
    notes: tuple[str, ...] = ()
    by: str | None = None
    value: float | None = None
    unit: str = ""
    n: int | None = None
    link: str | None = None
    on: str | None = None
    query: str = ""
    said: tuple[str, ...] = ()
    needed: int | None = None


def typed_figure(value: float, unit: str) -> str:
    """A figure that a person typed, with the digits that they typed and no others.

    >>> typed_figure(3.9, "d"), typed_figure(1400.0, "users"), typed_figure(99.94, "%")
    ('3.9 d', '1,400 users', '99.94 %')
    """
    number = f"{int(value):,}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:,}"
    return f"{number} {' '.join(unit.split())}".rstrip()

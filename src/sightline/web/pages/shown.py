"""How values are written on pages: verdicts, figures, dates, addresses."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

from sightline.measure.shown_figures import shown_figure, shown_limits, shown_number, shown_value
from sightline.measure.shown_verdict import figure_of, promised


class Look(NamedTuple):
    """A verdict beside its word: a sign for who sees no colour, a tone for who does."""

    sign: str
    tone: str


_LOOKS = {
    "PASS": Look("✓", "pass"),
    "FAIL": Look("✕", "fail"),
    "INCONCLUSIVE": Look("◐", "open"),
    "NO DATA": Look("○", "open"),
    "STALE": Look("◷", "open"),
    "NOT A PROMISE": Look("¬", "open"),
    "ATTESTED": Look("✎", ""),
    "REPORTED": Look("✎", ""),
}


def verdict_look(word: str) -> Look:
    """The sign and the tone of a verdict; of other words, none."""
    return _LOOKS.get(word, Look("·", ""))


def cell(value: Any) -> str:
    """A value of a table."""
    if value is None:
        return "no value"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown_number(value) if isinstance(value, int | float) else str(value)


def address(identifier: str) -> str:
    return f"/documents/{quote(identifier, safe='')}"


def limits(reading: Any) -> str:
    return shown_limits(reading)


def value(reading: Any) -> str:
    return "no value" if reading.value is None else shown_value(reading.value, reading.unit or "")


FILTERS = {
    "verdict_look": verdict_look,
    "cell": cell,
    "address": address,
    "figure": shown_figure,
    "figure_of": figure_of,
    "promised": promised,
    "limits": limits,
    "value": value,
}

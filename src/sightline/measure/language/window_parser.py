"""Reads the window of a criterion: `28d`, `4w calendar Europe/Berlin`."""

from __future__ import annotations

from sightline.measure.language import units
from sightline.measure.language.criterion import CriterionError, Window
from sightline.measure.language.criterion_lexer import tokenize
from sightline.measure.language.criterion_tokens import TokenReader

WINDOW_UNITS = ("min", "h", "d", "w", "mo")
LONGEST_WINDOW_DAYS = 36_600

_DAYS = {"min": 1 / 1440, "h": 1 / 24, "d": 1, "w": 7, "mo": 31}


def parse_window(text: str) -> Window:
    """Return the window that a setting like `28d` or `4w calendar Europe/Berlin` states."""
    reader = TokenReader(text, tokenize(text))
    window = read_window(reader)
    if reader.kind != "end":
        raise reader.error(f"{reader.text!r} does not belong into a window", "write: 28d")
    return window


def read_window(reader: TokenReader) -> Window:
    """Read a length, its mode and its time zone, up to whatever follows."""
    column = reader.column
    count = reader.number("the length of the window is missing", "write: over 28d")
    unit = reader.text
    if unit not in WINDOW_UNITS:
        help = units.help_for(unit) or "write: over 28d (min, h, d, w, mo)"
        raise reader.error(f"{unit!r} is no length of time" if unit else "a unit is missing", help)
    if not isinstance(count, int) or not 0 < count * _DAYS[unit] <= LONGEST_WINDOW_DAYS:
        raise CriterionError(
            "a window is a whole number above zero, a hundred years at most",
            column,
            reader.end_column,
            "write: over 28d",
        )
    reader.advance()
    mode = reader.text if reader.text in ("rolling", "calendar") else ""
    if mode:
        if mode == "calendar" and unit in ("min", "h"):
            raise reader.error("a calendar window counts d, w or mo", "write: over 7d calendar")
        reader.advance()
    return Window(count, unit, mode, _read_zone(reader))  # type: ignore[arg-type]


def _read_zone(reader: TokenReader) -> str:
    zone = reader.text
    if reader.kind != "zone" and zone != "UTC":
        return ""
    if zone != "UTC":
        from sightline.measure.language.window import (
            is_zone,  # zoneinfo is read only where one is named
        )

        if not is_zone(zone):
            raise reader.error(f"there is no time zone {zone!r}", "write: Europe/Berlin, or UTC")
    reader.advance()
    return zone

"""Pay tables that a person supplies: wage tables of BLS OEWS (xlsx or CSV), and plain CSV.

An OEWS table is recognised by its columns ``OCC_CODE`` and ``A_MEDIAN``. In it ``#`` is a wage at
or above the cap that the table's own notes name, so it becomes an open end; ``*`` and ``**`` are
not available and become no card. A plain CSV has the columns ``value`` or ``low`` and ``high``,
``currency``, and if it likes ``title``, ``code``, ``level``, ``basis``, ``place``, ``as_of``,
``unit``. Nothing is worked out: a card is a cell, with its sheet and row.

Source of the columns and marks: BLS, OEWS May 2024, sheet "Field Descriptions".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.career.roles.card import UNSTATED, Card
from sightline.career.roles.table_rows import Sheet, read_sheets
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["Caps", "cards_of_sheets", "pay_table_cards"]

_OEWS = ("occ_code", "a_median")
_FIGURES = {
    "pct10": "10th percentile", "pct25": "25th percentile", "median": "median",
    "mean": "mean", "pct75": "75th percentile", "pct90": "90th percentile",
}  # fmt: skip
_PERIODS = {"a": ("annual", "a year"), "h": ("hourly", "an hour")}
_AMOUNT = re.compile(r"[$£€]?\s?(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,4})?")
_CAPS = re.compile(r"\$([\d,.]{1,12}) per hour or \$([\d,.]{1,12}) per year")
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?:19|20)\d\d"
)
_NOT_AVAILABLE = frozenset({"", "*", "**", "~"})
_NOT_ID = re.compile(r"[^a-z0-9]+")
_MOST_CARDS = 2_000


@dataclass(frozen=True, slots=True)
class Caps:
    """The wages from which a table only says ``#``; None where its notes don't name them."""

    hourly: float | None = None
    annual: float | None = None


def pay_table_cards(name: str, data: bytes, occupation: str, role: str = "") -> tuple[Card, ...]:
    """The pay of one occupation as cards; in a plain CSV without ``occupation``, of every row.

    ``occupation`` is a code, exactly, or a title. ``role`` is the role that they are read for: any
    occupation that isn't called the same is its proxy, and says so. Raises UsageError.
    """
    return cards_of_sheets(name, read_sheets(name, data), occupation, role)


def cards_of_sheets(
    name: str, sheets: tuple[Sheet, ...], occupation: str, role: str = ""
) -> tuple[Card, ...]:
    """The same of a table that is read already."""
    for sheet in sheets:
        if all(column in sheet.columns for column in _OEWS):
            return tuple(_oews(name, sheet, sheets, occupation, role))
    for sheet in sheets:
        if "currency" in sheet.columns and ("low" in sheet.columns or "value" in sheet.columns):
            return tuple(_plain(name, sheet, occupation, role))
    help = "an OEWS table, or a CSV with the columns title, low, high, currency"
    raise UsageError(f"{name} is no pay table that is known", help=help, path=name)


def _oews(
    name: str, sheet: Sheet, sheets: tuple[Sheet, ...], occupation: str, role: str
) -> Iterator[Card]:
    rows = _matching(name, sheet, occupation, "occ_code", "occ_title")
    caps, dated = _caps(sheets), _date(sheets)
    seen: set[tuple[object, ...]] = set()
    for number, row in rows:
        cells = tuple(row.get(f"{p}_{f}") for p in _PERIODS for f in _FIGURES)
        key = (row.get("area_title"), row.get("naics"), row.get("own_code"), cells)
        if key in seen:
            continue  # the same occupation once as broad, once as detailed
        seen.add(key)
        place = str(row.get("area_title") or UNSTATED)
        for short, (period, unit) in _PERIODS.items():
            for figure, words in _FIGURES.items():
                told = _cell(
                    row.get(f"{short}_{figure}"), caps.annual if short == "a" else caps.hourly
                )
                if told is None:
                    continue
                yield _card(
                    name, sheet, number, role, row.get("occ_code"), row.get("occ_title"), told,
                    {
                        "id": f"{short}-{figure}", "subject": f"{period} {words}", "unit": unit,
                        "currency": "USD", "place": "US" if place == "U.S." else place,
                        "as_of": dated,
                    },
                )  # fmt: skip


def _plain(name: str, sheet: Sheet, occupation: str, role: str) -> Iterator[Card]:
    rows = _matching(name, sheet, occupation, "code", "title") if occupation else sheet.rows
    if len(rows) > _MOST_CARDS:
        help = "name one: --occupation TITLE"
        raise UsageError(f"{name} has {len(rows):,} rows", help=help, path=name)
    for number, row in rows:
        ends = [_cell(row.get(column), None) for column in ("value", "low", "high")]
        value, low, high = ends
        if value is None and low is None:
            continue
        given = {
            k: str(row[k]) for k in ("unit", "basis", "place", "as_of", "currency") if row.get(k)
        }
        if "currency" not in given:
            raise UsageError(f"{name}: row {number} has no currency", help="write one", path=name)
        start = low if low is not None else value
        assert start is not None
        end = high if low is not None else value
        if end is not None and end[0] is not None and end[0] < (start[0] or 0):
            raise UsageError(
                f"{name}: row {number} runs from high to low", help="swap them", path=name
            )
        level = str(row.get("level") or "")
        yield _card(
            name, sheet, number, role, row.get("code"), row.get("title"),
            (start[0], None if end is None else end[1] if end[0] is None else end[0]),
            {"id": "row", "unit": "a year", "level": (level,) if level else (), **given},
        )  # fmt: skip


def _card(
    name: str, sheet: Sheet, number: int, role: str, code: Any, title: Any,
    told: tuple[float | None, float | None], more: Mapping[str, Any],
) -> Card:  # fmt: skip
    low, high = told
    called = str(title or code or "row")
    proxy = f"{called} ({code})" if code else called
    fields = dict(more)
    identifier = _NOT_ID.sub("-", f"{name}-{number}-{fields.pop('id')}".casefold()).strip("-")
    is_point = low is not None and low == high
    return Card(
        identifier, role, "pay", name, number,
        value=low if is_point else None if low is not None else "at least the table's cap",
        low=None if is_point else low, high=None if is_point else high,
        basis=fields.pop("basis", UNSTATED), place=fields.pop("place", UNSTATED), title=called,
        proxy_for=None if _is_called(called, role) else proxy,
        method=f"sheet {sheet.name}, row {number}", **fields,
    )  # fmt: skip


def _is_called(title: str, role: str) -> bool:
    """Whether an occupation has the role's name, one or many of it."""
    return _NOT_ID.sub(" ", title.casefold()).strip().removesuffix("s") == role.replace("-", " ")


def _cell(value: Any, cap: float | None) -> tuple[float | None, float | None] | None:
    """A cell as low and high: ``#`` is open from the cap; None where nothing is available."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value), float(value)
    text = str(value or "").strip()
    if text in _NOT_AVAILABLE:
        return None
    if text == "#":
        return cap, None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    number = float(found[1].replace(",", "") + (found[2] or ""))
    return number, number


def _matching(
    name: str, sheet: Sheet, occupation: str, code: str, title: str
) -> list[tuple[int, Mapping[str, Any]]]:
    """The rows of an occupation, by exact code or whole title. Raises UsageError."""
    asked = occupation.strip()
    if not asked:
        help = "name one by its code: --occupation 15-1211"
        raise UsageError(f"{name} holds many occupations", help=help, path=name)
    rows = [(n, row) for n, row in sheet.rows if str(row.get(code) or "").strip() == asked]
    if not rows:
        folded = asked.casefold()
        rows = [
            (n, r) for n, r in sheet.rows if str(r.get(title) or "").strip().casefold() == folded
        ]
    if rows:
        return rows
    known = [str(row.get(column) or "") for _, row in sheet.rows for column in (code, title)]
    near = nearest(asked[:80], known[:20_000], limit=2)
    help = f"did you mean {' or '.join(near)}?" if near else "give its code or its whole title"
    raise UsageError(f"{name} has no occupation {asked[:80]}", help=help, path=name)


def _caps(sheets: tuple[Sheet, ...]) -> Caps:
    for sheet in sheets:
        for text in sheet.texts:
            found = _CAPS.search(text)
            if found:
                hourly, annual = (float(found[n].replace(",", "")) for n in (1, 2))
                return Caps(hourly, annual)
    return Caps()


def _date(sheets: tuple[Sheet, ...]) -> str | None:
    """The month and year that the table's own notes begin with."""
    for sheet in sheets:
        for text in sheet.texts:
            found = _DATED.search(text)
            if found:
                return found[0]
    return None

"""Pay and experience as schema.org's JobPosting declares them, field by field."""

from __future__ import annotations

import re

from sightline.career.documents.source_document import Line, SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.posting.posting import Pay, Years

__all__ = ["declared_pay", "declared_years", "is_declared"]

_FIELDS = {"baseSalary": "base", "estimatedSalary": "unstated"}
_PLACE = re.compile(r"/(baseSalary|estimatedSalary)(?:/(\d+))?(?:/|\Z)")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?\Z")
_MONTHS = "/monthsOfExperience"
_PER = ("hour", "day", "week", "month", "year")


def is_declared(label: str) -> bool:
    """Whether a line is one of those fields, which are numbers and codes."""
    return bool(_PLACE.match(label)) or label.endswith(_MONTHS)


def declared_years(document: SourceDocument) -> tuple[Years, ...]:
    """``monthsOfExperience`` as years; of what, it doesn't say."""
    lines = [line for line in document.lines if line.label.endswith(_MONTHS)]
    return tuple(
        Years(months / 12, None, None, told(document, line.start, line.end))
        for line in lines
        if (months := _amount(document, line)) is not None
    )


def declared_pay(document: SourceDocument) -> tuple[Pay, ...]:
    """One pay for each ``MonetaryAmount``; without an amount none. ``unitText`` says the time."""
    groups: dict[tuple[str, str], dict[str, Line]] = {}
    for line in document.lines:
        found = _PLACE.match(line.label)
        if found:
            leaf = line.label.rpartition("/")[2]
            groups.setdefault((found[1], found[2] or ""), {})[leaf] = line
    made = (_pay(document, _FIELDS[name], fields) for (name, _), fields in groups.items())
    return tuple(pay for pay in made if pay is not None)


def _pay(document: SourceDocument, basis: str, fields: dict[str, Line]) -> Pay | None:
    low = _amount(document, fields.get("minValue"))
    high = _amount(document, fields.get("maxValue"))
    for single in ("value", "baseSalary", "median"):
        if low is None and high is None and single in fields:
            low = high = _amount(document, fields[single])
    if low is None and high is None:
        return None
    currency = document.words(fields["currency"]) if "currency" in fields else ""
    unit = document.words(fields["unitText"]).lower() if "unitText" in fields else ""
    per = next((per for per in _PER if unit.startswith(per)), "year" if "annum" in unit else "")
    lines = sorted(fields.values(), key=lambda line: line.start)
    said = [told(document, line.start, line.end) for line in lines]
    words = Told(" ".join(part.value for part in said), tuple(s for p in said for s in p.spans))
    return Pay(low, high, currency.upper(), per or "unstated", basis, words)


def _amount(document: SourceDocument, line: Line | None) -> float | None:
    words = document.words(line).replace(",", "").strip() if line is not None else ""
    return float(words) if _NUMBER.match(words) else None

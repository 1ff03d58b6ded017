"""Years that a line asks for, beside the years that a person's dates give.

Which years are meant is read off the line's own words. Where those name something that no dates can
tell ("years in payments"), the answer is that it isn't known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told
from sightline.career.fit.asked import Part
from sightline.career.fit.year_kinds import CATEGORIES, TECHNICAL, category_of
from sightline.career.resume.resume import Resume
from sightline.career.resume.tenure import tenure_of

__all__ = [
    "CATEGORIES",
    "Held",
    "YearsHeld",
    "category_of",
    "years_held",
    "years_part",
    "years_words",
]

_DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Held:
    """Months of one category, at least and at most, and the titles of the roles counted."""

    low_months: int
    high_months: int
    titles: tuple[Told, ...] = ()


class YearsHeld:
    """The months that a person's dates give, by category (``CATEGORIES``).

    ``has_undated``: there are roles whose dates aren't known, so that there may be more. ``note``
    says why the bounds lie far apart, where there is a reason.
    """

    def __init__(
        self, by_category: Mapping[str, Held], has_undated: bool = False, note: str = ""
    ) -> None:
        self.by_category = dict(by_category)
        self.has_undated = has_undated
        self.note = note

    def held(self, category: str) -> Held | None:
        """The months of a category; of either technical one the longer, as both may overlap."""
        if category != "technical":
            return self.by_category.get(category)
        both = [one for name in TECHNICAL if (one := self.by_category.get(name))]
        if not both:
            return None
        most = sum(one.high_months for one in both)
        if "all" in self.by_category:
            most = min(most, self.by_category["all"].high_months)
        return Held(
            max(one.low_months for one in both),
            max(most, *(one.high_months for one in both)),
            tuple(title for one in both for title in one.titles),
        )

    def counted(self, of: str) -> tuple[Told, ...]:
        """The titles of the roles that count for a line's words."""
        held = self.held(category_of(of) or "")
        return held.titles if held is not None else ()


def years_held(document: SourceDocument, resume: Resume, as_of: date) -> YearsHeld:
    """The months of each category by the résumé's own dates (``resume/tenure.py``)."""
    report = tenure_of(document, resume, as_of)
    found = {name: Held(0, 0) for name in CATEGORIES}
    for tenure in report.tenures:
        titles = [resume.experience[at].title for at in tenure.roles]
        found[tenure.category] = Held(
            int(tenure.low_days / _DAYS_A_MONTH),
            -int(-tenure.high_days // _DAYS_A_MONTH),
            tuple(title for title in titles if title is not None),
        )
    is_open = any(role.period is not None and role.period.is_open for role in resume.experience)
    note = "the document doesn't say its own date, so that `present` isn't a day: say it by --dated"
    return YearsHeld(
        found,
        bool(report.unparsed or report.undated),
        note if is_open and report.now.earliest != report.now.latest else "",
    )


def years_part(part: Part, held: YearsHeld | None) -> tuple[str, str]:
    """``met``, ``partly``, ``no evidence`` or ``unknown``, and why."""
    assert part.years is not None
    low, high = part.years
    category = category_of(part.key)
    if category is None:
        return "unknown", f"no dates tell years of `{part.key}`"
    told = CATEGORIES.get(category, " or ".join(CATEGORIES[name] for name in TECHNICAL))
    own = held.held(category) if held is not None else None
    if held is None or own is None:
        return "unknown", f"the years of {told} aren't known"
    said = f"{years_words(own.low_months, own.high_months)} of {told} by the document's dates"
    if own.low_months >= low * 12:
        beyond = high is not None and own.low_months > high * 12
        return "met", f"{said}; the line ends at {high:g}" if beyond else said
    if own.high_months >= low * 12:
        return "partly", f"{said}: too rough to tell {low:g} years" + (
            f"; {held.note}" if held.note else ""
        )
    aside = "; roles without dates aren't counted" if held.has_undated else ""
    if own.high_months == 0:
        return "no evidence", f"no dated role of {told}{aside}"
    return "partly", f"{said}, {low:g} asked for{aside}"


def years_words(low_months: int, high_months: int) -> str:
    """Months as years and months, as a range where they are one.

    >>> years_words(30, 30), years_words(24, 35), years_words(0, 0)
    ('2 years 6 months', '2 years to 2 years 11 months', 'none')
    """
    low, high = _words(low_months), _words(high_months)
    return low if low == high else f"{low} to {high}"


def _words(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(f"{years} year" + "s" * (years != 1))
    if rest:
        parts.append(f"{rest} month" + "s" * (rest != 1))
    return " ".join(parts) or "none"

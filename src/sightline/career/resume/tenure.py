"""How long somebody did a kind of work: at least, at most, and why nobody can say it more exactly.

Each stretch of a résumé has a first and a last day that are known as far as its words say them:
"2019" is any day of that year. The shorter stretch (latest start, earliest end) and the longer one
(earliest start, latest end) are joined with those of the other roles, each day counted once; their
days are the lower and the upper bound. "Present" ends on the document's own date.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told
from sightline.career.resume.categories import CATEGORIES, Decided, categories_of, is_undecided
from sightline.career.resume.dates import day_bounds, find_stretches
from sightline.career.resume.resume import Period, Position, Resume

__all__ = ["Gap", "Now", "Tenure", "TenureReport", "days_of_union", "now_of", "tenure_of"]

Days = tuple[date, date]
_LEAST_GAP_DAYS = 31


@dataclass(frozen=True, slots=True)
class Now:
    """The day that "present" means: exactly known, or between two days.

    ``basis`` is ``document`` (the file says its day), ``as-of`` (it doesn't: not before the latest
    date that it mentions, not after the day of asking), ``person`` (who handed it in said it).
    """

    earliest: date
    latest: date
    basis: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """Days in one category, ``all`` for any work. ``roles`` are the positions' numbers, from 0.

    ``low_days`` and ``high_days`` count each day once, however many roles cover it;
    ``plain_days`` is the sum over roles at its highest, which counts overlaps twice;
    ``overlap_days`` are surely in several roles.
    """

    category: str
    low_days: int
    high_days: int
    plain_days: int
    overlap_days: int
    roles: tuple[int, ...]
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time that no role covers: at least a month long for all that the dates can say.

    ``after`` and ``before`` are the days between which it surely lies; days are bounds.
    """

    after: date
    before: date
    low_days: int
    high_days: int


@dataclass(frozen=True, slots=True)
class TenureReport:
    """Tenure by category, gaps, and what could not be counted."""

    now: Now
    tenures: tuple[Tenure, ...]
    gaps: tuple[Gap, ...]
    unparsed: tuple[Told, ...]
    undated: tuple[int, ...]
    undecided: tuple[Told, ...]


def days_of_union(stretches: Iterable[Days]) -> int:
    """How many days are in at least one stretch; both ends count.

    >>> first, second = date(2020, 1, 1), date(2020, 1, 10)
    >>> days_of_union([(first, second), (second, second), (date(2020, 2, 1), date(2020, 2, 2))])
    12
    """
    return sum((last - first).days + 1 for first, last in _joined(stretches))


def _joined(stretches: Iterable[Days]) -> list[Days]:
    """Stretches that touch or overlap, made one."""
    found: list[Days] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def tenure_of(document: SourceDocument, resume: Resume, as_of: date) -> TenureReport:
    """Tenure by category, with gaps and what stays open."""
    now = now_of(document, resume, as_of)
    roles = resume.experience
    bounds = {at: _bounds(role.period, now) for at, role in enumerate(roles) if role.period}
    known = {at: bound for at, bound in bounds.items() if bound is not None}
    decided = {at: _decided(roles[at]) for at in range(len(roles))}
    tenures = [_tenure("all", known, dict.fromkeys(known, ()), tuple(known))]
    for category in CATEGORIES:
        mine = tuple(at for at in known if any(one.category == category for one in decided[at]))
        if mine:
            tenures.append(_tenure(category, known, decided, mine))
    return TenureReport(
        now,
        tuple(tenures),
        tuple(_gaps(known.values(), now)),
        tuple(role.dates for at, role in enumerate(roles) if role.dates and at not in known),
        tuple(at for at, role in enumerate(roles) if role.dates is None),
        tuple(role.title for role in roles if role.title and is_undecided(role.title.value)),
    )


def _decided(role: Position) -> tuple[Decided, ...]:
    return categories_of(role.title.value) if role.title else ()


def _tenure(
    category: str,
    known: dict[int, tuple[Days, Days]],
    decided: dict[int, tuple[Decided, ...]],
    mine: tuple[int, ...],
) -> Tenure:
    starts = [known[at][0] for at in mine]
    ends = [known[at][1] for at in mine]
    shortest = [(s[1], e[0]) for s, e in zip(starts, ends, strict=True) if s[1] <= e[0]]
    low = days_of_union(shortest)
    longest = [(s[0], e[1]) for s, e in zip(starts, ends, strict=True)]
    words = dict.fromkeys(
        one.words for at in mine for one in decided[at] if one.category == category
    )
    plain = sum((last - first).days + 1 for first, last in longest)
    overlap = sum((last - first).days + 1 for first, last in shortest) - low
    return Tenure(category, low, days_of_union(longest), plain, overlap, mine, tuple(words))


def _bounds(period: Period, now: Now) -> tuple[Days, Days] | None:
    """The days on which a role may have begun, and those on which it may have ended."""
    if period.start is None:
        return None
    starts = day_bounds(period.start)
    if period.end is not None:
        ends = day_bounds(period.end)
    elif period.is_open:
        ends = (max(now.earliest, starts[0]), max(now.latest, starts[0]))
    else:
        return None
    if ends[1] < starts[0]:
        return None
    return (starts[0], min(starts[1], ends[1])), (max(ends[0], starts[0]), ends[1])


def _gaps(known: Iterable[tuple[Days, Days]], now: Now) -> list[Gap]:
    """Times of a month or more that no role can cover, also before "now"."""
    bounds = list(known)
    longest = _joined((starts[0], ends[1]) for starts, ends in bounds)
    shortest = _joined((s[1], e[0]) for s, e in bounds if s[1] <= e[0])
    edges = [*longest, (now.earliest, now.earliest)] if longest else []
    found = []
    for (_, last), (first, _) in itertools.pairwise(edges):
        low = (first - last).days - 1
        if low < _LEAST_GAP_DAYS:
            continue
        before = max((e for _, e in shortest if e <= last), default=last)
        after = min((s for s, _ in shortest if s >= first), default=first)
        found.append(Gap(last, first, low, max(low, (after - before).days - 1)))
    return found


def now_of(document: SourceDocument, resume: Resume, as_of: date) -> Now:
    """What day "present" is in a document."""
    latest = _latest_mentioned(document, as_of)
    if document.dated is not None and (latest is None or document.dated >= latest):
        basis = "person" if document.is_dated_by_person else "document"
        return Now(document.dated, document.dated, basis)
    note = "the document doesn't say of what day it is (--dated)"
    if document.dated is not None:
        who = "you say" if document.is_dated_by_person else "the file says"
        note = f"{who} {document.dated}, its words mention a later day"
    return Now(min(latest or as_of, as_of), as_of, "as-of", note)


def _latest_mentioned(document: SourceDocument, as_of: date) -> date | None:
    """The first day of the latest time that the document mentions as past."""
    found: date | None = None
    for line in document.lines:
        for stretch in find_stretches(document.words(line)):
            if stretch.is_expected:
                continue
            for point in (stretch.first, stretch.last):
                day = day_bounds(point)[0] if point else None
                if day is not None and day <= as_of and (found is None or day > found):
                    found = day
    return found

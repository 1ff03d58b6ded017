"""Whether something may be removed: only where everything that must be known is known.

`removable` is said when the declared end is past, the agreed time since the deprecation is over,
and traffic that covers every one of the agreed days shows that nobody used it. All else is `not
before` a day, `still called`, or `unknown` with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.contract.lifecycle.days import days_before, first_day_after
from sightline.contract.lifecycle.ledger import LedgerRow
from sightline.contract.lifecycle.usage_needed import UNMAPPED, Called, Coverage, Usage

__all__ = [
    "NOT_BEFORE",
    "NO_TRAFFIC",
    "REMOVABLE",
    "STILL_CALLED",
    "UNKNOWN",
    "Removal",
    "Terms",
    "judged",
    "named",
]

REMOVABLE, NOT_BEFORE = "removable", "not before"
STILL_CALLED, UNKNOWN = "still called", "unknown"
NO_TRAFFIC = "unknown: no traffic is known"
_RANK = (NOT_BEFORE, STILL_CALLED, UNKNOWN)
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed: days between deprecation and removal, and days without a call before it."""

    min_days: int
    quiet_days: int


@dataclass(frozen=True, slots=True)
class Removal:
    """Whether an element may be removed on a day, and why not.

    `verdict` is `removable`, `not before`, `still called` or `unknown`; `reasons` say all that
    stands against it, the verdict's own first. `not_before` is the first day on which neither the
    declared end nor the agreed time stands against it (empty: they don't, or it isn't known).
    """

    verdict: str
    reasons: tuple[str, ...]
    not_before: str
    callers: tuple[Called, ...] = ()
    receivers: tuple[Called, ...] = ()


@dataclass(slots=True)
class _Against:
    """What stands against a removal."""

    found: list[tuple[str, str]] = field(default_factory=list)
    days: list[str] = field(default_factory=list)

    def day(self, day: str, why: str) -> None:
        self.days.append(day)
        self.found.append((NOT_BEFORE, f"not before {day} ({why})"))

    def unknown(self, why: str) -> None:
        self.found.append((UNKNOWN, f"unknown: {why}"))


def judged(
    row: LedgerRow,
    terms: Terms,
    as_of: str,
    usage: Usage | None,
    coverage: Coverage | None,
    promised: str = "",
) -> Removal:
    """Whether an element may be removed on the day `as_of`.

    `promised` is the latest end that answers of the API gave their callers (`Sunset`), as written.
    Usage and coverage are those of the last `quiet_days` days and later. Without traffic there is
    no usage, and where it was only counted earlier there is no coverage.
    """
    against = _Against()
    day = as_of[:10]
    _ends(against, row, promised, day)
    _agreed(against, row, terms, day)
    if usage is None:
        against.found.append((UNKNOWN, NO_TRAFFIC))
    else:
        _used(against, usage)
    if usage is not None and coverage is None:
        against.unknown("counts of `contract usage` show callers, and not that there are none")
    elif usage is not None and coverage is not None:
        _covered(against, usage, coverage, terms.quiet_days, day)
    ordered = sorted(against.found, key=lambda one: _RANK.index(one[0]))
    return Removal(
        ordered[0][0] if ordered else REMOVABLE,
        tuple(why for _, why in ordered),
        max(against.days, default=""),
        usage.callers if usage else (),
        usage.receivers if usage else (),
    )


def _ends(against: _Against, row: LedgerRow, promised: str, day: str) -> None:
    for end, who in ((row.sunset, "sunset"), (promised, "the sunset that callers were told")):
        if not end:
            continue
        over = first_day_after(end)
        if not over:
            against.unknown(f"its {who} `{end[:40]}` is no date")
        elif day < over:
            against.day(over, who)


def _agreed(against: _Against, row: LedgerRow, terms: Terms, day: str) -> None:
    if not terms.min_days:
        return
    if row.deprecated is None:
        against.unknown(f"it was never deprecated; {terms.min_days} days of it are agreed")
    elif not row.deprecated.day:
        against.unknown("it is not known since when it is deprecated")
    else:
        over = days_before(row.deprecated.day, -terms.min_days)
        if day < over:
            against.day(over, f"deprecated {row.deprecated.words}, {terms.min_days} days agreed")


def _used(against: _Against, usage: Usage) -> None:
    if usage.callers:
        against.found.append((STILL_CALLED, f"still called by {named(usage.callers)}"))
    if usage.receivers:
        sent = f"sent to {named(usage.receivers)}; whether they read it can't be seen"
        against.unknown(sent)
    if not usage.is_placed:
        against.unknown("it is not known which calls could carry it")
    if usage.blind:
        why = ", ".join(usage.reasons)
        many = f"{usage.blind:,} of {max(usage.carriers, usage.blind):,} calls"
        against.unknown(f"it can't be seen in {many} that could carry it ({why})")


def _covered(
    against: _Against, usage: Usage, coverage: Coverage, quiet_days: int, day: str
) -> None:
    start = days_before(day, quiet_days)
    missing = quiet_days - sum(start <= one < day for one in coverage.days)
    if missing > 0 or not coverage.calls:
        last = max(coverage.days, default="")
        seen = f", the last call is of {last}" if last else ""
        against.unknown(f"no traffic is known for {missing} of the last {quiet_days} days{seen}")
    elif coverage.unmatched == coverage.calls:
        against.unknown(f"none of the {coverage.calls:,} calls fits this contract")
    if coverage.unread:
        against.unknown(f"{coverage.unread:,} entries of the traffic could not be read")


def named(called: tuple[Called, ...]) -> str:
    """`A, B and 12 unmapped calls (last on 2026-02-01)`."""
    known = [one.consumer for one in called if one.consumer != UNMAPPED]
    unmapped = sum(one.calls for one in called if one.consumer == UNMAPPED)
    shown = known[:_MOST_NAMED]
    if len(known) > _MOST_NAMED:
        shown.append(f"{len(known) - _MOST_NAMED} more")
    if unmapped:
        shown.append(f"{unmapped:,} unmapped call{'s' if unmapped > 1 else ''}")
    text = " and ".join([*([", ".join(shown[:-1])] if shown[1:] else []), *shown[-1:]])
    last = max((one.last for one in called), default="")
    return f"{text} (last on {last})" if last else f"{text} (on no known day)"

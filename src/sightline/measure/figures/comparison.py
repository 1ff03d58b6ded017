"""A metric beside itself in another window: how much each figure changed, and within what limits.

The limits of a change are made of the limits of both figures (`stats/change.py`), those of a
share of its counts (`stats/share_change.py`), as a promise about a change is judged. They hold for
windows that share no observation; where windows overlap, or a figure has no limits, neither has
the change. It says that something changed, never why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sightline.kernel.errors import UsageError
from sightline.measure.figures.figures import Figure
from sightline.measure.language.bound_parser import read_baseline
from sightline.measure.language.criterion import CriterionError, DateRange, Previous, Window
from sightline.measure.language.criterion_lexer import tokenize
from sightline.measure.language.criterion_tokens import TokenReader
from sightline.measure.language.window import Span, previous, resolve, rfc3339, zone_of
from sightline.measure.language.window_parser import parse_window
from sightline.measure.verdict import Reading, plain
from sightline.stats.change import (
    Estimate,
    Kind,
    difference_limits,
    ratio_limits,
    relative_change,
)
from sightline.stats.share_change import Share, share_limits

_HELP = "write: previous, 28d (the 28 days before), or 2026-01-01 to 2026-02-01"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much changed, with one-sided limits at the confidence each, null where none."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in the other window, and how much it changed from there to here.

    `absolute` is in the unit of the figure (a share's as a fraction), `relative` a fraction of what
    was; null where either value is missing, or nothing was there.
    """

    statistic: str
    before: Reading
    absolute: Amount | None
    relative: Amount | None


def compared_span(text: str, window: Window, span: Span) -> Span:
    """Return the window that `--compare` names. Raises UsageError.

    `previous` is the window before of the same kind, a window the one that ends where this begins,
    a range of dates itself, in the zone of the window.
    """
    try:
        other = _span(text, window, span)
    except CriterionError as error:
        raise UsageError(f"--compare: {error.message}", help=_HELP) from None
    if other.end <= other.start:
        raise UsageError("--compare: the range ends before it begins", help=_HELP)
    if other.end > span.end:
        help = f"end it at {rfc3339(span.end)} at the latest"
        raise UsageError("--compare: the range ends after the as-of date", help=help)
    return other


def changes(now: Sequence[Figure], before: Sequence[Figure], confident: bool) -> tuple[Change, ...]:
    """Return how each figure changed; limits only where one may be `confident` in them."""
    return tuple(
        Change(
            new.statistic,
            old.reading,
            *_amounts(new.reading, old.reading, confident, new.statistic == "share"),
        )
        for new, old in zip(now, before, strict=True)
    )


def overlap(one: Span, other: Span) -> bool:
    """Whether two windows share a stretch of time."""
    return one.start < other.end and other.start < one.end


def notes_on_windows(now: Span, before: Span, begins: datetime | None) -> tuple[str, ...]:
    """Say what makes two windows hard to compare; `begins` is when the data begin."""
    notes: tuple[str, ...] = ()
    if begins is not None and begins > before.start + (before.end - before.start) / 10:
        notes = (f"data begin on {begins:%Y-%m-%d}, within the window that is compared with",)
    if now.end - now.start != before.end - before.start:
        notes += ("the two windows are not equally long, so their counts don't compare",)
    if overlap(now, before):
        notes += ("the two windows overlap, so no limits of a change can be given",)
    return notes


def _span(text: str, window: Window, span: Span) -> Span:
    reader = TokenReader(text, tokenize(text))
    if reader.text != "previous" and reader.kind != "time":
        return resolve(parse_window(text), span.start)
    baseline = read_baseline(reader)
    if reader.kind != "end":
        raise reader.error(f"{reader.text!r} does not belong here", _HELP)
    if isinstance(baseline, Previous):
        return previous(window, span)
    assert isinstance(baseline, DateRange)
    zone = window.zone or "UTC"
    return Span(_instant(baseline.start.text, zone), _instant(baseline.end.text, zone), zone)


def _instant(text: str, zone: str) -> datetime:
    """A written date or time; one without an offset is meant in the window's zone."""
    moment = datetime.fromisoformat(text.upper())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_of(zone))
    return moment.astimezone(UTC)


def _amounts(
    new: Reading, old: Reading, confident: bool, is_share: bool
) -> tuple[Amount | None, Amount | None]:
    if new.value is None or old.value is None:
        return None, None
    one, other = (Estimate(r.value or 0, r.low, r.high) for r in (new, old))
    if not confident:
        one, other = (Estimate(e.value, None, None) for e in (one, other))
    away, parts = difference_limits(one, other, 1.0), ratio_limits(one, other)
    if confident and is_share:
        shares = (_share(new), _share(old))
        away = share_limits(Kind.ABSOLUTE, *shares, new.confidence)
        parts = share_limits(Kind.RELATIVE, *shares, new.confidence)
    absolute = Amount(one.value - other.value, _number(away.low), _number(away.high))
    part = relative_change(one, other)
    if part is None:
        return absolute, None
    return absolute, Amount(part, _number(parts.low), _number(parts.high))


def _share(reading: Reading) -> Share:
    return Share(round((reading.value or 0) * reading.n), reading.n)


def _number(limit: float | None) -> float | None:
    return None if limit is None else plain(limit)

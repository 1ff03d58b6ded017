"""Whether a window holds whole periods, for metrics with one value a day, week or month.

Their values are those of whole periods in UTC. A window that begins within one leaves it out, and
one that ends within one does: an average says so, a sum would be too small without a word.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sightline.measure.language.criterion import Criterion, CriterionError, Window
from sightline.measure.language.window import Span

TOTALS = ("sum", "count", "rate")
_UNITS = {"day": "d", "week": "w", "month": "mo"}


def begin_of_period(period: str, instant: datetime) -> datetime:
    """Return when the day, the week or the month of an instant began, in UTC."""
    at = instant.astimezone(UTC)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if period == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if period == "week" else day


def whole_periods(period: str, span: Span) -> int:
    """Return how many whole periods a window holds, in UTC."""
    first, last = _first_begin(period, span.start), begin_of_period(period, span.end)
    if period == "month":
        return max(0, (last.year - first.year) * 12 + last.month - first.month)
    return max(0, (last - first) // timedelta(days=7 if period == "week" else 1))


def _first_begin(period: str, instant: datetime) -> datetime:
    begin = begin_of_period(period, instant)
    if begin == instant:
        return begin
    length = {"day": 1, "week": 7, "month": 32}[period]
    return begin_of_period(period, begin + timedelta(days=length))


def require_whole_periods(
    criterion: Criterion, window: Window, period: str, span: Span, is_baseline: bool
) -> None:
    """Raise CriterionError where a total would leave a part of its window out without a word.

    The period in progress at the end of a promise's own window is known to be open (a note says
    so); at the end of a baseline it is over, and would be missing.
    """
    if criterion.statistic.name not in TOTALS:
        return
    cut = begin_of_period(period, span.start) != span.start
    if cut or (is_baseline and begin_of_period(period, span.end) != span.end):
        whose = "the baseline" if is_baseline else "the window"
        message = (
            f"{whose} cuts a {period}, and a {criterion.statistic.name} of one value a {period}"
            " would leave it out"
        )
        raise CriterionError(message, 1, len(criterion.text) + 1, _help(window, period, span))


def _help(window: Window, period: str, span: Span) -> str:
    days = (span.end - span.start) / timedelta(days=1)
    least = 1 if begin_of_period(period, span.end) == span.end else 2  # one of them isn't over
    count = max(least, round(days / {"day": 1, "week": 7, "month": 30.44}[period]))
    if window.mode == "calendar" and span.tz != "UTC":
        return f"a {period} is one of UTC: write over {count}{_UNITS[period]} calendar"
    return f"write over {count}{_UNITS[period]} calendar"


def period_notes(period: str, span: Span) -> tuple[str, ...]:
    """Say how many whole periods a window holds, where it begins or ends within one."""
    if all(begin_of_period(period, each) == each for each in (span.start, span.end)):
        return ()
    count = whole_periods(period, span)
    held = f"1 whole {period}" if count == 1 else f"{count:,} whole {period}s"
    return (f"the window holds {held}; the rest of it is left out",)

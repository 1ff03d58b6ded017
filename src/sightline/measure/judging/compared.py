"""Two samples compared: whether a promised change is there, how large it is, what it would take.

The samples must be independent; that a baseline is an earlier time says nothing about causes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from sightline.measure import verdict
from sightline.measure.judging.bound import amount_of
from sightline.measure.language.criterion import Change, DateRange, MetricName, Within
from sightline.measure.language.window import Span
from sightline.measure.question import Question
from sightline.measure.samples.sample import Sample, Wanted
from sightline.measure.verdict import Change as ChangeFigure
from sightline.measure.verdict import Judgement, plain
from sightline.stats import change
from sightline.stats.binomial import MOST_NEEDED_N, Decision
from sightline.stats.change import ChangeLimits, Direction, Estimate, Kind
from sightline.stats.share_change import (
    Share,
    decide_share_change,
    decide_share_within,
    share_limits,
)

UNEQUAL = 0.15  # months differ by a tenth, and a day by an hour where the clocks change


def judged_change(
    question: Question, bound: Change | Within, unit: str, new: Sample, old: Sample
) -> Judgement:
    if not old.n:
        return Judgement(Decision.INCONCLUSIVE)  # `fairly_compared` says why
    if new.value is None or old.value is None:
        empty, what = (new, "this window") if new.value is None else (old, "the baseline")
        why = f"{what} has no value to compare: a missing one is the worst"
        if not empty.n:
            why = f"{what} holds nothing to compare"
        return Judgement(Decision.INCONCLUSIVE, None, (why,))
    unsound = next((each.unsound for each in (new, old) if each.unsound), "")
    if unsound:
        return Judgement(Decision.INCONCLUSIVE, None, (unsound,))
    amount = amount_of(bound, unit, question.metric)
    one, other = _estimate(new), _estimate(old)
    is_relative = amount.kind == "relative" or isinstance(bound, Within)
    why = change.why_undecidable(other) if is_relative else ""
    if why:
        return Judgement(Decision.INCONCLUSIVE, None, (why,))
    shares = _shares(new, old)
    if isinstance(bound, Change):
        direction = Direction.UP if bound.direction == "up" else Direction.DOWN
        kind = Kind.RELATIVE if amount.kind == "relative" else Kind.ABSOLUTE
        if shares is not None:
            sure = question.confidence
            decision = decide_share_change(direction, amount.value, kind, *shares, sure)
        else:
            decision = change.decide_change(direction, amount.value, kind, one, other)
        sign = 1 if direction is Direction.UP else -1
        relative = kind is Kind.RELATIVE
        factor = 1 + sign * amount.value if relative else 1.0
        lines = [(factor, 0.0 if relative else sign * amount.value)]
    else:
        fraction = amount.value if amount.kind == "relative" else amount.value / other.value
        if shares is not None:
            decision = decide_share_within(fraction, *shares, question.confidence)
        else:
            decision = change.decide_within(fraction, one, other)
        lines = [(1 - fraction, 0.0), (1 + fraction, 0.0)]
    if decision is not Decision.INCONCLUSIVE or new.is_fact:
        return Judgement(decision)
    return _needed_for_change(new, one, other, lines)


def _needed_for_change(
    new: Sample, one: Estimate, other: Estimate, lines: list[tuple[float, float]]
) -> Judgement:
    """About how many rows a window would decide it, if both windows had so many more alike.

    Limits come nearer as 1 / sqrt(n). Each line is (factor, shift): new = factor x old + shift.
    """
    times = 1.0
    for factor, shift in lines:
        limits = change.difference_limits(one, other, factor)
        away = one.value - factor * other.value - shift
        limit = limits.low if away > 0 else limits.high
        if limit is None:
            return Judgement(Decision.INCONCLUSIVE)
        reach = abs(away + shift - limit)
        if abs(away) * verdict.MOST_TIMES < reach:
            return Judgement(Decision.INCONCLUSIVE, None, (verdict.TOO_NEAR,))
        times = max(times, (reach / abs(away)) ** 2)
    needed = max(new.n + 1, ceil(new.n * times))
    if needed > MOST_NEEDED_N:
        return Judgement(Decision.INCONCLUSIVE, None, (verdict.TOO_NEAR,))
    note = f"about {needed:,} rows in this window, and the baseline's grown alike, would decide it"
    return Judgement(Decision.INCONCLUSIVE, needed, (note,))


def _shares(new: Sample, old: Sample) -> tuple[Share, Share] | None:
    """Both samples as hits among rows, where they are shares of rows that stand for themselves."""
    if new.hits is None or old.hits is None:
        return None
    return Share(new.hits, new.n), Share(old.hits, old.n)


def _estimate(sample: Sample) -> Estimate:
    assert sample.value is not None
    if sample.is_fact:
        return Estimate(sample.value, sample.value, sample.value)
    return Estimate(sample.value, sample.low, sample.high, sample.grain)


def change_figure(
    question: Question, wanted: Wanted, new: Sample, old: Sample
) -> tuple[ChangeFigure | None, tuple[str, ...]]:
    """How much it changed, as the promise counts it, and what the comparison can't show."""
    if new.value is None or old.value is None or not old.n:
        return None, ()
    one, other = _estimate(new), _estimate(old)
    bound = question.criterion.bound
    is_relative = not isinstance(bound, Change | Within) or bound.quantity.unit == "%"
    value = change.relative_change(one, other) if is_relative else one.value - other.value
    if value is None:
        return None, (change.why_undecidable(other),)
    limits = _change_limits(question, new, old, Kind.RELATIVE if is_relative else Kind.ABSOLUTE)
    unit = "share" if is_relative else "pp" if wanted.unit == "share" else wanted.unit
    times = 100 if unit == "pp" else 1
    low, high = (None if x is None else plain(x * times) for x in (limits.low, limits.high))
    figure = ChangeFigure(plain(value * times), low, high, unit)
    if new.is_fact:
        figure = replace(figure, low=None, high=None)
    return figure, () if isinstance(question.baseline, MetricName) else (verdict.NOT_PROVEN,)


def _change_limits(question: Question, new: Sample, old: Sample, kind: Kind) -> ChangeLimits:
    shares = _shares(new, old)
    if shares is not None:
        return share_limits(kind, *shares, question.confidence)
    one, other = _estimate(new), _estimate(old)
    if kind is Kind.RELATIVE:
        return change.ratio_limits(one, other)
    return change.difference_limits(one, other, 1.0)


def fairly_compared(
    question: Question, span: Span, first: datetime | None, new: Sample, old: Sample,
    word: str, notes: tuple[str, ...],
) -> tuple[str, tuple[str, ...]]:  # fmt: skip
    """The verdict and its notes, once it is known whether the two windows can be compared.

    `span` is the baseline's, `first` when its data begin. A threshold needs no baseline: there it
    is only shown.
    """
    is_change = isinstance(question.criterion.bound, Change | Within)
    if not is_change or word in (verdict.NO_DATA, verdict.STALE):
        return word, notes
    if not old.n:
        return verdict.NO_DATA, ("the baseline's window holds nothing to compare with",)
    why, more = _unfair(question, span, first, new, old)
    if why:
        return verdict.INCONCLUSIVE, (why, *notes)
    return word, (*notes, *more)


def _unfair(
    question: Question, span: Span, first: datetime | None, new: Sample, old: Sample
) -> tuple[str, tuple[str, ...]]:
    """Why two windows can't be compared, or ""; and what a reader has to know where they can."""
    own = question.span
    is_range = isinstance(question.baseline, DateRange)
    if is_range and span.end > question.as_of:
        return "the baseline isn't over on the as-of date", ()
    if is_range and span.end > own.start and span.start < own.end:
        return "the baseline overlaps the window, so its rows would be compared with themselves", ()
    if new.unknown or old.unknown:
        if isinstance(question.criterion.bound, Within):
            return "some values are not known, and may lie on either side", ()
        if question.criterion.statistic.name in ("min", "max"):
            return "some values are not known, and may be the greatest or the least", ()
    if question.criterion.statistic.name in ("count", "sum"):
        return _unequal(own, span, first)
    return "", _late(span, first)


def _unequal(own: Span, span: Span, first: datetime | None) -> tuple[str, tuple[str, ...]]:
    """Counts and sums compare only over windows of about one length, and with data in all of it."""
    late = _late(span, first)
    if late:
        return f"{late[0]}: its figure is that of a part", ()
    lengths = [each.end - each.start for each in (own, span)]
    if min(lengths) >= max(lengths) * (1 - UNEQUAL):
        days = [f"{length / timedelta(days=1):,.1f}".removesuffix(".0") for length in lengths]
        return "", () if days[0] == days[1] else (f"{days[0]} days beside {days[1]} days",)
    return "the two windows are not equally long, or one isn't over: counts can't be compared", ()


def _late(span: Span, first: datetime | None) -> tuple[str, ...]:
    if first is None or first <= span.start + (span.end - span.start) / 10:
        return ()
    return (f"the baseline's data begin on {first:%Y-%m-%d}, within its window",)

"""Two samples compared: whether a promised change is there, how large it is, what it would take.

The samples must be independent; that a baseline is an earlier time says nothing about causes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from math import ceil

from sightline.measure import verdict
from sightline.measure.judging.bound import amount_of
from sightline.measure.language.criterion import Change, MetricName, Within
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


def judged_change(
    question: Question, bound: Change | Within, unit: str, new: Sample, old: Sample
) -> Judgement:
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


def as_far_as_it_begins(
    first: datetime | None, span: Span, old: Sample, word: str, notes: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The verdict, where the baseline's data begin only within its window: no count compares so."""
    if first is None or first <= span.start + (span.end - span.start) / 10:
        return word, notes
    note = f"the baseline's data begin on {first:%Y-%m-%d}, within its window"
    if old.is_fact and word in (verdict.PASS, verdict.FAIL):
        more = f"{note}: its figure is that of a part, so nothing is compared with it"
        return verdict.INCONCLUSIVE, (*notes, more)
    return word, (*notes, note)

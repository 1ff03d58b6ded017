"""From a question to a verdict, as steps that `batch` runs together with those of other questions.

The sample is read in the window and, where the promise compares, in the baseline too. Then the
bound decides: a threshold by the sample's own judgement, `between` by both of its ends, a change by
the two samples' limits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sightline.measure import verdict
from sightline.measure.judging.bound import amount_of, between_in, unit_of, value_in
from sightline.measure.judging.compared import change_figure, fairly_compared, judged_change
from sightline.measure.judging.definition import definition_of
from sightline.measure.language.criterion import Between, Bound, Change, Threshold, Within
from sightline.measure.language.window import Span, rfc3339
from sightline.measure.question import Measurable, Question
from sightline.measure.rows.batch import Aggregates, Column, Rows, Steps
from sightline.measure.rows.column_types import family, time_sql
from sightline.measure.rows.facts_sql import Facts
from sightline.measure.rows.freshness import instant_of
from sightline.measure.rows.metric import MetricError
from sightline.measure.samples import choose
from sightline.measure.samples.sample import Limit, Sample, Wanted
from sightline.measure.verdict import Freshness, Judgement, Reading, Verdict
from sightline.stats import change
from sightline.stats.arrival import needed_by
from sightline.stats.binomial import Decision

FactsOf = Callable[[Question, Measurable, Span | None], Facts]
FreshnessOf = Callable[[Question], Freshness]
BeginsOf = Callable[[Measurable, Span], datetime | None]
WhyEmpty = Callable[[Question, Facts], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """How the steps learn what is shared between questions: columns, ages, reasons."""

    facts_of: FactsOf
    freshness_of: FreshnessOf
    why_empty: WhyEmpty
    begins_of: BeginsOf


def verdict_steps(question: Question, known: Known) -> Steps[Verdict]:
    """Return the verdict on a criterion.

    Raises CriterionError for what is wrong with the line, MetricError for the metric, SourceError
    for the data.
    """
    own = Measurable(question.metric, question.source, question.sources)
    facts = known.facts_of(question, own, None)
    wanted = _wanted(question, own, facts, question.span)
    new = yield from choose.sample_steps(wanted)
    old, comparison = None, question.of_baseline()
    if comparison is not None:
        other, span = comparison
        compared = _wanted(question, other, known.facts_of(question, other, span), span)
        _require_same_unit(question, other, wanted, compared)
        compared = replace(compared, limits=(), direction=_against(compared.direction))
        old = yield from choose.sample_steps(compared)
    judgement = _judged(question, question.criterion.bound, wanted, new, old)
    freshness = known.freshness_of(question)
    word, needed, notes = verdict.settle(judgement, new.n, question.criterion.min_n, freshness)
    if word == verdict.INCONCLUSIVE and judgement.needed_groups is not None:
        many = f"{judgement.needed_groups:,} distinct {question.criterion.cluster}"
        notes = (*notes, f"about {many} would decide it")
    if old is not None and comparison is not None:
        first = known.begins_of(*comparison)
        word, notes = fairly_compared(question, comparison[1], first, new, old, word, notes)
    arrives: str | None = None
    arrival_notes: tuple[str, ...] = ()
    if needed is not None and word == verdict.INCONCLUSIVE:
        arrives, arrival_notes = yield from _arrival(question, wanted, new, needed)
    empty = () if new.n or new.notes else known.why_empty(question, facts)
    figure, change_notes = (None, ()) if old is None else change_figure(question, wanted, new, old)
    all_notes = (
        *notes, *arrival_notes, *empty, *new.notes, *_notes_before(old), *change_notes,
        *_unit_note(question, wanted),
        *((verdict.REPEATED_LOOKS,) if wanted.is_peeked and not new.is_fact else ()),
    )  # fmt: skip
    return Verdict(
        word,
        _reading(question, wanted, new),
        needed,
        all_notes,
        arrives,
        None if old is None else _reading(question, compared, old),
        figure,
        _aim(question, question.criterion.plan, wanted, new, old, word),
        _aim(question, question.criterion.wish, wanted, new, old, word),
        definition_of(question, facts),
        bool(new.one_sided & set(_limits(question.criterion.bound, question, wanted.unit))),
    )


def _against(direction: str) -> str:
    """The direction of a baseline: what is not known there counts as worst for the promise, too."""
    return ">" if direction[0] == "<" else "<"


def _notes_before(old: Sample | None) -> tuple[str, ...]:
    return () if old is None else tuple(f"in the baseline: {note}" for note in old.notes)


def _wanted(question: Question, of: Measurable, facts: Facts, span: Span) -> Wanted:
    criterion = question.criterion
    is_flag = family(facts.value_type) == "flag" if facts.value else False
    unit = unit_of(criterion, of.metric, is_flag if facts.value else None)
    if criterion.statistic.name == "rate" and unit == "share" and not is_flag:
        help = "write the bound per time, as in: is > 100 /d; or give the metric a yes or no"
        raise MetricError("expression", "this metric says no yes or no, so no share of it", help)
    limits = tuple(
        limit
        for bound in (criterion.bound, criterion.plan, criterion.wish)
        for limit in _limits(bound, question, unit)
    )
    confidence = question.confidence
    if isinstance(criterion.bound, Between | Within):
        confidence = change.each_of_two(confidence)
    return Wanted(
        Rows(of.metric, of.source, facts, span), criterion.statistic, unit, confidence,
        _direction(criterion.bound), tuple(dict.fromkeys(limits)), criterion.cluster,
        criterion.peeking,
        question.baseline is not None,
    )  # fmt: skip


def _limits(bound: Bound | None, question: Question, unit: str) -> tuple[Limit, ...]:
    statistic, metric = question.criterion.statistic, question.metric
    if isinstance(bound, Threshold):
        return (Limit(bound.comparator, value_in(bound.quantity, unit, statistic, metric)),)
    if isinstance(bound, Between):
        low, high = between_in(bound, unit, statistic, metric)
        return Limit(">=", low), Limit("<=", high)
    if bound is not None:
        amount_of(bound, unit, metric)  # refused before anything is read
    return ()


def _direction(bound: Bound) -> str:
    if isinstance(bound, Threshold):
        return bound.comparator
    return ">" if isinstance(bound, Change) and bound.direction == "up" else "<"


def _require_same_unit(
    question: Question, other: Measurable, wanted: Wanted, compared: Wanted
) -> None:
    if wanted.unit != compared.unit:
        name, unit = other.metric.name, compared.unit or "plain numbers"
        message = f"{name} counts in {unit}, {question.metric.name} in {wanted.unit or 'none'}"
        raise MetricError("unit", message, "compare metrics of the same unit")


def _judged(
    question: Question, bound: Bound, wanted: Wanted, new: Sample, old: Sample | None
) -> Judgement:
    limits = _limits(bound, question, wanted.unit)
    if isinstance(bound, Threshold):
        return new.judgements.get(limits[0], Judgement(Decision.INCONCLUSIVE))
    if isinstance(bound, Between):
        low, high = (new.judgements.get(x, Judgement(Decision.INCONCLUSIVE)) for x in limits)
        return _both(low, high)
    if old is None:
        return Judgement(Decision.INCONCLUSIVE)
    return judged_change(question, bound, wanted.unit, new, old)


def _both(low: Judgement, high: Judgement) -> Judgement:
    """The judgement on a promise with two bounds; what it takes is what the harder one takes."""
    decision = change.decide_between(low.decision, high.decision)
    if decision is not Decision.INCONCLUSIVE:
        return Judgement(decision)
    open_ones = [each for each in (low, high) if each.decision is Decision.INCONCLUSIVE]
    needs = [(each.needed_n, each.needed_groups) for each in open_ones]
    if (None, None) in needs:  # one of them can't be decided, so the other's number is no help
        without = [
            each for each in open_ones if (each.needed_n, each.needed_groups) == (None, None)
        ]
        return without[0]
    notes = tuple(dict.fromkeys(note for each in open_ones for note in each.notes))
    rows, groups = (
        [each for each in side if each is not None] for side in zip(*needs, strict=True)
    )
    return Judgement(decision, max(rows, default=None), notes, max(groups, default=None))


def _aim(
    question: Question, aim: Bound | None, wanted: Wanted, new: Sample, old: Sample | None,
    word: str,
) -> str | None:  # fmt: skip
    """Whether an aim beside the promise is met: never a verdict of its own."""
    if aim is None:
        return None
    if word in (verdict.NO_DATA, verdict.STALE):
        return "unknown"
    decision = _judged(question, aim, wanted, new, old).decision
    return {Decision.PASS: "met", Decision.FAIL: "missed"}.get(decision, "unknown")


def _arrival(
    question: Question, wanted: Wanted, sample: Sample, needed: int
) -> Steps[tuple[str | None, tuple[str, ...]]]:
    """The day on which the rows still needed are there, or that they never will be."""
    facts, span = wanted.facts, wanted.rows.span
    begun = span.start
    if wanted.statistic.name != "time_to":
        time = time_sql(facts.time, facts.time_type)
        at = Column("at", f"epoch_us(CAST({time} AS TIMESTAMP WITH TIME ZONE))")
        row = yield Aggregates(wanted.rows, (Column("first", "min(at)"),), (at,))
        begun = instant_of(row["first"]) or span.start
    day = timedelta(days=1)
    # Rows that began to come within the window tell the rate; its first day counts as a whole.
    seen = max((span.end - begun) / day, 1.0) if begun > span.start + day else None
    length = (span.end - span.start) / day
    arrival = needed_by(sample.n, needed, seen or length, length)
    if arrival.whole_days is None:
        rate = f"{arrival.n_per_day:,.1f}".removesuffix(".0")
        note = f"at {rate} a day the window never holds so many: promise it over a longer one"
        return None, (note,)
    try:
        return (span.end + arrival.whole_days * day).date().isoformat(), ()
    except OverflowError:
        return None, ("at the present rate not within a lifetime",)


def _unit_note(question: Question, wanted: Wanted) -> tuple[str, ...]:
    bound = question.criterion.bound
    if not isinstance(bound, Threshold) or bound.quantity.unit or wanted.unit in ("", "share"):
        return ()
    return (f"the bound has no unit; it was read in the metric's, {wanted.unit}",)


def _reading(question: Question, wanted: Wanted, sample: Sample) -> Reading:
    return Reading(
        sample.value, sample.unit, sample.n, sample.low, sample.high, wanted.confidence,
        wanted.rows.span.as_json(), sample.query.sql, sample.query.params,
        wanted.rows.source.name, rfc3339(question.as_of),
        sample.missing,
    )  # fmt: skip

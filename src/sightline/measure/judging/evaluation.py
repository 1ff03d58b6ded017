"""Asks data whether promises are kept: criterion, metric, source and as-of date to a `Verdict`.

Many are asked at once, because questions about the same rows share their SELECTs (`batch`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sightline.measure import verdict
from sightline.measure.judging.judging import Known, verdict_steps
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.window import Span
from sightline.measure.question import Measurable, Question, compared_metric
from sightline.measure.rows.batch import Rows, Steps, run_together
from sightline.measure.rows.empty_window import why_empty
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.facts_sql import Facts
from sightline.measure.rows.freshness import first_row, freshness_of
from sightline.measure.rows.metric import MetricError
from sightline.measure.rows.oldest_rows import (
    Aged,
    age_beside,
    age_by_own_time,
    age_of_condition,
    oldest,
)
from sightline.measure.rows.rows_without_time import notes_on_timeless
from sightline.measure.rows.whole_periods import TOTALS, period_notes, require_whole_periods
from sightline.measure.verdict import Freshness, Verdict
from sightline.store.engine import Engine
from sightline.store.errors import SourceError
from sightline.store.sources import Source

FAULTS = (CriterionError, MetricError, SourceError)


def evaluate(question: Question, engine: Engine) -> Verdict:
    """Return the verdict on a criterion.

    Raises CriterionError for what is wrong with the line, MetricError for the metric, SourceError
    for the data.
    """
    [answer] = evaluate_all([question], engine)
    if isinstance(answer, Exception):
        raise answer
    return answer


def evaluate_all(questions: Sequence[Question], engine: Engine) -> list[Verdict | Exception]:
    """Return the verdict on each criterion, or what is wrong with it, in the same order."""
    shared = _Shared(engine)
    known = Known(shared.facts_of, shared.freshness_of, shared.why_empty, shared.begins_of)
    steps: list[Steps[Verdict]] = [verdict_steps(question, known) for question in questions]
    answers = run_together(steps, engine, FAULTS)
    return [
        _answer(question, answer, engine, shared)
        for question, answer in zip(questions, answers, strict=True)
    ]


def _answer(
    question: Question, answer: Verdict | Exception, engine: Engine, shared: _Shared
) -> Verdict | Exception:
    """The answer; of a source without any row NO DATA, as not even its types are known."""
    if isinstance(answer, Verdict):
        return shared.told(question, answer)
    try:
        is_empty = engine.is_empty(question.source.name)
    except SourceError:
        return answer
    if not is_empty:
        return answer
    note = f"the source {question.source.name} holds no row yet"
    return Verdict(verdict.NO_DATA, None, None, (note,))


class _Shared:
    """What several questions have in common is looked up once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._facts: dict[object, Facts | Exception] = {}
        self._begins: dict[tuple[str, datetime], datetime | None] = {}
        self._ages: dict[tuple[str, Span], Freshness] = {}
        self._more_ages: dict[object, list[Aged]] = {}
        self._timeless: dict[object, tuple[str, ...]] = {}

    def facts_of(self, question: Question, of: Measurable, span: Span | None = None) -> Facts:
        """The observations of a metric, known at the end of a window: the question's, or `span`.

        So the entities of an earlier window are seen no longer than those of this one.
        """
        if of.metric.period:
            window = (question.window, of.metric.period, span or question.span)
            is_earlier = span not in (None, question.span)
            require_whole_periods(question.criterion, *window, is_baseline=is_earlier)
        where, as_of = question.criterion.where, question.as_of
        if span is not None:
            as_of = min(as_of, span.end)
        # Only a metric with one value a period reads its condition before its values are made.
        key = (id(of.metric), as_of, where if of.metric.period else None)
        if key not in self._facts:
            try:
                self._facts[key] = facts_of(
                    of.metric, of.source, self._engine, as_of, of.sources, where
                )
            except FAULTS as error:
                self._facts[key] = error
        found = self._facts[key]
        if isinstance(found, Exception):
            raise found
        return found if of.metric.period else replace(found, where=where)

    def freshness_of(self, question: Question) -> Freshness:
        """How old the oldest is of all that a question rests on."""
        return self._oldest(question).freshness

    def _oldest(self, question: Question) -> Aged:
        ages = [Aged(self._age(question.source, question.span))]
        for of in _all_of(question):
            facts = self.facts_of(question, of)
            for source in (of.source, *facts.reads):
                if source.time and source.name != question.source.name:
                    ages.append(age_beside(self._age(source, question.span)))
            ages += self._ages_within(question, of, facts)
        return oldest(ages)

    def _age(self, source: Source, span: Span) -> Freshness:
        key = (source.name, span)
        if key not in self._ages:
            self._ages[key] = freshness_of(source, span, self._engine)
        return self._ages[key]

    def _ages_within(self, question: Question, of: Measurable, facts: Facts) -> list[Aged]:
        """The ages by a time of the metric's own and of the rows that meet the condition."""
        freshness = self._age(of.source, question.span)
        if freshness.is_stale:
            return []
        rows = Rows(of.metric, of.source, facts, question.span)
        is_total = question.criterion.statistic.name in TOTALS  # that no row came is its answer
        key = (is_total, of.metric.name, of.metric.time, rows.place())
        if key not in self._more_ages:
            found = [*age_by_own_time(rows, freshness, self._engine)]
            if not is_total:
                found += age_of_condition(rows, freshness, self._engine)
            self._more_ages[key] = found
        return self._more_ages[key]

    def told(self, question: Question, answer: Verdict) -> Verdict:
        """The verdict with what else a reader has to know: whose rows are old, what is left out."""
        is_old = answer.verdict in (verdict.STALE, verdict.NO_DATA)
        whose = self._oldest(question).whose if is_old else ""
        more = [note for of in _all_of(question) for note in self._left_out(question, of)]
        if question.metric.period and answer.reading is not None and answer.reading.n:
            more = [*period_notes(question.metric.period, question.span), *more]
        notes = (*((whose,) if whose else ()), *answer.notes, *dict.fromkeys(more))
        return replace(answer, notes=notes)

    def _left_out(self, question: Question, of: Measurable) -> tuple[str, ...]:
        """How many rows have no time."""
        key = (id(of.metric), question.as_of)
        if key not in self._timeless:
            facts = self.facts_of(question, of)
            self._timeless[key] = notes_on_timeless(of.metric, of.source, facts, self._engine)
        return self._timeless[key]

    def begins_of(self, of: Measurable, span: Span) -> datetime | None:
        key = (of.source.name, span.end)
        if key not in self._begins:
            self._begins[key] = first_row(of.source, span, self._engine)
        return self._begins[key]

    def why_empty(self, question: Question, facts: Facts) -> tuple[str, ...]:
        where = question.criterion.where
        asked = (question.metric, question.source, facts, where, question.span)
        return why_empty(*asked, self._engine)


def _all_of(question: Question) -> tuple[Measurable, ...]:
    """What a question measures, and what it compares that with where that is another metric."""
    own = Measurable(question.metric, question.source, question.sources)
    other = question.other if compared_metric(question.criterion) else None
    return (own,) if other is None else (own, other)

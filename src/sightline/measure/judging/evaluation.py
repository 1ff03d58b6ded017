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
from sightline.measure.question import Measurable, Question
from sightline.measure.rows.batch import Steps, run_together
from sightline.measure.rows.empty_window import why_empty
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.facts_sql import Facts
from sightline.measure.rows.freshness import first_row, freshness_of
from sightline.measure.rows.metric import MetricError
from sightline.measure.verdict import Freshness, Verdict
from sightline.store.engine import Engine
from sightline.store.errors import SourceError

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
        _answer(question, answer, engine)
        for question, answer in zip(questions, answers, strict=True)
    ]


def _answer(question: Question, answer: Verdict | Exception, engine: Engine) -> Verdict | Exception:
    """The answer; of a source without any row NO DATA, as not even its types are known."""
    if isinstance(answer, Verdict):
        return answer
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

    def facts_of(self, question: Question, of: Measurable) -> Facts:
        where = question.criterion.where
        # Only a metric with one value a period reads its condition before its values are made.
        key = (id(of.metric), question.as_of, where if of.metric.period else None)
        if key not in self._facts:
            try:
                self._facts[key] = facts_of(
                    of.metric, of.source, self._engine, question.as_of, of.sources, where
                )
            except FAULTS as error:
                self._facts[key] = error
        found = self._facts[key]
        if isinstance(found, Exception):
            raise found
        return found if of.metric.period else replace(found, where=where)

    def freshness_of(self, question: Question) -> Freshness:
        key = (question.source.name, question.span)
        if key not in self._ages:
            self._ages[key] = freshness_of(question.source, question.span, self._engine)
        return self._ages[key]

    def begins_of(self, of: Measurable, span: Span) -> datetime | None:
        key = (of.source.name, span.end)
        if key not in self._begins:
            self._begins[key] = first_row(of.source, span, self._engine)
        return self._begins[key]

    def why_empty(self, question: Question, facts: Facts) -> tuple[str, ...]:
        where = question.criterion.where
        asked = (question.metric, question.source, facts, where, question.span)
        return why_empty(*asked, self._engine)

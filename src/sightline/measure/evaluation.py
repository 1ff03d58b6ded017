"""Asks data whether a promise is kept: criterion, metric, source and as-of date to a `Verdict`."""

from __future__ import annotations

from sightline.measure import verdict
from sightline.measure.bound import bound_value, result_unit
from sightline.measure.criterion import Criterion, CriterionError, Threshold
from sightline.measure.empty_window import why_empty
from sightline.measure.facts import facts_of
from sightline.measure.freshness import freshness_of
from sightline.measure.measuring import Measured, measure
from sightline.measure.metric import Metric, MetricError
from sightline.measure.question import Question
from sightline.measure.verdict import Reading, Verdict
from sightline.measure.window import rfc3339
from sightline.store.engine import Engine
from sightline.store.errors import SourceError


class Unsupported(CriterionError):
    """A criterion that is well written and that this version does not evaluate."""


def why_unsupported(criterion: Criterion) -> str:
    """Return what of a criterion this version does not evaluate, or ""."""
    name = criterion.statistic.name
    if name in ("rate", "ratio", "time_to"):
        return f"{name} is not evaluated in this version"
    if not isinstance(criterion.bound, Threshold):
        return "between, up by, down by and within are not evaluated in this version"
    for word, is_there in (
        ("plan", criterion.plan is not None),
        ("wish", criterion.wish is not None),
        ("vs", criterion.baseline is not None),
        ("per", criterion.cluster != ""),
    ):
        if is_there:
            return f"{word} is not evaluated in this version"
    return ""


def evaluate(question: Question, engine: Engine) -> Verdict:
    """Return the verdict on a criterion.

    Raises CriterionError (Unsupported among them) for what is wrong with the line, MetricError for
    the metric, SourceError for the data.
    """
    criterion = question.criterion
    why = why_unsupported(criterion)
    if why:
        raise Unsupported(why, 1, len(criterion.text) + 1, "a later version will; keep the line")
    try:
        return _asked(question, engine)
    except (CriterionError, MetricError, SourceError):
        if engine.is_empty(question.source.name):
            note = f"the source {question.source.name} holds no row yet"
            return Verdict(verdict.NO_DATA, None, None, (note,))
        raise


def _asked(question: Question, engine: Engine) -> Verdict:
    criterion = question.criterion
    facts = facts_of(
        question.metric, question.source, engine, question.as_of, question.sources, criterion.where
    )
    bound = bound_value(criterion, question.metric)
    measured = measure(question, facts, bound, engine)
    freshness = freshness_of(question.source, question.span, engine)
    word, needed, notes = verdict.settle(measured.judgement, measured.n, criterion.min_n, freshness)
    asked = (question.metric, question.source, facts, criterion.where, question.span, engine)
    empty = () if measured.n else why_empty(*asked)
    all_notes = (*notes, *empty, *measured.notes, *_unit_note(criterion, question.metric))
    return Verdict(word, _reading(question, measured), needed, all_notes)


def _unit_note(criterion: Criterion, metric: Metric) -> tuple[str, ...]:
    assert isinstance(criterion.bound, Threshold)
    unit = result_unit(criterion.statistic, metric)
    if criterion.bound.quantity.unit or unit in ("", "share"):
        return ()
    return (f"the bound has no unit; it was read in the metric's, {unit}",)


def _reading(question: Question, measured: Measured) -> Reading:
    return Reading(
        measured.value, result_unit(question.criterion.statistic, question.metric), measured.n,
        measured.low, measured.high, question.confidence, question.span.as_json(),
        measured.query.sql, measured.query.params, question.source.name, rfc3339(question.as_of),
    )  # fmt: skip

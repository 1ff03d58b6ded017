"""The chart of a promise: how the values are distributed beside its bound, or how a share moved.

A bound is drawn only where what is drawn is counted as the promise counts it: the bound of a
percentile stands in the distribution of single values, that of a share beside each day's share. A
mean, a least or a greatest value is drawn with its bound, but no share of values may be beyond it.
"""

from __future__ import annotations

from sightline.charts.chart import Chart
from sightline.measure.figures.distribution import Distribution, DrawnBound, distribution_of
from sightline.measure.figures.drawing import drawn
from sightline.measure.figures.figures import Observed
from sightline.measure.figures.trend import trend_of
from sightline.measure.judging.bound import unit_of, value_in
from sightline.measure.language.criterion import Threshold
from sightline.measure.question import Question
from sightline.measure.rows.column_types import family
from sightline.measure.rows.facts import facts_of
from sightline.stats.quantile import allowed_share
from sightline.store.engine import Engine

_OF_ONE_VALUE = ("mean", "min", "max")


def distribution_of_promise(question: Question, engine: Engine) -> Distribution | None:
    """Return how the values are distributed that a promise is about, with its bound.

    None for whatever is no number. Raises what evaluating the promise raises.
    """
    return distribution_of(_observed(question, engine), engine, _bound(question))


def chart_of_promise(
    question: Question, distribution: Distribution | None, title: str, engine: Engine
) -> Chart | None:
    """Return the promise as a chart under a title; None where there is nothing to draw."""
    metric = question.metric
    name = metric.title or metric.name
    if distribution is not None:
        return drawn(title, name, metric.unit, distribution, None)
    observed = _observed(question, engine)
    return drawn(
        title,
        name,
        metric.unit,
        None,
        trend_of(observed, engine),
        _bound_of_share(question, observed),
    )


def _observed(question: Question, engine: Engine) -> Observed:
    where = question.criterion.where
    facts = facts_of(
        question.metric, question.source, engine, question.as_of, question.sources, where
    )
    return Observed(question.metric, question.source, facts, question.span, where)


def _bound(question: Question) -> DrawnBound | None:
    """The bound in the metric's unit, where single values can be held against it."""
    criterion, metric = question.criterion, question.metric
    statistic, bound = criterion.statistic, criterion.bound
    if not isinstance(bound, Threshold):
        return None
    if statistic.level_ppm is None and statistic.name not in _OF_ONE_VALUE:
        return None
    value = value_in(bound.quantity, unit_of(criterion, metric), statistic, metric)
    level = statistic.level_ppm
    allowed = None if level is None else allowed_share(level, bound.comparator)
    return DrawnBound(bound.comparator, value, allowed)


def _bound_of_share(question: Question, observed: Observed) -> DrawnBound | None:
    """The bound of a share of yes among all, as each day's share is."""
    criterion, bound = question.criterion, question.criterion.bound
    is_flag = bool(observed.facts.value) and family(observed.facts.value_type) == "flag"
    unit = unit_of(criterion, question.metric, is_flag)
    is_rate = criterion.statistic.name == "rate" and is_flag and unit == "share"
    if not is_rate or not isinstance(bound, Threshold):
        return None
    value = value_in(bound.quantity, unit, criterion.statistic, question.metric)
    return DrawnBound(bound.comparator, value)

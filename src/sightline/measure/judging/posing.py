"""Puts a criterion together with the metric, the source and the dates that it is asked of."""

from __future__ import annotations

from datetime import datetime

from sightline.measure.data_access import DataAccess
from sightline.measure.language.criterion import Criterion
from sightline.measure.question import Measurable, Question, compared_metric


def question_of(data: DataAccess, criterion: Criterion, as_of: datetime | None = None) -> Question:
    """Return the question that a criterion asks.

    Raises NoSuchMetric, MetricError or SourceError where something that it names is missing.
    """
    own = _measurable(data, criterion.metric)
    compared = compared_metric(criterion)
    other = _measurable(data, compared) if compared else None
    moment = as_of or data.as_of
    return Question(
        criterion, own.metric, own.source, moment, data.default_window, own.sources, other
    )


def expect(data: DataAccess, criteria: list[Criterion]) -> None:
    """Say which metrics will be asked, those that are compared with among them."""
    data.expect(name for one in criteria for name in (one.metric, compared_metric(one)) if name)


def _measurable(data: DataAccess, name: str) -> Measurable:
    metric = data.metric(name)
    return Measurable(metric, data.source(metric), data.others(metric))

"""The metrics of a workspace with their figures of today, asked only for those that are wanted."""

from __future__ import annotations

from collections.abc import Mapping

from sightline.measure.data_access import DataAccess, NoSuchMetric
from sightline.measure.figures.figures import Observed, figures_of
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_printer import render_window
from sightline.measure.language.window import resolve
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.metric import MetricError
from sightline.measure.suggesting.suggested_criteria import KnownMetric, Suggested, suggestion
from sightline.store.errors import SourceError


class MetricsToday:
    """Suggests criteria for sentences; each metric is measured once, over the default window.

    Whoever gives ``data`` closes it. It has opened no source yet, or all that metrics need.
    """

    def __init__(self, data: DataAccess) -> None:
        self._data = data
        self._window = render_window(self._data.default_window)
        self._known: list[KnownMetric] | None = None
        self._figures: dict[str, Mapping[str, float | None]] = {}

    def suggested(self, text: str) -> Suggested:
        """At most three criteria that say what a sentence may have meant."""
        return suggestion(text, self._metrics(), self._measured, self._window)

    def _metrics(self) -> list[KnownMetric]:
        if self._known is None:
            models = ((name, self._data.document(name).model) for name in self._data.metric_names())
            self._known = [
                KnownMetric(name, model.title, model.unit or "", model.better)
                for name, model in models
                if model is not None
            ]
        return self._known

    def _measured(self, name: str) -> Mapping[str, float | None]:
        """The figures of a metric by statistic; none where it can't be measured, which `verify`
        tells with its reason wherever a promise asks it."""
        if name not in self._figures:
            try:
                self._figures[name] = self._ask(name)
            except (NoSuchMetric, MetricError, SourceError, CriterionError):
                self._figures[name] = {}
        return self._figures[name]

    def _ask(self, name: str) -> Mapping[str, float | None]:
        data = self._data
        metric = data.metric(name)
        source = data.source(metric)
        data.expect(data.metric_names())
        engine = data.engine()
        facts = facts_of(metric, source, engine, data.as_of, data.others(metric), None)
        span = resolve(data.default_window, data.as_of)
        higher = data.document(name).model.better == "higher"
        observed = Observed(metric, source, facts, span, None, higher)
        figures = figures_of(observed, engine)
        return {f.statistic: f.reading.value for f in figures if f.reading.n}

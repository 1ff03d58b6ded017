"""``measure``: what a metric is today, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sightline.charts.chart import Chart
from sightline.kernel.asking.registry import argument, export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Place
from sightline.kernel.errors import UsageError
from sightline.measure.data_access import DataAccess, NoSuchMetric
from sightline.measure.data_problem import place_of_source, settings_lines
from sightline.measure.figures.chart_file import ENDINGS
from sightline.measure.figures.comparison import (
    Change,
    changes,
    compared_span,
    notes_on_windows,
    overlap,
)
from sightline.measure.figures.distribution import Distribution, distribution_of
from sightline.measure.figures.drawing import drawn
from sightline.measure.figures.figures import Figure, Observed, figures_of
from sightline.measure.figures.groups import NoSuchDimension, groups_of
from sightline.measure.figures.trend import Trend, trend_of
from sightline.measure.language.criterion import And, CriterionError, Predicate, Window
from sightline.measure.language.predicate_parser import parse_predicate
from sightline.measure.language.window import resolve, rfc3339
from sightline.measure.language.window_parser import parse_window
from sightline.measure.rows.defined_metric import short_name
from sightline.measure.rows.empty_window import why_empty
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.freshness import first_row, freshness_of
from sightline.measure.rows.metric import MetricError
from sightline.measure.verdict import age_notes
from sightline.measure.verification import place_of_key
from sightline.store.errors import SourceError


@dataclass(frozen=True, slots=True)
class MeasureRequest:
    """Which metric, when, for whom."""

    metric: str = argument(help="a metric, such as api.latency_ms", complete="metric")
    over: str = option(
        help="the window, such as 28d or 4w calendar Europe/Berlin; the workspace's by default",
        metavar="WINDOW",
    )
    compare: str = option(
        help="beside another window: previous, 28d (the 28 days before), or DATE to DATE",
        metavar="WINDOW",
    )
    by: str = option(help="split by a dimension or column", metavar="DIMENSION")
    where: str = option(
        help="only what this holds for: \"operation = 'search'\"", metavar="CONDITION"
    )
    chart: bool = export(
        help="draw it into a file that ends in .svg, .png or .html",
        made_by="sightline.measure.figures.chart_file:chart_file",
        endings=ENDINGS,
    )


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """The figures of one value of the dimension; null stands for all, or for a missing value.

    ``changes`` holds each figure in the other window beside it, null where none was asked for.
    """

    value: Any
    figures: tuple[Figure, ...]
    changes: tuple[Change, ...] | None


@dataclass(frozen=True, slots=True)
class MeasureResult:
    """A metric in figures, each a reading of its own.

    ``groups`` holds one entry without ``by``, else one for each of the most frequent values;
    ``more_groups`` counts the others, ``hidden`` the documents and sources that are withheld.
    ``distribution`` is that of a number, ``compared`` the window that was compared with, ``chart``
    a drawing where one was asked for; each is null otherwise, and where the metric is split.
    """

    metric: str
    title: str
    unit: str
    by: str | None
    where: str | None
    groups: tuple[MeasuredGroup, ...]
    more_groups: int
    trend: Trend | None
    distribution: Distribution | None
    chart: Chart | None
    compared: dict[str, str] | None
    notes: tuple[str, ...]
    window: dict[str, str]
    as_of: str
    hidden: int


@operation("measure", renderers={"text": "sightline.measure.render_measure:text"})
def measure(view: WorkspaceView, request: MeasureRequest) -> MeasureResult:
    """Say what a metric is today: p50, p95, mean and count, or the share of a yes or no.

    Every figure is a reading: with n, 95 % limits where there are any, its window and its query.
    A number is drawn as it is distributed, and every metric as it moved. A change that --compare
    shows says that something changed, never why.
    """
    if request.chart and request.by:
        help = "leave out --by, and name one value: --where \"operation = 'search'\""
        raise UsageError("a metric that is split is not drawn", help=help)
    if request.chart and request.compare:
        raise UsageError("--chart draws one window", help="leave out --compare")
    data = DataAccess(view)
    name = short_name(request.metric)
    try:
        return _Measuring(view, data, request, name).result()
    except NoSuchMetric as error:
        near = " or ".join(error.near)
        help = f"did you mean {near}?" if near else "`sightline list metric` shows all"
        raise UsageError(f"there is no metric {error.name}", help=help) from None
    except NoSuchDimension as error:
        known = "it can be split by: " + ", ".join(error.known)
        help = f"did you mean {error.near}?" if error.near else known
        raise UsageError(f"{name} can't be split by {error.name}", help=help) from None
    except (CriterionError, MetricError) as error:
        if data.is_empty(name):
            message = f"the source of {name} holds no row yet"
            raise UsageError(message, help="measure it again when it does") from None
        if isinstance(error, MetricError):
            error = data.explained(error, data.metric(name))
            raise _at_its_place(view, data, name, error) from None
        raise UsageError(f"--where: {error.message}", help=error.help) from None
    except SourceError as error:
        raise _at_its_place(view, data, name, error) from None
    finally:
        data.close()


class _Measuring:
    def __init__(
        self, view: WorkspaceView, data: DataAccess, request: MeasureRequest, name: str
    ) -> None:
        self.data = data
        self.request = request
        self.progress = view.progress
        window = _window(request.over) or data.default_window
        self.span = resolve(window, data.as_of)
        self.other = compared_span(request.compare, window, self.span) if request.compare else None
        self.where = parse_predicate(request.where) if request.where else None
        self.metric = data.metric(name)
        self.source = data.source(self.metric)
        model = data.document(name).model
        self.is_higher_better = model.better == "higher"
        data.expect([name])

    def result(self) -> MeasureResult:
        engine = self.data.engine()
        whole = self._observed(self.where)
        request, metric, span = self.request, self.metric, self.span
        more, trend, distribution = 0, None, None
        if request.by:
            groups, more = self._groups(whole)
        else:
            groups = [self._group(None, whole)]
            trend = trend_of(whole, engine)
            distribution = distribution_of(whole, engine)
        notes = age_notes(freshness_of(self.source, span, engine))
        if not request.by and not any(figure.reading.n for figure in groups[0].figures):
            notes += why_empty(metric, self.source, whole.facts, self.where, span, engine)
        if self.other is not None:
            begins = first_row(self.source, self.other, engine)
            notes += notes_on_windows(span, self.other, begins)
        chart = None
        if request.chart:
            title = f"{metric.title} ({metric.name})"
            chart = drawn(title, metric.title, metric.unit, distribution, trend)
        return MeasureResult(
            metric.name, metric.title, metric.unit, request.by or None, request.where or None,
            tuple(groups), more, trend, distribution, chart,
            self.other.as_json() if self.other else None, notes,
            span.as_json(), rfc3339(span.end), self.data.hidden,
        )  # fmt: skip

    def _groups(self, whole: Observed) -> tuple[list[MeasuredGroup], int]:
        found, more = groups_of(whole, self.request.by, self.data.engine())
        groups = []
        for count, group in enumerate(found, 1):
            self.progress(f"group {count} of {len(found)}")
            own = group.condition
            condition = own if self.where is None else _both(self.where, own)
            groups.append(self._group(group.value, self._observed(condition)))
        return groups, more

    def _group(self, value: Any, observed: Observed) -> MeasuredGroup:
        """The figures of some observations, and of the same in the other window."""
        engine, other = self.data.engine(), self.other
        now = figures_of(observed, engine)
        if other is None:
            return MeasuredGroup(value, now, None)
        before = figures_of(replace(observed, span=other), engine)
        return MeasuredGroup(value, now, changes(now, before, not overlap(self.span, other)))

    def _observed(self, where: Predicate | None) -> Observed:
        data, metric, source = self.data, self.metric, self.source
        others = data.others(metric)
        facts = facts_of(metric, source, data.engine(), data.as_of, others, where)
        return Observed(metric, source, facts, self.span, where, self.is_higher_better)


def _both(first: Predicate, second: Predicate) -> Predicate:
    parts = first.parts if isinstance(first, And) else (first,)
    return And((*parts, second))


def _window(text: str) -> Window | None:
    try:
        return parse_window(text) if text else None
    except CriterionError as error:
        help = error.help.replace("over ", "--over ")
        raise UsageError(f"--over: {error.message}", help=help) from None


def _at_its_place(
    view: WorkspaceView, data: DataAccess, name: str, error: MetricError | SourceError
) -> UsageError:
    """The mistake with the file and line that has to change."""
    definition = data.document(name)
    lines = settings_lines(view)
    path, place = definition.path, Place(1, 1, 1, 1)
    if isinstance(error, MetricError):
        place = place_of_key(definition, error.key)
    elif error.source and lines:
        path, place = place_of_source(lines, error.source, error.key)
    help = error.help or "`sightline explain MEA020` says more"
    return UsageError(error.message, help=help, path=path, line=place.line, column=place.column)

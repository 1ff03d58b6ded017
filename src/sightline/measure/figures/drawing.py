"""The chart of a metric, or of a promise: its distribution above its trend, with tables."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.charts.chart import Chart, Table
from sightline.charts.histogram import Histogram
from sightline.charts.series import Moment
from sightline.charts.terminal import WIDTH, bars, in_words
from sightline.charts.vega import (
    Spec,
    Words,
    distribution_spec,
    one_above_the_other,
    trend_spec,
)
from sightline.measure.figures.distribution import Distribution, DrawnBound
from sightline.measure.figures.trend import Point, Trend
from sightline.measure.shown_figures import one_line, shown_value, shown_window

INDENT = "  "


def drawn(
    title: str, name: str, unit: str, distribution: Distribution | None, trend: Trend | None,
    bound: DrawnBound | None = None,
) -> Chart | None:  # fmt: skip
    """Return one chart of what there is, under a title; None where there is nothing to draw.

    `name` is what the values are called along their axis, `bound` is that of the trend.
    """
    parts = list(_parts(one_line(name), one_line(unit), distribution, trend, bound))
    if not parts:
        return None
    description = " ".join(words for _, words, _ in parts)
    specs = [spec for spec, _, _ in parts]
    spec = (
        one_above_the_other(specs, description)
        if len(specs) > 1
        else _under(one_line(title), specs[0])
    )
    return Chart(one_line(title), description, spec, tuple(table for _, _, table in parts))


def _under(title: str, spec: Spec) -> Spec:
    """A chart that stands alone, under the title of the whole."""
    own = spec["title"]
    below = [own["text"], *own.get("subtitle", ())]
    return {**spec, "title": {"text": title, "subtitle": below}}


def lines_of(distribution: Distribution | None) -> list[str]:
    """Return a distribution as lines for a terminal, set off from what is around it."""
    if distribution is None or not distribution.buckets:
        return []
    unit = distribution.unit
    lines = bars(distribution, lambda value: shown_value(value, unit), WIDTH - len(INDENT))
    return ["", *(INDENT + line for line in lines), ""]


def is_worth_drawing(trend: Trend) -> bool:
    """Whether a trend has two values or more, and anything behind them."""
    known = [point for point in trend.points if point.value is not None]
    return len(known) > 1 and any(point.n for point in trend.points)


def unit_of(trend: Trend, unit: str) -> str:
    """The unit of a trend's values: a share's and a count's are not the metric's."""
    return {"share": "share", "count": ""}.get(trend.statistic, unit)


def _parts(
    name: str, unit: str, distribution: Distribution | None, trend: Trend | None,
    bound: DrawnBound | None,
) -> Iterator[tuple[Spec, str, Table]]:  # fmt: skip
    if distribution is not None and distribution.buckets:
        yield _distribution(name, distribution)
    if trend is not None and is_worth_drawing(trend):
        yield _trend(name, unit_of(trend, unit), trend, bound)


def _distribution(name: str, distribution: Distribution) -> tuple[Spec, str, Table]:
    def show(value: float) -> str:
        return shown_value(value, distribution.unit)

    told = tuple(in_words(distribution, show))
    until = f"over {shown_window(distribution.window)} to {distribution.as_of[:10]}"
    values = "1 value" if distribution.n == 1 else f"{distribution.n:,} values"
    title = f"{name}, {values} {until}"
    mark = distribution.bound
    shown_bound = f"{mark.comparator} {show(mark.value)}" if mark is not None else ""
    peak = max(distribution.buckets, key=lambda bucket: bucket.n)
    most = f"Most often between {show(peak.low)} and {show(peak.high)} ({peak.n:,})."
    sentences = [f"{one[0].upper()}{one[1:]}." for one in told]
    description = " ".join([f"Histogram. {title}.", most, *sentences])
    words = Words(title, description, told, shown_bound, name)
    return distribution_spec(distribution, words), description, _buckets(title, distribution)


def _buckets(caption: str, histogram: Histogram) -> Table:
    unit = histogram.unit
    edges = histogram.buckets
    rows: list[tuple[str, str, int]] = [
        (shown_value(one.low, unit), shown_value(one.high, unit), one.n) for one in edges
    ]
    if histogram.below:
        rows.insert(0, ("", rows[0][0], histogram.below))
    if histogram.above:
        rows.append((rows[-1][1], "", histogram.above))
    if histogram.missing:
        rows.append(("no value", "", histogram.missing))
    return Table(caption, ("from", "to below", "how many"), tuple(rows))


def _trend(name: str, unit: str, trend: Trend, bound: DrawnBound | None) -> tuple[Spec, str, Table]:
    title = f"{name}, {trend.statistic} of each {trend.every}"
    first, last = trend.points[0], trend.points[-1]
    known = [point.value for point in trend.points if point.value is not None]
    least, most = (shown_value(extreme, unit) for extreme in (min(known), max(known)))
    gaps = len(trend.points) - len(known)
    description = (
        f"Line. {title}, {len(trend.points):,} from {first.start[:10]} to {last.start[:10]},"
        f" between {least} and {most}." + (f" {gaps:,} without a value." if gaps else "")
    )
    shown_bound = f"{bound.comparator} {shown_value(bound.value, unit)}" if bound else ""
    if shown_bound:
        description += f" The bound is {shown_bound}."
    moments = [Moment(point.start, point.value, point.n) for point in trend.points]
    words = Words(title, description, bound=shown_bound, name=name)
    spec = trend_spec(moments, unit, words, bound.value if bound else None)
    rows = tuple(_row(point, unit) for point in trend.points)
    return spec, description, Table(title, ("from", trend.statistic, "n"), rows)


def _row(point: Point, unit: str) -> tuple[str, str | None, int]:
    value = None if point.value is None else shown_value(point.value, unit)
    return point.start, value, point.n

"""A criterion together with everything that it is asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sightline.measure.language.criterion import (
    Baseline,
    Criterion,
    CriterionError,
    DateRange,
    MetricName,
    Window,
    Within,
)
from sightline.measure.language.window import Span, previous, resolve, zone_of
from sightline.measure.rows.metric import Metric
from sightline.store.sources import Source

DEFAULT_CONFIDENCE_PERCENT = 95
DEFAULT_WINDOW = Window(28, "d")


@dataclass(frozen=True, slots=True)
class Measurable:
    """A metric with its source, and the sources that its `query` may read besides."""

    metric: Metric
    source: Source
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A criterion with all that it is asked of; `sources` are those that a `query` may read.

    `other` is the metric that the criterion compares with, where it names one.
    """

    criterion: Criterion
    metric: Metric
    source: Source
    as_of: datetime
    default_window: Window = DEFAULT_WINDOW
    sources: tuple[Source, ...] = ()
    other: Measurable | None = None

    @property
    def window(self) -> Window:
        """The window that the criterion names, or the workspace's."""
        return self.criterion.window or self.default_window

    @property
    def span(self) -> Span:
        """The window of the criterion as two instants."""
        return resolve(self.window, self.as_of)

    @property
    def confidence(self) -> float:
        """The confidence of the criterion as a fraction, 0.95 unless it says another."""
        percent = self.criterion.confidence_percent or DEFAULT_CONFIDENCE_PERCENT
        return round(percent / 100, 12)

    @property
    def baseline(self) -> Baseline | None:
        """What the criterion compares with."""
        bound = self.criterion.bound
        return bound.baseline if isinstance(bound, Within) else self.criterion.baseline

    def of_baseline(self) -> tuple[Measurable, Span] | None:
        """The metric and the window to compare with; None where nothing is compared."""
        baseline, own = self.baseline, Measurable(self.metric, self.source, self.sources)
        if baseline is None:
            return None
        if isinstance(baseline, MetricName):
            assert self.other is not None
            return self.other, self.span
        if isinstance(baseline, DateRange):
            zone = self.window.zone or "UTC"
            start, end = (_instant(text.text, zone) for text in (baseline.start, baseline.end))
            if end <= start:
                message = f"the baseline ends on {baseline.end.text}, before it begins"
                raise CriterionError(
                    message, 1, len(self.criterion.text) + 1, "turn the two around"
                )
            return own, Span(start, end, zone)
        return own, previous(self.window, self.span)


def compared_metric(criterion: Criterion) -> str:
    """The name of the metric that a criterion compares with; "" where it names none."""
    bound = criterion.bound
    baseline = bound.baseline if isinstance(bound, Within) else criterion.baseline
    return baseline.name if isinstance(baseline, MetricName) else ""


def _instant(text: str, zone: str) -> datetime:
    """A written date or time; one without an offset is meant in the criterion's zone."""
    moment = datetime.fromisoformat(text.upper())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_of(zone))
    return moment.astimezone(UTC)

"""A criterion together with everything that it is asked of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sightline.measure.criterion import Criterion, Threshold, Window
from sightline.measure.metric import Metric
from sightline.measure.window import Span, resolve
from sightline.store.sources import Source

DEFAULT_CONFIDENCE_PERCENT = 95
DEFAULT_WINDOW = Window(28, "d")


@dataclass(frozen=True, slots=True)
class Question:
    """A criterion with all that it is asked of; `sources` are those that a `query` may read."""

    criterion: Criterion
    metric: Metric
    source: Source
    as_of: datetime
    default_window: Window = DEFAULT_WINDOW
    sources: tuple[Source, ...] = ()

    @property
    def span(self) -> Span:
        """The window of the criterion, or the workspace's."""
        return resolve(self.criterion.window or self.default_window, self.as_of)

    @property
    def confidence(self) -> float:
        """The confidence of the criterion as a fraction, 0.95 unless it says another."""
        percent = self.criterion.confidence_percent or DEFAULT_CONFIDENCE_PERCENT
        return round(percent / 100, 12)

    @property
    def comparator(self) -> str:
        """The sign of the bound; only thresholds are evaluated."""
        assert isinstance(self.criterion.bound, Threshold)
        return self.criterion.bound.comparator

"""What can't be measured because a part of it is hidden from whoever asks.

Hidden is not missing: it is no mistake of the workspace, so it is told in words, counted among the
hidden, and never among the problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.measure.rows.defined_metric import PREFIX
from sightline.measure.rows.metric import Metric, MetricError

ASK = "ask the owner of the workspace"


class Withheld(MetricError):
    """A metric, or a source that it reads, is hidden from whoever asks."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(key, f"withheld: {what} is hidden from you", ASK)


def is_metric_withheld(view: WorkspaceView, document: Document, name: str) -> bool:
    """Whether a visible document names a metric that is hidden."""
    return PREFIX + name in view.withheld(document)


def hidden_sources(view: WorkspaceView) -> frozenset[str]:
    """The declared sources that are hidden."""
    return frozenset(view.settings.sources.keys() - view.sources().keys())


def reads_withheld(metric: Metric, hidden: Iterable[str]) -> bool:
    """Whether a query that failed names a hidden source."""
    words = {word.lower() for word in re.findall(r"\w[\w-]*", metric.query)}
    return any(name.lower() in words for name in hidden)

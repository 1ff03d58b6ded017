"""``metric diff``: what a change of definitions does to the numbers, before it is merged."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.measure.data_access import DataAccess
from sightline.measure.definitions.metric_changes import Comparison, MetricChange
from sightline.measure.definitions.metrics_at import Definitions, definitions_at, definitions_now
from sightline.measure.language.window import rfc3339


@dataclass(frozen=True, slots=True)
class MetricDiffRequest:
    """The revision to compare the files with."""

    rev: str = argument("HEAD", metavar="[REV]", help="a commit, branch or tag; HEAD by default")


@dataclass(frozen=True, slots=True)
class MetricDiffResult:
    """Every metric that is another one than at the revision, by the old and the new definition.

    Both are put to the same data, those of today, over the workspace's window.
    """

    rev: str
    metrics: tuple[MetricChange, ...]
    window: dict[str, str]
    as_of: str
    hidden: int


@operation("metric.diff", renderers={"text": "sightline.measure.render_metric_diff:text"})
def metric_diff(view: WorkspaceView, request: MetricDiffRequest) -> MetricDiffResult:
    """Say what changed definitions do to numbers and verdicts, on the same data.

    Compared are the files now and at a git revision: metrics that changed, came, went or were
    renamed (`was:`), and those whose source is declared in another way. Nothing is written.
    """
    data = DataAccess(view)
    try:
        new = definitions_now(view)
        old = _permitted(view, definitions_at(view, request.rev), new)
        comparison = Comparison(view, data, old, new)
        changes = comparison.run()
    finally:
        data.close()
    window = comparison.span.as_json()
    return MetricDiffResult(request.rev, changes, window, rfc3339(data.as_of), data.hidden)


def _permitted(view: WorkspaceView, old: Definitions, new: Definitions) -> Definitions:
    """What an audience may ask of an older moment: its sources only as they are declared now.

    Under another name the same file may be withheld today.
    """
    if not view.subject.audience:
        return old
    same = {name: table for name, table in old.sources.items() if new.sources.get(name) == table}
    return Definitions(old.documents, same)

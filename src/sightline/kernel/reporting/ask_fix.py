"""``fix``: mend what has one certain remedy."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import Planned, argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.second_look import refuse_partial_view
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.reporting.reported_part import in_part


@dataclass(frozen=True, slots=True)
class FixRequest:
    """Which part of the workspace to mend."""

    path: str = argument(metavar="[PATH]", help="mend only what is reported on this file or folder")


@dataclass(frozen=True, slots=True)
class FixResult:
    """What was mended: the findings that are gone."""

    mended: tuple[Diagnostic, ...]


@operation("fix", writes=True, renderers={"text": "sightline.kernel.reporting.render_fix:text"})
def fix(view: WorkspaceView, request: FixRequest) -> Planned[FixResult]:
    """Mend what has one certain remedy; `sightline check --fix` does this and then checks."""
    from sightline.kernel.reporting.mending import Mending

    refuse_partial_view(view)
    found = in_part(view, request.path, view.compiled().diagnostics)
    mending = Mending(view)
    mended = tuple(d for d in found if mending.mends(d))
    return Planned(FixResult(mended), tuple(mending.edits()))

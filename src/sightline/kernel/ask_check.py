"""``check``: every diagnostic of a workspace."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.registry import argument, operation
from sightline.kernel.views import WorkspaceView


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Which part of the workspace to report on."""

    path: str = argument(
        metavar="[PATH]", help="report only on this file or folder of the workspace"
    )


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found, and how much was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    documents: int
    links: int

    @property
    def exit_code(self) -> int:
        return int(any(found.severity == "error" for found in self.diagnostics))


@operation("check", renderers={"text": "sightline.kernel.render_check:text"})
def check(view: WorkspaceView, request: CheckRequest) -> CheckResult:
    """Compile the workspace and list what is wrong, where, and what to do."""
    compiled = view.compiled()
    found = compiled.diagnostics
    if request.path:
        folder = request.path.rstrip("/") + "/"
        found = [d for d in found if d.path == request.path or d.path.startswith(folder)]
    return CheckResult(tuple(found), compiled.documents, compiled.links)

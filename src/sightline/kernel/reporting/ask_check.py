"""``check``: every diagnostic of a workspace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Which part of the workspace to report on, and what is known already."""

    path: str = argument(
        metavar="[PATH]", help="report only on this file or folder of the workspace"
    )
    since: str = option(
        metavar="REF", help="report only what git's commit, branch or tag REF did not have"
    )
    baseline: str = option(
        metavar="FILE",
        help="report only what is not in FILE, which `check --json` wrote",
        file=True,
    )


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found, and how much was looked at.

    ``_background()`` gives renderers the pages and lines behind the findings; it is loaded only if
    one asks.
    """

    diagnostics: tuple[Diagnostic, ...]
    documents: int
    links: int
    _background: Any = field(default=None, compare=False, repr=False)

    @property
    def exit_code(self) -> int:
        return int(any(found.severity == "error" for found in self.diagnostics))


@operation(
    "check",
    pages="diagnostics",
    renderers={
        "text": "sightline.kernel.reporting.render_check:text",
        "sarif": "sightline.kernel.reporting.render_check_sarif:sarif",
        "github": "sightline.kernel.reporting.render_check_github:github",
        "junit": "sightline.kernel.reporting.render_check_junit:junit",
    },
)
def check(view: WorkspaceView, request: CheckRequest) -> CheckResult:
    """Compile the workspace and list what is wrong, where, and what to do."""
    compiled = view.compiled()
    found = compiled.diagnostics
    counts = (compiled.documents, compiled.links)
    if request.path:
        from sightline.kernel.reporting.reported_part import counts_of_part, in_part

        found = in_part(view, request.path, found)
        counts = counts_of_part(view, request.path)
    if request.baseline or request.since:
        found = _only_new(view, request, found)
    return CheckResult(tuple(found), *counts, lambda: _background(view))


def _background(view: WorkspaceView) -> Any:
    from sightline.kernel.compiling.background import Background

    return Background(view.root, lambda: view.catalogue.checks)


def _only_new(
    view: WorkspaceView, request: CheckRequest, found: list[Diagnostic]
) -> list[Diagnostic]:
    from sightline.kernel.reporting.known_findings import found_at, new_findings, read_baseline

    if request.baseline:
        found = new_findings(found, read_baseline(view.root, request.baseline))
    return new_findings(found, found_at(view, request.since)) if request.since else found

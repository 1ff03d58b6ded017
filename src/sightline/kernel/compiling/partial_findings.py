"""The findings that somebody may see who sees only a part of the workspace.

A check may read the neighbours of its document, and so its words may tell of them: an id that is
near, what a quote says now, which files bring an id. Therefore the checks run a second time over
the part alone. What only this run finds is not so (a link into the rest leads somewhere); what only
the run over everything finds rests on the rest. What both find is shown in the words of the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sightline.kernel.checking import Checks
from sightline.kernel.compiling.running import Runner
from sightline.kernel.compiling.workspace import Workspace
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.graph import Graph

_OF_IGNORES = "IGN"


def findings_of_part(
    found: Iterable[Diagnostic], part: Graph, workspace: Workspace, checks: Checks, as_of: str
) -> list[Diagnostic]:
    """Of the findings of the whole workspace those of a part, told from the part alone."""
    listed = [diagnostic for diagnostic in found if diagnostic.path in part.nodes]
    runner = Runner(checks, part, workspace.open, workspace.settings, as_of)
    told: dict[tuple[Any, ...], list[Diagnostic]] = {}
    of_files = [runner.document(workspace.open(p)) for p in dict.fromkeys(d.path for d in listed)]
    for diagnostics in (*of_files, runner.whole_graph()):
        for diagnostic in diagnostics:
            told.setdefault(_place(diagnostic), []).append(diagnostic)
    kept = []
    for diagnostic in listed:
        if diagnostic.code.startswith(_OF_IGNORES):
            kept.append(diagnostic)
        elif told.get(_place(diagnostic)):
            kept.append(_told(told[_place(diagnostic)], diagnostic))
    return kept


def _place(diagnostic: Diagnostic) -> tuple[Any, ...]:
    return (*diagnostic[:5], diagnostic.code)


def _told(here: list[Diagnostic], wanted: Diagnostic) -> Diagnostic:
    """The same finding where it stands among those of one place, else the first of them."""
    same = next((d for d in here if d.message == wanted.message), here[0])
    here.remove(same)
    return same

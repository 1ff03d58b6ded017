"""The part of a workspace on which somebody wants a report: a file or a folder."""

from __future__ import annotations

import os

from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.errors import UsageError
from sightline.kernel.views import WorkspaceView
from sightline.kernel.workspace_path import parse_workspace_path


def in_part(view: WorkspaceView, path: str, found: list[Diagnostic]) -> list[Diagnostic]:
    """Those of the findings that are in a file or folder; all where none is named.

    Raises UsageError where there is no such thing, so that a slip in a path is not taken for a
    workspace without mistakes; Refused where the path leads out.
    """
    if not path:
        return found
    exact = [diagnostic for diagnostic in found if diagnostic.path == path]
    if exact:
        return exact
    folder = parse_workspace_path(path)
    inside = [d for d in found if d.path == folder or d.path.startswith(folder + "/")]
    if not inside and not _is_there(view, folder):
        help = "name a file or a folder as it stands in the workspace, such as requirements"
        raise UsageError(f"there is no {path} in this workspace", help=help)
    return inside


def _is_there(view: WorkspaceView, path: str) -> bool:
    return view.sees(path) and os.path.lexists(os.path.join(view.root, path))

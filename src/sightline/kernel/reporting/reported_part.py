"""The part of a workspace on which somebody wants a report: a file or a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.identifiers import id_of_file
from sightline.kernel.errors import UsageError
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.near import nearest


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
    inside = list(filter(_within(folder, lambda diagnostic: diagnostic.path), found))
    if not inside and not _is_there(view, folder):
        near = _near(view, folder)
        help = "name a file or a folder as it stands in the workspace, such as requirements"
        help = f"did you mean {near}?" if near else help
        raise UsageError(f"there is no {path} in this workspace", help=help)
    return inside


def counts_of_part(view: WorkspaceView, path: str) -> tuple[int, int]:
    """How many documents and links there are in a file or folder."""
    nodes = view.graph.nodes.values()
    if path not in view.graph.nodes:
        path = parse_workspace_path(path)
    return view.count(filter(_within(path, lambda node: node.path), nodes))


def _within(folder: str, path_of: Callable[[Any], str]) -> Callable[[Any], bool]:
    return lambda one: path_of(one) == folder or path_of(one).startswith(folder + "/")


def _is_there(view: WorkspaceView, path: str) -> bool:
    return view.sees(path) and os.path.lexists(os.path.join(view.root, path))


def _near(view: WorkspaceView, path: str) -> str:
    """The file or folder that was meant: the first name that is wrong is put right."""
    home = view.graph.home(id_of_file(path.rpartition("/")[2].rpartition(".")[0]) or "")
    if home is not None:
        return home
    above = ""
    for name in path.split("/"):
        names = _names(view.graph.nodes, above)
        near = [name] if name in names else nearest(name, names, limit=1)
        if not near:
            return above.rstrip("/") if above != path[: len(above)] else ""
        above += near[0] + "/"
    return above.rstrip("/")


def _names(paths: Iterable[str], above: str) -> set[str]:
    return {p[len(above) :].partition("/")[0] for p in paths if p.startswith(above)}

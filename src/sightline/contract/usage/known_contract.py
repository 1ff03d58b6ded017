"""The contract of the workspace that usage is about."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from sightline.contract.reading.reader import read_contract
from sightline.contract.reading.sources import named_source
from sightline.contract.surface.surface import Surface
from sightline.contract.surface.surface_reader import surface_of
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["KnownContract", "chosen_api", "known_contract"]

_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class KnownContract:
    """An API of the workspace: its id, the path and folder of its document, what it promises."""

    api: str
    path: str
    folder: str
    surface: Surface


def chosen_api(view: WorkspaceView, asked: str) -> str:
    """Return the id that was meant; without one, that of the only contract. Raises UsageError."""
    known = sorted(
        one
        for one in view.graph.by_id
        if kind_of(one) == "API" and (view.graph.home(one) or "").endswith(_ENDINGS)
    )
    name = asked if asked.startswith("API-") or not asked else f"API-{asked}"
    if name in known:
        return name
    if not asked and len(known) == 1:
        return known[0]
    if not known:
        help = "put it into contracts/<api>/openapi.yaml"
        raise UsageError("there is no contract in this workspace", help=help)
    if not asked:
        help = "say which: --api " + " or ".join(known[:3])
        raise UsageError(f"this workspace has {len(known)} contracts", help=help)
    near = nearest(name, known, limit=1)
    help = f"did you mean {near[0]}?" if near else "known: " + ", ".join(known[:5])
    raise UsageError(f"there is no contract {asked}", help=help)


def known_contract(view: WorkspaceView, api: str) -> KnownContract:
    """Read the contract with an id. Raises UsageError where it can't be read."""
    path = view.graph.home(api)
    assert path is not None
    document = read_contract(named_source(path, view.root), slim=True)
    surface = surface_of(document.root).surface
    if not surface.operations:
        wrong = next(iter(document.problems), None)
        message = wrong.message if wrong is not None else "it describes no operation"
        help = wrong.help if wrong is not None else "an API is told below `paths:`"
        raise UsageError(f"{path}: {message}", help=help, path=path)
    return KnownContract(api, path, posixpath.dirname(path), surface)

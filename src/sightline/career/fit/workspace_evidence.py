"""What the open workspace shows: documents that a person answers for, and verdicts on data.

A document counts (strength 2) when its `owner` is the person by name, it is neither a draft nor
dropped, and no check finds anything in it but that nothing links to it: a decision without options
or a reason shows no decision. A recorded verdict (strength 3) counts when it is PASS and about such
a document. Everything is asked of other stages by the name of their operation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.ladders.evidence import ARTEFACT, RECORD, Evidence
from sightline.career.ladders.kinds import kind_table
from sightline.kernel.asking.views import WorkspaceView

__all__ = ["workspace_evidence"]

_LINKS = "LNK"
_NOT_DONE = ("dropped", "draft")


def workspace_evidence(view: WorkspaceView, names: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Evidence of the workspace for somebody who is called any of ``names``."""
    wanted = {" ".join(name.casefold().split()) for name in names if name.strip()}
    if not wanted or not view.graph.nodes:
        return ()
    listed = view.call("list", {}).documents
    own = [one for one in listed if _folded(one.owner) in wanted and one.status not in _NOT_DONE]
    if not own:
        return ()
    found = view.call("check", {}).diagnostics
    faulty = {one.path for one in found if one.severity == "error" or one.code[:3] != _LINKS}
    sound = {one.id: one for one in own if one.path not in faulty}
    return (*_artefacts(sound), *_verdicts(view, listed, sound, faulty))


def _folded(owner: str | None) -> str:
    return " ".join((owner or "").casefold().split())


def _artefacts(sound: dict[str, Any]) -> Iterator[Evidence]:
    kinds = kind_table().kinds.values()
    for identifier, document in sound.items():
        for kind in kinds:
            if document.kind in kind.workspace:
                yield _evidence(document, identifier, kind.key, ARTEFACT)


def _verdicts(
    view: WorkspaceView, listed: Any, sound: dict[str, Any], faulty: set[str]
) -> Iterator[Evidence]:
    takers = [kind.key for kind in kind_table().kinds.values() if kind.takes_verdicts]
    for reading in listed:
        if reading.kind != "RDG" or reading.path in faulty:
            continue
        shown = view.call("show", {"id": reading.id})
        about = [link.id for link in shown.links_out if link.id in sound]
        if about and shown.fields.get("verdict") == "PASS":
            for kind in takers:
                yield _evidence(reading, reading.id, kind, RECORD)


def _evidence(document: Any, identifier: str, kind: str, strength: int) -> Evidence:
    dated = document.updated or document.created
    told = f"{identifier} {document.title}"
    return Evidence(identifier, kind, strength, told=told, where=document.path, dated=dated)

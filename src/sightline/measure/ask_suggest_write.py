"""``suggest.write``: keep drafts of metrics as files that a person then edits."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from sightline.kernel.asking.registry import Planned, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.second_look import refuse_partial_view
from sightline.kernel.files.edit import Edit
from sightline.measure.ask_suggest_metrics import SuggestRequest, SuggestResult, suggested


@dataclass(frozen=True, slots=True)
class WrittenDrafts(SuggestResult):
    """The drafts as ``suggest metrics`` gives them, and the files that were made."""

    written: tuple[str, ...]


@operation(
    "suggest.write",
    writes=True,
    renderers={"text": "sightline.measure.render_suggest_metrics:written"},
)
def suggest_write(view: WorkspaceView, request: SuggestRequest) -> Planned[WrittenDrafts]:
    """Draft metrics and write them; the same as `suggest metrics SOURCE --write`.

    A metric that is there, and a file that is there, stay as they are.
    """
    refuse_partial_view(view)
    found = suggested(view, request.source)
    edits = []
    for draft in found.drafts:
        if draft.id in found.kept or os.path.lexists(os.path.join(view.root, draft.path)):
            continue
        edits.append(Edit(draft.path, None, draft.yaml.encode()))
    same = {field.name: getattr(found, field.name) for field in fields(SuggestResult)}
    return Planned(WrittenDrafts(**same, written=tuple(e.path for e in edits)), tuple(edits))

"""``record``: keep today's verdicts as files, so that "did it work?" has an answer to point to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sightline.kernel.asking.registry import Planned, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.second_look import refuse_partial_view
from sightline.kernel.files.edit import Edit
from sightline.measure.ask_verify import VerifyRequest, VerifyResult, verify_with
from sightline.measure.data_access import DataAccess
from sightline.measure.promise_result import PromiseResult
from sightline.measure.records.recorded_reading import FOLDER, record_text, says_the_same
from sightline.measure.records.said_record import said_record_text, says_so_already

RECORD_OF = "of"


@dataclass(frozen=True, slots=True)
class Record:
    """One file in `readings/`: written now, or there already and saying the same."""

    id: str
    path: str
    of: str
    criterion: str
    verdict: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class RecordResult(VerifyResult):
    """The verdicts as `verify` gives them, and where each is kept."""

    recorded: tuple[Record, ...]


@operation("record", writes=True, renderers={"text": "sightline.measure.render_verify:recorded"})
def record(view: WorkspaceView, request: VerifyRequest) -> Planned[RecordResult]:
    """Verify, and keep each verdict in `readings/`; the same as `sightline verify --record`.

    A record is never edited. A verdict that is STALE because its metric was defined anew is kept as
    it is now, with a note of what changed: whoever records it accepts that. Recording what is
    recorded already for the day writes nothing; what could not be computed is not recorded.
    """
    refuse_partial_view(view)
    data = DataAccess(view)
    try:
        found = verify_with(view, data, request.ids, request.chart, accepts=True)
    finally:
        data.close()
    keeping = _Keeping(view)
    kept = tuple(keeping.keep(one) for one in found.results if _may_be_kept(one))
    result = RecordResult(
        found.results, found.not_promises, found.problems, found.as_of,
        found.hidden, found.distribution, found.chart, tuple(dict.fromkeys(kept)),
    )  # fmt: skip
    return Planned(result, tuple(keeping.edits))


def _may_be_kept(found: PromiseResult) -> bool:
    """A number, or what a test, a contract or a person says; what could not be asked is not."""
    return found.reading is not None or (found.answer is not None and found.answer.on is not None)


class _Keeping:
    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self._day = view.moment[:10]
        self._kept: dict[tuple[str, str], Record] = {}
        self.edits: list[Edit] = []

    def keep(self, found: PromiseResult) -> Record:
        """Where a verdict is kept; a promise that a document makes twice is kept once."""
        key = (found.id, " ".join(found.criterion.split()))
        if key not in self._kept:
            self._kept[key] = self._there_already(found) or self._new(found)
        return self._kept[key]

    def _there_already(self, found: PromiseResult) -> Record | None:
        for path, link in self._view.graph.incoming.get(found.id, ()):
            document = self._view.open(path) if link.type == RECORD_OF else None
            if document is None or document.kind != "RDG" or document.model is None:
                continue
            if self._says_the_same(document.model, found):
                identifier = document.id or ""
                return Record(identifier, path, found.id, found.criterion, found.verdict, False)
        return None

    def _says_the_same(self, model: Any, found: PromiseResult) -> bool:
        if found.answer is None:
            return says_the_same(model, found, self._day)
        return says_so_already(model, found.criterion, found.answer, self._day)

    def _new(self, found: PromiseResult) -> Record:
        identifier = next(name for name in self._names(found.id) if self._is_free(name))
        path = _path(identifier)
        by = self._view.subject.name
        content = (
            record_text(found, self._day, by)
            if found.answer is None
            else said_record_text(found.id, found.criterion, found.answer, self._day, by)
        )
        self.edits.append(Edit(path, None, content.encode()))
        return Record(identifier, path, found.id, found.criterion, found.verdict, True)

    def _names(self, of: str) -> Iterator[str]:
        """RDG-req-014-2026-03-01, and then -2, -3: never a digit after the prefix."""
        first = f"RDG-{of.lower().replace('_', '-')}-{self._day}"
        yield first
        count = 2
        while True:
            yield f"{first}-{count}"
            count += 1

    def _is_free(self, identifier: str) -> bool:
        path = _path(identifier)
        return (
            self._view.graph.home(identifier) is None
            and all(edit.path != path for edit in self.edits)
            and not os.path.lexists(os.path.join(self._view.root, path))
        )


def _path(identifier: str) -> str:
    return f"{FOLDER}/{identifier}.yaml"

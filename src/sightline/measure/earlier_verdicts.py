"""The verdicts that were recorded for a promise before, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.measure.criterion import Criterion, CriterionError
from sightline.measure.criterion_parser import parse
from sightline.measure.model import ReadingRecord

_OF = "of"


@dataclass(frozen=True, slots=True)
class Earlier:
    """One recorded verdict: its id, its day, its word and what it depended on."""

    id: str
    day: str
    verdict: str
    definition: dict[str, str]


class EarlierVerdicts:
    """Finds what was recorded for promises, as it was known on the date of a view."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self._records: dict[str, list[tuple[str, ReadingRecord]]] = {}

    def newest(self, document: Document, text: str, criterion: Criterion) -> Earlier | None:
        """The newest record of a promise, in whichever spelling; None where there is none."""
        for identifier, record in self._of(document.id or ""):
            if record.verdict and _is_about(record.criterion or "", text, criterion):
                day = (record.as_of or "")[:10]
                return Earlier(identifier, day, record.verdict, dict(record.definition or {}))
        return None

    def _of(self, identifier: str) -> list[tuple[str, ReadingRecord]]:
        if identifier not in self._records:
            found = []
            for path, link in self._view.graph.incoming.get(identifier, ()):
                record = self._view.open(path) if link.type == _OF else None
                if record is None or not isinstance(record.model, ReadingRecord):
                    continue
                if (record.model.as_of or "")[:10] <= self._view.moment[:10]:
                    found.append((record.id or "", record.model))
            # Of one day the last: ids count up at their end, so the longer one is the later.
            found.sort(
                key=lambda pair: ((pair[1].as_of or "")[:10], len(pair[0]), pair[0]), reverse=True
            )
            self._records[identifier] = found
        return self._records[identifier]


def _is_about(recorded: str, text: str, criterion: Criterion) -> bool:
    if recorded.split() == text.split():
        return True
    try:
        return parse(recorded) == criterion
    except CriterionError:
        return False

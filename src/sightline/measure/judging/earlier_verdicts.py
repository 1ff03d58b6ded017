"""The verdicts that were recorded for a promise before, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.measure.language.criterion import Criterion, CriterionError
from sightline.measure.language.criterion_parser import parse
from sightline.measure.model import ReadingRecord
from sightline.measure.rows.defined_metric import PREFIX

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
        return self._newest(document, lambda line: self._is_about(line, text, criterion))

    def newest_in_words(self, document: Document, text: str) -> Earlier | None:
        """The newest record of a promise that no metric measures; None where there is none."""
        return self._newest(document, lambda line: line.split() == text.split())

    def _newest(self, document: Document, is_about: Callable[[str], bool]) -> Earlier | None:
        for identifier, record in self._of(document.id or ""):
            if record.verdict and is_about(record.criterion or ""):
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
            found.sort(
                key=lambda one: recording_order(one[0], (one[1].as_of or "")[:10]), reverse=True
            )
            self._records[identifier] = found
        return self._records[identifier]

    def _is_about(self, recorded: str, text: str, criterion: Criterion) -> bool:
        """Whether a record is of this promise, under whichever name its metric was known."""
        if recorded.split() == text.split():
            return True
        try:
            said = parse(recorded)
        except CriterionError:
            return False
        name = criterion.metric
        if not isinstance(said, Criterion):
            return False
        if said.metric != name and said.metric in self._former_names(name):
            said = replace(said, metric=name)
        return said == criterion

    def _former_names(self, name: str) -> tuple[str, ...]:
        """Names that a metric had and that no other bears today."""
        graph = self._view.graph
        home = graph.home(PREFIX + name)
        names = getattr(self._view.open(home).model, "was", ()) if home is not None else ()
        return tuple(was for was in names if graph.home(PREFIX + was) is None)


def recording_order(identifier: str, day: str) -> tuple[str, int, str]:
    """A key that sorts records as they were made; within a day ids count up: -2, ..., -10."""
    number = identifier.rpartition(f"{day}-")[2]
    return day, int(number) if number.isdecimal() else 1, identifier

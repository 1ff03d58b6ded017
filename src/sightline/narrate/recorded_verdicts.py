"""The promises of a document, each with the newest verdict that was recorded for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.held_values import values_of
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.measure.judging.earlier_verdicts import recording_order
from sightline.measure.language.criterion import Criterion as Asked
from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_parser import parse
from sightline.measure.promises.backed_verdict import counted_as
from sightline.measure.promises.functional_criterion import (
    Attestation,
    DecidedByContract,
    DecidedByTest,
    Report,
)
from sightline.measure.promises.promise import Promise
from sightline.measure.records.said_record import DECIDED_BY
from sightline.measure.rows.defined_metric import PREFIX
from sightline.measure.words.functional_answer import FunctionalAnswer
from sightline.measure.words.functional_verdict import FunctionalVerdicts
from sightline.narrate.shapes import NOT_A_PROMISE, NOT_ASKED, NOT_SEEN, Criterion, Recorded
from sightline.narrate.thread import RECORD_OF

WORST_FIRST = (
    "FAIL", "NO DATA", "STALE", "INCONCLUSIVE", NOT_A_PROMISE, NOT_ASKED, NOT_SEEN,
    "REPORTED", "ATTESTED",
    "PASS",
)  # fmt: skip
_PROSE = "a sentence, not yet a question that data can answer"


class RecordedVerdicts:
    """Reads what was recorded about ids, as it was known on the date of the view."""

    def __init__(self, view: WorkspaceView, neighbourhood: Neighbourhood) -> None:
        self._view = view
        self._neighbourhood = neighbourhood
        self._moment = _moment(view.as_of, end_of_day=True)
        self._words = FunctionalVerdicts(view)
        self._unknown = NOT_SEEN if view.subject.audience and view.hidden else NOT_ASKED

    def about(self, identifier: str) -> list[Recorded]:
        """Every record about an id up to the as-of date, the newest first."""
        ids = dict.fromkeys(
            tie.source for tie in self._neighbourhood.incoming(identifier) if tie.type == RECORD_OF
        )
        records = [self.record(record) for record in ids]
        known = [r for r in records if r is not None and _moment(r.as_of) <= self._moment]
        return sorted(known, key=_recorded_when, reverse=True)

    def criteria(self, document: Document) -> tuple[Criterion, ...]:
        """The promises of a document in the order of its keys, with their newest verdicts."""
        promises = values_of(document.model, Promise)
        records = self.about(document.id) if promises and document.id else []
        return tuple(self._criterion(document, promise, records) for promise in promises)

    def _criterion(
        self, document: Document, promise: Promise, records: list[Recorded]
    ) -> Criterion:
        line = getattr(promise.node, "line", 1)
        newest = next((r for r in records if self._is_about(r, promise)), None)
        if promise.criterion is None:
            return self._in_words(document, promise, newest, line)
        word = newest.verdict if newest is not None and newest.verdict else self._unknown
        return Criterion(
            promise.text, f"{PREFIX}{promise.criterion.metric}", None, newest, word, line
        )

    def _in_words(
        self, document: Document, promise: Promise, newest: Recorded | None, line: int
    ) -> Criterion:
        """A promise that no metric measures: somebody's newest word, or what was recorded last of
        a test or a contract; a sentence of which nobody said anything is no promise."""
        functional = promise.functional
        if functional is None or isinstance(functional.decider, Attestation | Report):
            said = self._words.answer(document, promise)
            if said is None:
                why = promise.error.message if promise.error else _PROSE
                return Criterion(promise.text, None, why, None, NOT_A_PROMISE, line)
            record = _said(said, promise, document, newest)
            return Criterion(promise.text, None, None, record, said.verdict, line)
        word = newest.verdict if newest is not None and newest.verdict else self._unknown
        if newest is not None and self._was_decided_otherwise(newest, functional.decider):
            word = "STALE"
        return Criterion(promise.text, None, None, newest, word, line)

    def _was_decided_otherwise(
        self, newest: Recorded, decider: DecidedByTest | DecidedByContract | None
    ) -> bool:
        """Whether another test, or another place in a contract, gave the recorded verdict."""
        definition = getattr(self._view.open(newest.path).model, "definition", None) or {}
        before = definition.get(DECIDED_BY)
        return before is not None and decider is not None and before != decider.query

    def _is_about(self, record: Recorded, promise: Promise) -> bool:
        """Whether a record is of this promise as it stands now, in whichever spelling, and under
        whichever name its metric was known that day."""
        if not record.verdict or not record.criterion:
            return False
        if record.criterion.split() == promise.text.split():
            return True
        if promise.criterion is None:
            return False
        try:
            said = parse(record.criterion)
        except CriterionError:
            return False
        name = promise.criterion.metric
        if not isinstance(said, Asked):
            return False
        if said.metric != name and said.metric in self._former_names(name):
            said = replace(said, metric=name)
        return said == promise.criterion

    def _former_names(self, name: str) -> tuple[str, ...]:
        """Names that a metric had and that no other bears today."""
        graph = self._view.graph
        home = graph.home(PREFIX + name)
        names = getattr(self._view.open(home).model, "was", ()) if home is not None else ()
        return tuple(was for was in names if graph.home(PREFIX + was) is None)

    def record(self, identifier: str) -> Recorded | None:
        """What one reading's file says; None where it can't be read."""
        home = self._view.graph.home(identifier)
        model = None if home is None else self._view.open(home).model
        if home is None or model is None:
            return None
        reading = model.reading
        value, unit, n, low, high, day = (
            getattr(reading, key, None) for key in ("value", "unit", "n", "low", "high", "as_of")
        )
        as_of = model.as_of or day
        return Recorded(
            identifier, counted_as(model), as_of, model.criterion, value, unit, n, low, high, home
        )


def _said(
    said: FunctionalAnswer, promise: Promise, document: Document, newest: Recorded | None
) -> Recorded:
    """A word as it counts today, with its record, or with the document that it stands in."""
    is_recorded = newest is not None and (newest.as_of or "")[:10] == said.on
    home = newest if is_recorded else None
    return Recorded(
        home.id if home else document.id or "", said.verdict, said.on, promise.text, said.value,
        said.unit or None, said.n, None, None, home.path if home else document.path,
    )  # fmt: skip


def _recorded_when(record: Recorded) -> tuple[datetime, int, str]:
    """Of one day what was recorded last: ids count up at their end, -2 to -10 and on."""
    _, number, identifier = recording_order(record.id, (record.as_of or "")[:10])
    return _moment(record.as_of), number, identifier


def worst(criteria: tuple[Criterion, ...]) -> str | None:
    """One word for several promises: the worst of theirs; None where nothing was promised."""
    words = {criterion.word for criterion in criteria}
    return next((word for word in WORST_FIRST if word in words), None)


def _moment(text: str | None, end_of_day: bool = False) -> datetime:
    """A date or time as an instant; one that can't be read is the distant past."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    if end_of_day and text and len(text) == len("2026-03-01"):
        found = found.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return found if found.tzinfo else found.replace(tzinfo=UTC)

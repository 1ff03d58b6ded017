"""STALE by definition: the newest recorded verdict was about something else than today's.

Whoever records again has looked: then the verdict stands as it is, with a note of what changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.measure.judging.api_operations import OPERATION
from sightline.measure.judging.definition_changes import changes, without_types
from sightline.measure.judging.earlier_verdicts import Earlier, EarlierVerdicts
from sightline.measure.language.criterion import Criterion
from sightline.measure.promises.promise import Promise
from sightline.measure.records.said_record import DECIDED_ANEW, DECIDED_BY
from sightline.measure.verdict import FAIL, INCONCLUSIVE, NO_DATA, PASS, STALE, Verdict
from sightline.measure.words.functional_answer import FunctionalAnswer

_OF_DATA = (PASS, FAIL, INCONCLUSIVE)


class Redefinitions:
    """Compares today's verdicts with those that were recorded; `accepts` where they are recorded
    anew."""

    def __init__(self, view: WorkspaceView, earlier: EarlierVerdicts, accepts: bool) -> None:
        self._view = view
        self._earlier = earlier
        self._accepts = accepts

    def of_data(
        self, document: Document, promise: Promise, criterion: Criterion, now: Verdict
    ) -> Verdict:
        """The verdict, STALE where the last recorded one was about another definition."""
        last = self._earlier.newest(document, promise.text, criterion)
        if now.verdict not in _OF_DATA or last is None or not last.definition:
            return now
        before, today = self._as_visible(last.definition, now.definition), now.definition
        if last.verdict == NO_DATA:
            before, today = without_types(before), without_types(today)
        moved = changes(before, today)
        if not moved:
            return now
        why = f"{criterion.metric} is another metric than in {_named(last)}: {'; '.join(moved)}"
        if self._accepts:
            return replace(now, notes=(why, *now.notes))
        notes = (why, _as_now(now.verdict), *now.notes)
        return replace(now, verdict=STALE, notes=notes, plan=None, wish=None)

    def of_words(
        self, document: Document, promise: Promise, now: FunctionalAnswer
    ) -> FunctionalAnswer:
        """The answer, STALE where another test or place decided what was recorded last."""
        last = self._earlier.newest_in_words(document, promise.text)
        before = last.definition.get(DECIDED_BY) if last is not None else None
        if now.verdict not in _OF_DATA or last is None or before in (None, now.query):
            return now
        why = f"{DECIDED_ANEW}{_named(last)}: it was {before} and is {now.query}"
        if self._accepts:
            return replace(now, notes=(why, *now.notes))
        return replace(now, verdict=STALE, notes=(why, _as_now(now.verdict), *now.notes))

    def _as_visible(self, before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
        """What was recorded, without operations of APIs that may be hidden from whoever asks."""
        if not (self._view.subject.audience and self._view.hidden):
            return dict(before)
        return {key: x for key, x in before.items() if key in now or not key.startswith(OPERATION)}


def _named(last: Earlier) -> str:
    return f"{last.id} of {last.day}"


def _as_now(word: str) -> str:
    return f"it would be {word}; `sightline verify --record` takes it as it is now"

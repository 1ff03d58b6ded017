"""``today``: what moved, what is due, what has gone stale, who waits, what needs somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.kernel.asking.registry import operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.collector import without_collector
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.moment import moment_named
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.kernel.documents.plain_fields import owner_of
from sightline.kernel.errors import UsageError
from sightline.measure.data_access import DataAccess
from sightline.narrate.ask_numbers import numbers_in
from sightline.narrate.broken_threads import broken_threads
from sightline.narrate.due_dates import Due, due
from sightline.narrate.needs import (
    Need,
    Unanswered,
    broken,
    failing,
    unanswered,
    without_rollback,
)
from sightline.narrate.number_lookup import NumberLookup, ShownNumber
from sightline.narrate.promise_history import Kept, PromiseHistory, day_of
from sightline.narrate.stale_evidence import Stale, stale_verdict, stale_words
from sightline.narrate.verdict_moves import Moved, moved_since

LOOK_BACK_DAYS = 7


@dataclass(frozen=True, slots=True)
class TodayRequest:
    """Since when."""

    since: str = option(
        metavar="DATE", help="verdicts that moved since this day; seven days back if left out"
    )


@dataclass(frozen=True, slots=True)
class TodayResult:
    """All that a morning asks for, the most pressing of each part first.

    Verdicts are the recorded ones; nothing is put to the data. ``hidden`` counts withheld
    documents.
    """

    name: str
    as_of: str
    since: str
    moved: tuple[Moved, ...]
    due: tuple[Due, ...]
    stale: tuple[Stale, ...]
    unanswered: tuple[Unanswered, ...]
    needs: tuple[Need, ...]
    drifted: tuple[ShownNumber, ...]
    owners: tuple[str, ...]
    hidden: int


@operation("today", renderers={"text": "sightline.narrate.render_today:text"})
def today(view: WorkspaceView, request: TodayRequest) -> TodayResult:
    """Begin the day: verdicts that moved, what is due, stale or unanswered, who is needed.

    It compares recorded verdicts and asks no data: `sightline verify --record` keeps new ones.
    Twenty-five lines at most; `--json` has all.
    """
    as_of = date.fromisoformat(view.moment[:10])
    since = _since(request.since, as_of)
    with without_collector():
        return _Morning(view, as_of).result(since)


def _since(text: str, as_of: date) -> date:
    if not text:
        back = min(LOOK_BACK_DAYS, as_of.toordinal() - 1)
        return as_of - timedelta(days=back)
    day = date.fromisoformat(moment_named(text)[:10])
    if day > as_of:
        raise UsageError(
            f"--since: {day} comes after the as-of date ({as_of})", help="name an earlier day"
        )
    return day


class _Morning:
    def __init__(self, view: WorkspaceView, as_of: date) -> None:
        self.view = view
        self.as_of = as_of
        self.links = Neighbourhood(view.graph)
        self.verdicts = PromiseHistory(view, self.links)
        self.documents = list(view.documents())
        self.history = [kept for document in self.documents for kept in self.verdicts.of(document)]

    def result(self, since: date) -> TodayResult:
        view = self.view
        alive = [kept for kept in self.history if kept.document.status != "dropped"]
        owners = {owner_of(document, view.settings) for document in self.documents}
        fill = NumberLookup(view).titled
        return TodayResult(
            view.settings.name, view.as_of, since.isoformat(),
            moved=fill(moved_since(alive, since)),
            due=fill(sorted(self._due(), key=lambda d: (d.day, d.id, d.line))),
            stale=fill(sorted(self._stale(alive), key=lambda s: (-s.days, s.id, s.line))),
            unanswered=fill(unanswered(view, self.documents, self.as_of)),
            needs=fill(self._needs()),
            drifted=tuple(self._drifted()),
            owners=tuple(sorted(owner for owner in owners if owner)),
            hidden=view.hidden,
        )  # fmt: skip

    def _due(self) -> Iterator[Due]:
        for document in self.documents:
            owner = owner_of(document, self.view.settings)
            yield from due(document, self.as_of, self._last, owner)

    def _last(self, document: Document) -> date | None:
        """The day of the newest verdict about a document."""
        days = [day_of(r) for r in self.verdicts.about(str(document.id)) if r.verdict]
        return max(days, default=None)

    def _stale(self, alive: list[Kept]) -> Iterator[Stale]:
        window = DataAccess(self.view).default_window
        for kept in alive:
            yield from stale_verdict(kept, self.as_of, window)
        for document in self.documents:
            yield from stale_words(self.view, document, self.as_of)

    def _needs(self) -> Iterator[Need]:
        yield from failing(self.view, self.history)
        yield from without_rollback(self.view, self.documents)
        yield from broken(self.view, broken_threads(self.view, self.links, self.verdicts))

    def _drifted(self) -> Iterator[ShownNumber]:
        """Pinned numbers that no longer say what was recorded last."""
        for number in numbers_in(self.view, self.documents):
            if number.state == "drifted":
                yield number

"""What has gone stale: words that nobody has renewed for a year, verdicts older than their window.

* What rests on interviews is stale when the newest of them is more than 365 days old: a year is the
  usual life of research about needs. Rows of feedback carry no day, so what rests on one of them is
  never called stale.
* A recorded verdict of something committed or shipped is stale when it is older than the window of
  its promise (a week at least): none of the rows that it was read from would be asked today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.identifiers import kind_of
from sightline.measure.language.criterion import Window
from sightline.narrate.promise_history import Kept, day_of

WORDS_DAYS = 365
SHORTEST_DAYS = 7
_LIVE = ("committed", "shipped")
_DAYS = {"d": 1, "w": 7, "mo": 31}
_GROUNDS = ("evidence", "quotes")


@dataclass(frozen=True, slots=True)
class Stale:
    """Evidence that is too old: ``newest`` is the youngest of it, ``limit_days`` how old it may be.

    ``what`` is `words` or `verdict`.
    """

    id: str
    title: str
    what: str
    newest: str
    day: str
    days: int
    limit_days: int
    path: str
    line: int


def stale_words(view: WorkspaceView, document: Document, as_of: date) -> Iterator[Stale]:
    """Whether the newest interview that a document rests on is too old."""
    if document.model is None or document.status == "dropped":
        return
    heard: list[tuple[date, str]] = []
    for target in {link.target for link in document.links if link.type in _GROUNDS}:
        home = view.graph.home(target)
        if kind_of(target) not in view.catalogue.kinds.by_code:
            return
        day = getattr(view.open(home).model, "date", None) if home else None
        if kind_of(target) == "INT" and day is not None:
            heard.append((day, target))
    if not heard:
        return
    day, newest = max(heard)
    age = (as_of - day).days
    if age > WORDS_DAYS:
        yield Stale(
            str(document.id), document.title, "words", newest, day.isoformat(), age, WORDS_DAYS,
            document.path, document.place("evidence").line,
        )  # fmt: skip


def stale_verdict(kept: Kept, as_of: date, default: Window) -> Iterator[Stale]:
    """Whether the newest verdict of a promise is older than the window that it speaks of."""
    document, promise, records = kept
    if document.status not in _LIVE or promise.criterion is None or not records:
        return
    limit = _days(promise.criterion.window or default)
    day = day_of(records[0])
    age = (as_of - day).days
    if age > limit and day > date.min:
        yield Stale(
            str(document.id), document.title, "verdict", records[0].id, day.isoformat(), age,
            limit, document.path, promise.node.line,
        )  # fmt: skip


def _days(window: Window) -> int:
    return max(window.count * _DAYS.get(window.unit, 0), SHORTEST_DAYS)

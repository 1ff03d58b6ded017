"""What needs somebody: promises that fail, rollouts without a way back, threads that are broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.left_out import left_out
from sightline.kernel.documents.plain_fields import owner_of
from sightline.narrate.broken_threads import Broken
from sightline.narrate.promise_history import Kept

_TOLD_APART = ("rollback", "answer")


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for a person: why, and the command that shows more."""

    id: str
    title: str
    why: str
    owner: str | None
    command: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A request without an answer; ``days`` is null where nobody wrote down when it was asked."""

    id: str
    title: str
    asker: str | None
    asked: str | None
    days: int | None
    owner: str | None
    path: str
    line: int


def failing(view: WorkspaceView, history: Iterable[Kept]) -> Iterator[Need]:
    """Documents with a promise whose newest recorded verdict is FAIL, each once."""
    told: set[str] = set()
    for document, promise, records in history:
        identifier = str(document.id)
        if document.status == "dropped" or identifier in told:
            continue
        if records and records[0].verdict == "FAIL":
            told.add(identifier)
            yield need(view, document, "fails", f"why {identifier}", promise.node.line)


def without_rollback(view: WorkspaceView, documents: Iterable[Document]) -> Iterator[Need]:
    """Rollouts that nobody knows how to take back."""
    for document in documents:
        if (
            document.kind == "ROL"
            and document.status != "dropped"
            and left_out(document, "rollback")
        ):
            yield need(view, document, "has no rollback", f"show {document.id}")


def broken(view: WorkspaceView, found: Iterable[Broken]) -> Iterator[Need]:
    """Documents that break a thread, with what is missing there; what has a part of the page of its
    own (a way back, an answer) is left to that."""
    for document, gaps, carries in found:
        missing = [gap.phrase for gap in gaps if gap.missing not in _TOLD_APART]
        if missing:
            why = f"breaks the thread: {', '.join(dict.fromkeys(missing))}"
            if carries != document.id:
                why += f" ({carries} rests on it)"
            yield need(view, document, why, f"thread {carries}")


def need(view: WorkspaceView, document: Document, why: str, command: str, line: int = 0) -> Need:
    """Something that a document needs; ``command`` without `sightline`."""
    return Need(
        str(document.id), document.title, why, owner_of(document, view.settings),
        f"sightline {command}", document.path, line or document.place().line,
    )  # fmt: skip


def unanswered(view: WorkspaceView, documents: Iterable[Document], as_of: date) -> list[Unanswered]:
    """Requests with neither answer nor decision, those that wait longest first."""
    found = []
    for document in documents:
        model = document.model
        if document.kind != "ASK" or model is None or model.status == "dropped":
            continue
        if not left_out(document, "answer", "decision"):
            continue
        asked = model.asked
        found.append(
            Unanswered(
                str(document.id), document.title, model.asker,
                asked.isoformat() if asked else None,
                (as_of - asked).days if asked else None,
                owner_of(document, view.settings), document.path, document.place("asked").line,
            )
        )  # fmt: skip
    return sorted(found, key=lambda ask: (ask.days is None, -(ask.days or 0), ask.id))

"""Applications as a person keeps them: how far each is, and what comes next by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document

__all__ = [
    "AHEAD_DAYS",
    "OPEN",
    "STATUSES",
    "Step",
    "Tracked",
    "applications",
    "steps_due",
    "tracked",
]

STATUSES = ("saved", "applied", "interviewing", "offered", "accepted", "rejected", "withdrawn")
OPEN = STATUSES[:4]
AHEAD_DAYS = 14
_CODE = "APP"


@dataclass(frozen=True, slots=True)
class Tracked:
    """One application. Days are as its file says them; absent is None."""

    id: str
    title: str
    status: str
    company: str | None
    role: str | None
    posting: str | None
    saved: date | None
    applied: date | None
    moved: date | None
    closes: date | None
    next_step: str | None
    by: date | None
    path: str
    line: int

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Step:
    """Something with a day. ``days`` from the as-of date, negative once it has passed."""

    id: str
    title: str
    what: str
    day: date
    days: int
    path: str
    line: int


def applications(view: WorkspaceView) -> Iterator[Tracked]:
    """Every application that the view shows and whose file can be read, by id."""
    documents = (d for d in view.documents(_CODE) if d.model is not None)
    for document in sorted(documents, key=lambda d: (len(d.id or ""), d.id or "")):
        yield tracked(document)


def tracked(document: Document) -> Tracked:
    """An application as its file says it."""
    model = document.model
    return Tracked(
        str(document.id), document.title, document.status, model.company, model.role,
        model.posting, model.saved, model.applied, model.moved, model.closes, model.next_step,
        model.by, document.path, document.place().line,
    )  # fmt: skip


def steps_due(among: Iterable[Tracked], today: date, ahead_days: int = AHEAD_DAYS) -> list[Step]:
    """What is due of open applications within so many days, and what has passed; soonest first."""
    found = [
        Step(one.id, one.title, what, day, (day - today).days, one.path, one.line)
        for one in among
        if one.is_open
        for what, day in _days(one)
        if (day - today).days <= ahead_days
    ]
    return sorted(found, key=lambda step: (step.day, step.id, step.what))


def _days(one: Tracked) -> Iterator[tuple[str, date]]:
    if one.by is not None:
        yield one.next_step or "next step", one.by
    if one.closes is not None and one.status == "saved":
        yield "applications close", one.closes

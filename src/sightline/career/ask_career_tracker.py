"""``career tracker``: applications as files, how far each is, what is due."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.progress.application_file import added, moved
from sightline.career.progress.applications import (
    OPEN,
    STATUSES,
    Step,
    Tracked,
    applications,
    steps_due,
)
from sightline.career.progress.private import refuse_strangers, today_of
from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit

__all__ = ["CareerTrackerRequest", "CareerTrackerResult", "career_tracker"]


@dataclass(frozen=True, slots=True)
class CareerTrackerRequest:
    """Which application, and what changes; with nothing said, all of them are listed."""

    application: str = argument(
        help="an application, such as APP-003; all if left out", metavar="[ID]", complete="id"
    )
    add: str = option(help="keep a new application at this company", metavar="COMPANY")
    role: str = option(help="with --add: what the posting calls the role", metavar="TEXT")
    posting: str = option(help="with --add: the posting, a path of the workspace", metavar="FILE")
    closes: str = option(
        help="with --add: the last day to apply; else the one that the posting says",
        metavar="YYYY-MM-DD",
    )
    to: str = option(help=f"move the application: {', '.join(STATUSES)}", metavar="STATUS")
    next: str = option(help="what comes next", metavar="TEXT")
    by: str = option(help="the day by which the next step is due", metavar="YYYY-MM-DD")
    open: bool = option(False, help="only those that are not settled")


@dataclass(frozen=True, slots=True)
class CareerTrackerResult:
    """The applications after what was asked for, and what is due within 14 days.

    ``written`` is the file that was made or changed. ``counts`` says how many there are of each
    status. ``unread`` are files of applications that hold a mistake; `sightline check` says which.
    """

    as_of: str
    written: str | None
    applications: tuple[Tracked, ...]
    due: tuple[Step, ...]
    counts: dict[str, int]
    unread: tuple[str, ...]


@operation(
    "career.tracker",
    writes=True,
    renderers={
        "text": "sightline.career.render_career_tracker:text",
        "html": "sightline.career.render_career_tracker:html",
    },
)
def career_tracker(
    view: WorkspaceView, request: CareerTrackerRequest
) -> Planned[CareerTrackerResult]:
    """List applications, keep a new one, move one; say what is due.

    `--add COMPANY --role R --posting FILE` writes `career/applications/APP-<n>-<company>.md`, once
    for a role that is still open; the last day to apply is read in the posting.
    `APP-003 --to applied --next "Call Ines" --by 2026-03-09` changes these keys and nothing else.
    """
    refuse_strangers(view)
    changes = bool(request.to or request.next or request.by)
    if request.add:
        if request.application:
            help = "leave out the id: a new application takes the next number"
            raise UsageError(f"--add makes a new application, not {request.application}", help=help)
        edit, written = added(view, request)
    elif changes:
        if not request.application:
            help = "name one: sightline career tracker APP-001 --to applied"
            raise UsageError("which application?", help=help)
        edit, written = moved(view, request)
    else:
        for name in ("role", "posting", "closes"):
            if getattr(request, name):
                help = 'write --add "Company" as well; or change the file itself'
                raise UsageError(f"--{name} goes with --add", help=help)
        return Planned(_result(view, request, None, None), ())
    return Planned(_result(view, request, edit, written), (edit,))


def _result(
    view: WorkspaceView, request: CareerTrackerRequest, edit: Edit | None, written: Tracked | None
) -> CareerTrackerResult:
    everything = {one.id: one for one in applications(view)}
    if written is not None:
        everything[written.id] = written
    elif request.application and request.application not in everything:
        view.find(request.application)
        raise UsageError(
            f"{request.application} is no application that can be read",
            help=f"`sightline show {request.application}` says what is wrong",
        )
    shown = [
        one
        for one in everything.values()
        if (not request.application or one.id == request.application)
        and (not request.open or one.status in OPEN)
    ]
    counts = {s: sum(one.status == s for one in everything.values()) for s in STATUSES}
    due = steps_due(everything.values(), today_of(view))
    unread = tuple(d.path for d in view.documents("APP") if d.model is None)
    if written is not None:
        shown = [written]
    return CareerTrackerResult(
        view.as_of, edit.path if edit else None, tuple(shown), tuple(due), counts, unread
    )

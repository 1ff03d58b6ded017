"""``career digest``: the week in a page: what changed, postings kept, steps with a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from sightline.career.progress.applications import (
    AHEAD_DAYS,
    Step,
    Tracked,
    applications,
    steps_due,
)
from sightline.career.progress.plan import PlanLine, read_plan
from sightline.career.progress.private import day_named, refuse_strangers, today_of
from sightline.career.progress.week import Changed, changed_between
from sightline.career.render_career_digest import markdown
from sightline.kernel.asking.registry import Planned, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES

__all__ = ["CareerDigestRequest", "CareerDigestResult", "career_digest"]

_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class CareerDigestRequest:
    """Since when, and whether it is kept."""

    since: str = option(
        help="the first day; six days back if left out, which makes a week", metavar="YYYY-MM-DD"
    )
    keep: bool = option(False, help="write it to career/digests/<day>.md")


@dataclass(frozen=True, slots=True)
class CareerDigestResult:
    """The week. ``changed`` newest first; ``plan`` are lines of career/plan.md that are due."""

    since: date
    as_of: date
    changed: tuple[Changed, ...]
    saved: tuple[Tracked, ...]
    due: tuple[Step, ...]
    plan: tuple[PlanLine, ...]
    written: str | None


@operation(
    "career.digest",
    writes=True,
    renderers={
        "text": "sightline.career.render_career_digest:text",
        "html": "sightline.career.render_career_digest:html",
    },
)
def career_digest(view: WorkspaceView, request: CareerDigestRequest) -> Planned[CareerDigestResult]:
    """Tell the week: evidence that changed, postings that are kept, steps with a day.

    Days are those that the files record; where a file records none, git's. It is made here, from
    this workspace, and sent nowhere; `--keep` writes it to `career/digests/`.
    """
    refuse_strangers(view)
    until = today_of(view)
    since = day_named(request.since, "--since") or until - _WEEK
    if since > until:
        raise UsageError(f"--since {since} is after {until}", help="name an earlier day")
    tracked = tuple(applications(view))
    ahead = until + timedelta(days=AHEAD_DAYS)
    result = CareerDigestResult(
        since, until, tuple(changed_between(view, since, until)),
        tuple(one for one in tracked if one.status == "saved" and one.posting),
        tuple(steps_due(tracked, until)),
        tuple(line for line in read_plan(view) if not line.done and line.day <= ahead),
        f"career/digests/{until}.md" if request.keep else None,
    )  # fmt: skip
    return Planned(result, (_edit(view, result),) if result.written else ())


def _edit(view: WorkspaceView, result: CareerDigestResult) -> Edit:
    path = str(result.written)
    before = read_bytes(view.root, path, MAX_DOCUMENT_BYTES)
    digest = sha256(before).hexdigest() if isinstance(before, bytes) else None
    return Edit(path, digest, markdown(result).encode())

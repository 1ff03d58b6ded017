"""``career path``: the steps into a role and on from there, with dated next evidence."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.progress.own_documents import documents_of
from sightline.career.progress.plan import PLAN, Plan, PlanLine, read_plan
from sightline.career.progress.private import today_of
from sightline.career.progress.shown import Passages
from sightline.career.progress.steps import Step, growth_tracks, path_steps
from sightline.career.roles.cards import MAIN_ROLE
from sightline.career.roles.own_roles import asked_role
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError

__all__ = ["CareerPathRequest", "CareerPathResult", "career_path"]

_WEEKS = 4.0


@dataclass(frozen=True, slots=True)
class CareerPathRequest:
    """Whose record, and the way into which role."""

    resume: str = argument(help="a résumé; career/profile.md is read as well", metavar="[RESUME]")
    role: str = option(help=f"the role ({MAIN_ROLE} as usual)", metavar="ROLE")
    weeks: float = option(
        _WEEKS, help="weeks for each piece of evidence that career/plan.md gives no day"
    )


@dataclass(frozen=True, slots=True)
class CareerPathResult:
    """Steps and tracks. Days ``set_by`` ours are counted from the as-of date, ``weeks`` apart."""

    role: str
    as_of: str
    documents: tuple[str, ...]
    weeks: float
    steps: tuple[Step, ...]
    growth: tuple[Step, ...]
    plan: str | None
    plan_others: tuple[PlanLine, ...]
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.path",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_path:text",
        "html": "sightline.career.render_career_path:html",
    },
)
def career_path(view: WorkspaceView, request: CareerPathRequest) -> CareerPathResult:
    """Show the steps into a role: what is there by quote, what comes next, by when.

    The steps and the ways to grow are those that the guides name, with source and line. A day is
    the one in `career/plan.md` (`- system design: 2026-05-01`) or, where that names none, counted
    from the as-of date and marked as ours.
    """
    if not 0 < request.weeks <= 104:
        raise UsageError(f"--weeks {request.weeks:g}", help="give a number from 0.5 to 104")
    role, _ = asked_role(view, request.role.split())
    documents = documents_of(view, request.resume)
    passages = Passages(documents)
    lines = read_plan(view)
    plan = Plan(lines, today_of(view), request.weeks)
    steps = path_steps(role, passages, plan)
    if not steps:
        help = "`sightline career role all` lists the roles; only some guides name steps"
        raise UsageError(f"no source names steps that lead to {role.name}", help=help)
    growth = growth_tracks(role, passages, plan)
    return CareerPathResult(
        role.name, view.as_of, tuple(document.name for document, _ in documents), request.weeks,
        steps, growth, PLAN if lines else None, plan.others,
        tuple(document for document, _ in documents),
    )  # fmt: skip

"""``career learn``: a dated plan for what the record doesn't show yet."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import SourceDocument
from sightline.career.fit.right_file import refuse_resume
from sightline.career.posting.posting_of import posting_of
from sightline.career.progress.learning import AREAS, Asked, Unit, learning_plan
from sightline.career.progress.own_documents import documents_of
from sightline.career.progress.plan import PLAN, Plan, read_plan
from sightline.career.progress.private import today_of
from sightline.career.progress.shown import Passages
from sightline.career.reading.named_file import named_document
from sightline.career.roles.cards import MAIN_ROLE
from sightline.career.roles.own_roles import asked_role
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError

__all__ = ["CareerLearnRequest", "CareerLearnResult", "career_learn"]

_WEEKS = 4.0


@dataclass(frozen=True, slots=True)
class CareerLearnRequest:
    """Whose record, for which role or posting, at which pace."""

    resume: str = argument(help="a résumé; career/profile.md is read as well", metavar="[RESUME]")
    role: str = option(help=f"the role ({MAIN_ROLE} as usual)", metavar="ROLE")
    posting: str = option(help="a posting whose words are shown beside each area", metavar="FILE")
    weeks: float = option(_WEEKS, help="weeks for each area that career/plan.md gives no day")


@dataclass(frozen=True, slots=True)
class CareerLearnResult:
    """A unit for each area. Days ``set_by`` ours are counted from the as-of date."""

    role: str
    as_of: str
    documents: tuple[str, ...]
    weeks: float
    units: tuple[Unit, ...]
    plan: str | None
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.learn",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_learn:text",
        "html": "sightline.career.render_career_learn:html",
    },
)
def career_learn(view: WorkspaceView, request: CareerLearnRequest) -> CareerLearnResult:
    """Plan what to learn: system design, data, SQL, speaking, by when.

    An area that a quote of the record shows gets no day. What belongs to an area and what to read
    or do for it is what the guides name, with source and line; where none names anything, it says
    so. Days come from `career/plan.md` or are counted from the as-of date, marked as ours.
    """
    if not 0 < request.weeks <= 104:
        raise UsageError(f"--weeks {request.weeks:g}", help="give a number from 0.5 to 104")
    role, _ = asked_role(view, request.role.split())
    documents = documents_of(view, request.resume)
    asked: list[Asked] = []
    read = [document for document, _ in documents]
    if request.posting:
        asking = named_document(view, request.posting)
        refuse_resume(asking)
        read.append(asking)
        posting = posting_of(asking)
        told = [*(one.words for one in posting.requirements), *posting.duties]
        asked = [Asked(one.value, one.spans) for one in told]
    lines = read_plan(view)
    plan = Plan(lines, today_of(view), request.weeks)
    units = learning_plan(role, Passages(documents), plan, asked, request.weeks)
    if not any(unit.terms for unit in units):
        areas = ", ".join(area.name for area in AREAS)
        help = f"leave out --role to plan for the {MAIN_ROLE}"
        raise UsageError(f"no source says what {role.name} needs of: {areas}", help=help)
    names = tuple(document.name for document, _ in documents)
    return CareerLearnResult(
        role.name, view.as_of, names, request.weeks, units, PLAN if lines else None, tuple(read)
    )

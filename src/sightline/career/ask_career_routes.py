"""``career routes``: how people get into a role, by source."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Source
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.conflicts import conflicts_about
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.part import Part, parts_of
from sightline.kernel.asking.registry import operation, option
from sightline.kernel.asking.views import WorkspaceView

_TOPICS = ("route", "path-step", "entry-years", "education")


@dataclass(frozen=True, slots=True)
class CareerRoutesRequest:
    """Of which role."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")


@dataclass(frozen=True, slots=True)
class CareerRoutesResult:
    """Routes, steps, years and studies, each by source, and where the sources differ."""

    role: str
    name: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    conflicts: tuple[Conflict, ...]


@operation(
    "career.routes",
    outside=True,
    renderers={"text": "sightline.career.render_career_routes:text"},
)
def career_routes(view: WorkspaceView, request: CareerRoutesRequest) -> CareerRoutesResult:
    """Show from where people get into a role, in which steps, after how many years.

    Every line names the guides that say it; what no source says is said.
    """
    role, roles = asked_role(view, request.role)
    parts = parts_of(role, *_TOPICS)
    conflicts = conflicts_about(role, roles, *_TOPICS)
    return CareerRoutesResult(role.id, role.name, role.sources, parts, conflicts)

"""``career certifications``: which certifications sources name."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Source
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.conflicts import conflicts_about
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.part import Part, parts_of
from sightline.kernel.asking.registry import operation, option
from sightline.kernel.asking.views import WorkspaceView

_TOPICS = ("certification",)


@dataclass(frozen=True, slots=True)
class CareerCertificationsRequest:
    """Of which role."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")


@dataclass(frozen=True, slots=True)
class CareerCertificationsResult:
    """Certifications by source, the answers to whether they count, and where names differ."""

    role: str
    name: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    conflicts: tuple[Conflict, ...]


@operation(
    "career.certifications",
    outside=True,
    renderers={"text": "sightline.career.render_career_certifications:text"},
)
def career_certifications(
    view: WorkspaceView, request: CareerCertificationsRequest
) -> CareerCertificationsResult:
    """Show the certifications that sources name, and how their names differ.

    Conditions stand beside them. A name that has to be looked up is marked. None of them raises a
    level by itself.
    """
    role, roles = asked_role(view, request.role)
    parts = parts_of(role, *_TOPICS)
    conflicts = conflicts_about(role, roles, *_TOPICS)
    return CareerCertificationsResult(role.id, role.name, role.sources, parts, conflicts)

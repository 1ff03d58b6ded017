"""Some topics of a role as they are answered: what routes, outlook and certifications share."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Source
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.conflicts import conflicts_about
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.part import Part, parts_of
from sightline.kernel.asking.registry import option
from sightline.kernel.asking.views import WorkspaceView

__all__ = ["Answers", "RoleRequest", "answers_on"]


@dataclass(frozen=True, slots=True)
class RoleRequest:
    """Of which role."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")


@dataclass(frozen=True, slots=True)
class Answers:
    """Each topic by source with who says nothing, and where the sources differ."""

    role: str
    name: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    conflicts: tuple[Conflict, ...]


def answers_on(view: WorkspaceView, request: RoleRequest, *topics: str) -> Answers:
    """What the sources say on some topics about the role that is asked for."""
    role, roles = asked_role(view, request.role)
    conflicts = conflicts_about(role, roles, *topics)
    return Answers(role.id, role.name, role.sources, parts_of(role, *topics), conflicts)

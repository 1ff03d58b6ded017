"""``career outlook``: what sources expect, and on what grounds."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Source
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.conflicts import conflicts_about
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.part import Part, parts_of
from sightline.kernel.asking.registry import operation, option
from sightline.kernel.asking.views import WorkspaceView

_TOPICS = ("outlook", "effect-of-ai", "premium")


@dataclass(frozen=True, slots=True)
class CareerOutlookRequest:
    """Of which role."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")


@dataclass(frozen=True, slots=True)
class CareerOutlookResult:
    """Outlook, effects of AI and premiums by source, with what they rest on."""

    role: str
    name: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    conflicts: tuple[Conflict, ...]


@operation(
    "career.outlook",
    outside=True,
    renderers={"text": "sightline.career.render_career_outlook:text"},
)
def career_outlook(view: WorkspaceView, request: CareerOutlookRequest) -> CareerOutlookResult:
    """Show what sources expect of demand and of AI, and which of it rests on a figure.

    A figure of another occupation is shown as its proxy; a claim without one as a claim.
    """
    role, roles = asked_role(view, request.role)
    parts = parts_of(role, *_TOPICS)
    conflicts = conflicts_about(role, roles, *_TOPICS)
    return CareerOutlookResult(role.id, role.name, role.sources, parts, conflicts)

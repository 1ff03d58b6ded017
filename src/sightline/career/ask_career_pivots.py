"""``career pivots``: where a role leads, up and sideways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.career.roles.card import Card, Role, Source
from sightline.career.roles.cards import MAIN_ROLE
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.conflicts import conflicts_about
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.part import Part, parts_of
from sightline.career.roles.pay import pay_cards
from sightline.kernel.asking.registry import operation, option
from sightline.kernel.asking.views import WorkspaceView

_TOPICS = ("progression", "pivot", "specialisation", "growth")


@dataclass(frozen=True, slots=True)
class CareerPivotsRequest:
    """From which role."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A role beside the one that is asked about, with what sources say of its pay.

    ``kind`` is ``pivot``, ``adjacent`` or ``confusable``; ``pay`` is empty where no source says.
    """

    id: str
    name: str
    kind: str
    pay: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CareerPivotsResult:
    """Ways onward by source, the neighbouring roles with their pay, and where sources differ."""

    role: str
    name: str
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    neighbours: tuple[Neighbour, ...]
    conflicts: tuple[Conflict, ...]


@operation(
    "career.pivots",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_pivots:text",
        "html": "sightline.career.render_career_pivots:html",
    },
)
def career_pivots(view: WorkspaceView, request: CareerPivotsRequest) -> CareerPivotsResult:
    """Show where a role leads, and what neighbouring roles are said to be paid.

    An edge stands only where a source names it. What fits a person's own record is told by
    `career fit`.
    """
    role, roles = asked_role(view, request.role)
    by_id = {one.id: one for one in roles}
    return CareerPivotsResult(
        role.id, role.name, role.sources, parts_of(role, *_TOPICS),
        _neighbours(role, by_id), conflicts_about(role, roles, *_TOPICS),
    )  # fmt: skip


def _neighbours(role: Role, by_id: Mapping[str, Role]) -> tuple[Neighbour, ...]:
    """The roles that its cards name as pivots; of the main role also those that guides list."""
    named = {card.subject for card in role.about("pivot")}
    found = [other for other in by_id.values() if other.id in named]
    if role.id == MAIN_ROLE:
        found += [o for o in by_id.values() if o.kind != "role" and o not in found]
    return tuple(
        Neighbour(
            o.id, o.name, "pivot" if o.id in named else o.kind, pay_cards(o.cards)
        )
        for o in found
    )  # fmt: skip

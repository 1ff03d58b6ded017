"""``career role``: what sources say about a role, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Role, Source
from sightline.career.roles.own_roles import asked_role, roles_of
from sightline.career.roles.part import Part, part_of, parts_of
from sightline.career.roles.topics import TOPICS
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

_SHOWN = (
    "definition", "field", "level", "experience", "duty", "skill", "knowledge", "assessment",
    "tool", "employer-type", "employer", "product-type", "mistake", "growth", "proof-project",
)  # fmt: skip
_FEW_CARDS = 100


@dataclass(frozen=True, slots=True)
class CareerRoleRequest:
    """Which role, and which part of it."""

    name: tuple[str, ...] = argument(
        (), help="a role in a few words; `all` lists them", metavar="NAME"
    )
    topic: str = option(help="one topic alone, such as tool; `all` shows every one")


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role in a list: its name, how it relates to the main one, how many cards it has."""

    id: str
    name: str
    kind: str
    cards: int


@dataclass(frozen=True, slots=True)
class CareerRoleResult:
    """A role's parts, each with its cards and the sources that say nothing.

    ``roles`` is filled, and ``role`` null, where the roles themselves were asked for. ``topics``
    counts the cards of every topic of the role, shown or not.
    """

    role: str | None
    name: str | None
    names: tuple[str, ...]
    kind: str | None
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    topics: dict[str, int]
    roles: tuple[KnownRole, ...]


@operation(
    "career.role",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_role:text",
        "html": "sightline.career.render_career_role:html",
    },
)
def career_role(view: WorkspaceView, request: CareerRoleRequest) -> CareerRoleResult:
    """Show what sources say about a role, side by side, and what no source says.

    Every fact is a card with its source and line; nothing is averaged or filled in. Your own role
    files in career/roles/ stand beside them. An acronym of two roles is asked about.
    """
    if [word.casefold() for word in request.name] == ["all"]:
        listed = tuple(KnownRole(r.id, r.name, r.kind, len(r.cards)) for r in roles_of(view))
        return CareerRoleResult(None, None, (), None, (), (), {}, listed)
    role, _ = asked_role(view, request.name)
    counts = {topic: n for topic in TOPICS if (n := len(role.about(topic)))}
    return CareerRoleResult(
        role.id, role.name, role.names, role.kind, role.sources,
        _parts(role, request.topic.strip(), counts), counts, (),
    )  # fmt: skip


def _parts(role: Role, topic: str, counts: dict[str, int]) -> tuple[Part, ...]:
    if topic == "all":
        return parts_of(role, *counts)
    if topic:
        if topic not in TOPICS:
            near = nearest(topic, TOPICS, limit=1)
            help = f"did you mean {near[0]}?" if near else f"one of {', '.join(TOPICS)}"
            raise UsageError(f"there is no topic `{topic[:80]}`", help=help)
        return (part_of(role, topic),)
    if len(role.cards) > _FEW_CARDS:
        return parts_of(role, *_SHOWN)
    return parts_of(role, *(topic for topic in counts if topic != "section"))

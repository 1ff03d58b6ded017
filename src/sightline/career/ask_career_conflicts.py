"""``career conflicts``: where the sources about a role disagree."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Source
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.conflicts import KINDS, conflicts_of
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.topics import TOPICS
from sightline.kernel.asking.registry import operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest


@dataclass(frozen=True, slots=True)
class CareerConflictsRequest:
    """Of which role, and of which kind."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")
    kind: str = option(help="one kind alone, such as disjoint-ranges")
    topic: str = option(help="one topic alone, such as pay")


@dataclass(frozen=True, slots=True)
class CareerConflictsResult:
    """Every conflict with both its sides; ``kinds`` says what each kind is, in order."""

    role: str
    name: str
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    kinds: dict[str, str]


@operation(
    "career.conflicts",
    outside=True,
    pages="conflicts",
    renderers={
        "text": "sightline.career.render_career_conflicts:text",
        "html": "sightline.career.render_career_conflicts:html",
    },
)
def career_conflicts(view: WorkspaceView, request: CareerConflictsRequest) -> CareerConflictsResult:
    """Show where the sources about a role disagree, or say nothing.

    A source that contradicts itself is told, too. Each conflict names the source and line of every
    side, and what would have to be equal and isn't stated. Nothing is decided for you.
    """
    role, roles = asked_role(view, request.role)
    kinds = {kind.id: kind.words for kind in KINDS}
    _refuse_unknown("kind", request.kind, list(kinds))
    _refuse_unknown("topic", request.topic, [*TOPICS, "date"])
    found = tuple(
        conflict for conflict in conflicts_of(role, roles)
        if request.kind in ("", conflict.kind) and request.topic in ("", conflict.topic)
    )  # fmt: skip
    return CareerConflictsResult(role.id, role.name, role.sources, found, kinds)


def _refuse_unknown(what: str, word: str, known: list[str]) -> None:
    if word and word not in known:
        near = nearest(word, known, limit=1)
        help = f"did you mean {near[0]}?" if near else f"one of {', '.join(known)}"
        raise UsageError(f"there is no {what} `{word[:80]}`", help=help)

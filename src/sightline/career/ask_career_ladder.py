"""``career ladder``: the levels of a role by source, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.roles.card import Card, Role, Source, Years
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.conflicts import conflicts_about
from sightline.career.roles.own_roles import asked_role
from sightline.career.roles.shown import figure_of
from sightline.kernel.asking.registry import operation, option
from sightline.kernel.asking.views import WorkspaceView


@dataclass(frozen=True, slots=True)
class CareerLadderRequest:
    """Of which role."""

    role: tuple[str, ...] = option((), help="a role in a few words", metavar="NAME...")


@dataclass(frozen=True, slots=True)
class LevelBySource:
    """What one source calls a level, the years beside it, and its scope; null where it says none.

    ``spans`` are the levels that its title covers, where they are several.
    """

    source: str
    line: int | None
    title: str
    years: str | None
    scope: str | None
    spans: tuple[str, ...]
    _years: Years | None = None


@dataclass(frozen=True, slots=True)
class LadderLevel:
    """A level of the crosswalk, which is our reading; ``silent`` are the sources without it."""

    level: str
    sources: tuple[LevelBySource, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CareerLadderResult:
    """Levels from low to high, the years that a page states as a whole, and the conflicts."""

    role: str
    name: str
    sources: tuple[Source, ...]
    levels: tuple[LadderLevel, ...]
    whole: tuple[Card, ...]
    conflicts: tuple[Conflict, ...]


@operation(
    "career.ladder",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_ladder:text",
        "html": "sightline.career.render_career_ladder:html",
    },
)
def career_ladder(view: WorkspaceView, request: CareerLadderRequest) -> CareerLadderResult:
    """Show the levels of a role by source: titles, years and scope side by side.

    Which titles stand in one row is our reading. Years stand beside a level and decide nothing;
    holes, overlaps and other years for the same level are told below.
    """
    role, roles = asked_role(view, request.role)
    whole = tuple(c for c in role.about("experience") if not c.level)
    return CareerLadderResult(
        role.id, role.name, role.sources, tuple(_level(role, name) for name in role.levels), whole,
        conflicts_about(role, roles, "experience", "level"),
    )  # fmt: skip


def _level(role: Role, level: str) -> LadderLevel:
    """Every source's titles for a level, with their years; years without a title come after."""
    years = {(c.source, c.title): c for c in role.about("experience") if level in c.level}
    rows = [
        _row(card, years.pop((card.source, card.title), None), level)
        for card in role.about("level")
        if level in card.level
    ]
    rows += [_row(None, beside, level) for beside in years.values()]
    by = {row.source for row in rows}
    silent = tuple(source.id for source in role.sources if source.id not in by)
    return LadderLevel(level, tuple(rows), silent)


def _row(named: Card | None, beside: Card | None, level: str) -> LevelBySource:
    card = named or beside
    assert card is not None
    scope = [str(part) for part in (card.value, card.note) if part] if named else []
    return LevelBySource(
        card.source, card.line, card.title or level, figure_of(beside) if beside else None,
        "; ".join(scope) or None, card.level if len(card.level) > 1 else (),
        beside.years if beside else None,
    )  # fmt: skip

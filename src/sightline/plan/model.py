"""The kinds of planning: outcomes that are wanted, and the initiatives on the roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Item, key, kind
from sightline.measure.promises.promise import Promise

Horizon = Literal["now", "next", "later"]


@kind("OBJ", folder="objectives", acyclic=("parent",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Item):
    """An outcome, with key results bound to metrics."""

    key_results: tuple[Promise, ...] = key((), help="criteria on metrics", section="Key results")
    parent: Link | None = key(help="the objective above", kinds=("OBJ",))
    period: str | None = key(help="the time for which it holds, such as 2026-Q1")


@kind("INI", folder="roadmap", acyclic=("depends_on",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Item):
    """A step on the roadmap: an outcome and a horizon."""

    outcome: str | None = key(help="what will be different for whom")
    horizon: Horizon | None = key(help="now, next or later")
    objective: Link | None = key(help="the objective it serves", kinds=("OBJ",))
    opportunity: tuple[Link, ...] = key((), help="the needs it serves", kinds=("OPP",))
    decision: tuple[Link, ...] = key((), help="the choice that led to it", kinds=("DEC",))
    requirements: tuple[Link, ...] = key((), help="what it delivers", kinds=("REQ",))
    depends_on: tuple[Link, ...] = key((), help="what must come first", kinds=("INI", "API"))
    team: str | None = key(help="who builds it")
    risks: tuple[str, ...] = key((), help="what could go wrong", section="Risks")

"""The kind of specifying: requirements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Evidence, Item, key, kind
from sightline.measure.promises.promise import Promise

Priority = Literal["must", "should", "could", "wont"]


@kind("REQ", folder="requirements", acyclic=("depends_on",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Item):
    """What engineers are asked to build, why, and how everyone will know that it works."""

    opportunity: tuple[Link, ...] = key((), help="the need that it serves", kinds=("OPP",))
    decision: tuple[Link, ...] = key((), help="the choice that led to it", kinds=("DEC",))
    evidence: tuple[Evidence, ...] = key((), help="quotes, rows of feedback, insights, readings")
    story: str | None = key(
        help="As a ..., I want ..., so that ...; or the first paragraph", first_paragraph=True
    )
    criteria: tuple[Promise, ...] = key(
        (), help="promises that data can answer; or the bullets of ## Criteria", section="Criteria"
    )
    constraints: tuple[str, ...] = key(
        (), help="limits that any solution keeps", section="Constraints"
    )
    out_of_scope: tuple[str, ...] = key(
        (), help="what it leaves out on purpose", section="Out of scope"
    )
    priority: Priority | None = key(help="must, should, could or wont (not this time)")
    contract: tuple[Link, ...] = key((), help="the APIs that it changes", kinds=("API",))
    depends_on: tuple[Link, ...] = key((), help="what must exist first", kinds=("REQ", "API"))

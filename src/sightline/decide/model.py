"""The kinds of deciding: what was asked for, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Evidence, Item, key, kind


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go, with its scores per criterion."""

    title: str = key(required=True, help="the option in a few words")
    scores: dict[str, float] | None = key(help="criterion: score")
    why_not: str | None = key(help="what spoke against it")


@dataclass(frozen=True, slots=True)
class ApprovedEdit:
    """A change of a contract that ships although somebody may be hurt."""

    edit: str = key(required=True, help="its fingerprint, as `sightline contract diff` tells it")
    kind: str | None = key(help="what sort of change, such as operation-removed")
    owner: str | None = key(help="the schema or operation in which it was made")
    pointer: str | None = key(help="the JSON pointer of its place")
    until: date | None = key(help="the last day on which the approval holds")


@kind("ASK", folder="requests")
@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Item):
    """What a stakeholder asked for, and the answer given."""

    asker: str | None = key(help="who asked")
    asked: date | None = key(help="the day on which it was asked")
    answer: str | None = key(help="what was answered, with the reason")
    answered: date | None = key(help="the day of the answer")
    evidence: tuple[Evidence, ...] = key((), help="what backs the request")
    opportunity: tuple[Link, ...] = key((), help="the need behind it", kinds=("OPP",))
    decision: Link | None = key(help="the decision that settles it", kinds=("DEC",))


@kind("DEC", folder="decisions", acyclic=("supersedes",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Item):
    """Options, criteria, the choice, who decided, what would flip it."""

    options: tuple[Option, ...] = key((), help="what was considered, the choice among it")
    weights: dict[str, float] | None = key(help="criterion: weight")
    choice: str | None = key(help="the option taken")
    because: str | None = key(help="the reason, in a sentence or two")
    decider: str | None = key(help="the person who decided")
    consulted: tuple[str, ...] = key((), help="who was heard")
    decided: date | None = key(help="the day of the decision")
    flips_if: str | None = key(help="what would change the choice")
    not_building: tuple[str, ...] = key((), help="what is left out on purpose")
    open_questions: tuple[str, ...] = key(
        (), help="what is not known yet", section="Open questions"
    )
    evidence: tuple[Evidence, ...] = key((), help="what the choice stands on")
    opportunity: tuple[Link, ...] = key((), help="what it serves", kinds=("OPP",))
    contract: Link | None = key(help="the contract whose change it approves", kinds=("API",))
    approves: tuple[ApprovedEdit, ...] = key((), help="changes of a contract that it lets through")

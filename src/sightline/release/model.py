"""The kind of releasing: rollouts in stages, behind flags, with guardrails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Item, key, kind
from sightline.measure.promises.promise import Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rollout: who gets it, and from when."""

    audience: str = key(required=True, help="who gets it, such as `5 % of developers`")
    start: date | None = key(help="the day it starts")
    hold: str | None = key(help="how long to wait before the next step, such as 7d")


@kind("ROL", folder="rollouts")
@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout(Item):
    """Stages, guardrails, the flag, and how to go back."""

    requirements: tuple[Link, ...] = key((), help="what is rolled out", kinds=("REQ",))
    initiative: Link | None = key(help="the initiative it belongs to", kinds=("INI",))
    stages: tuple[Step, ...] = key((), help="who gets it, in which order")
    guardrails: tuple[Promise, ...] = key(
        (), help="promises that must hold at every stage", section="Guardrails"
    )
    rollback: str | None = key(help="how to go back, and who may")
    flag: str | None = key(help="the flag that switches it")

"""The kinds of discovery: interviews, insights, opportunities."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Claim, Evidence, Item, key, kind

Consent = Literal["given", "anonymous", "internal", "none"]
Stage = Literal["opportunity", "solution", "assumption-test"]


@kind("SER", is_fact=True, folder="interviews", suffixes=(".yaml",), file_name="series.yaml")
@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Item):
    """What holds for all interviews: agreed once, written once."""

    title: str = key("Interviews", help="the name of the series")
    consent: Consent | None = key(help="may people be quoted: given, anonymous, internal, none")
    questions: tuple[str, ...] = key((), help="the questions that each interview asks")


@kind(
    "INT", is_fact=True, folder="interviews", suffixes=(".md", ".vtt"), companion="SER-interviews"
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Interview(Item):
    """A conversation, with the words that matter coded: `> words {#q4 auth}`."""

    date: dt.date | None = key(help="the day of the conversation")
    participant: str | None = key(help="who spoke, as they agreed to be named")
    role: str | None = key(help="what the person does, such as backend developer")
    segment: str | None = key(help="the group that the person stands for")
    interviewer: str | None = key(help="who asked")
    consent: Consent | None = key(help="only where it differs from interviews/series.yaml")
    transcript: str | None = key(help="a .vtt file beside this one")


@kind("INS", folder="insights")
@dataclass(frozen=True, slots=True, kw_only=True)
class Insight(Item):
    """What was understood: claims, each with the words that back it."""

    claims: tuple[Claim, ...] = key((), help="statements with quoted spans", edge="quotes")
    evidence: tuple[Evidence, ...] = key((), help="quotes, rows of feedback, readings")


@kind("OPP", folder="opportunities", acyclic=("parent",))
@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Item):
    """A need worth serving: outcome -> opportunity -> solution -> assumption test."""

    stage: Stage | None = key(help="which branch of the tree this is")
    parent: Link | None = key(help="the opportunity above", kinds=("OPP",))
    objective: Link | None = key(help="the outcome it would move", kinds=("OBJ",))
    segment: str | None = key(help="whose need it is")
    evidence: tuple[Evidence, ...] = key((), help="quotes, insights, rows of feedback, readings")
    claims: tuple[Claim, ...] = key((), help="statements with quoted spans", edge="quotes")

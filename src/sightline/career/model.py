"""The kind of a career: applications, one file each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sightline.kernel.documents.kinds import Item, key, kind

__all__ = ["Application", "ApplicationStatus"]

ApplicationStatus = Literal[
    "saved", "applied", "interviewing", "offered", "accepted", "rejected", "withdrawn"
]


@kind("APP", folder="career/applications")
@dataclass(frozen=True, slots=True, kw_only=True)
class Application(Item):
    """An application: where, for what, how far it is, what comes next."""

    status: ApplicationStatus = key(  # type: ignore[assignment]  # how far people are, not work
        "saved", help="how far it is"
    )
    company: str | None = key(help="who is hiring")
    role: str | None = key(help="what the posting calls the role")
    posting: str | None = key(help="the posting, as a path of the workspace")
    saved: date | None = key(help="the day on which the posting was kept")
    applied: date | None = key(help="the day on which it was sent")
    moved: date | None = key(help="the day on which the status changed last")
    next_step: str | None = key(help="what comes next")
    by: date | None = key(help="the day by which the next step is due")
    closes: date | None = key(help="the last day on which one can apply")
    contact: str | None = key(help="whom to write to")

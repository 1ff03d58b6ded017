"""The kind of telling: memos whose numbers are live readings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sightline.kernel.documents.kinds import Evidence, Item, key, kind


@kind("MEM", folder="memos")
@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Item):
    """A narrative for an audience; what it says stands on links."""

    audience: str | None = key(help="for whom it is written")
    date: dt.date | None = key(help="the day it speaks of")
    evidence: tuple[Evidence, ...] = key((), help="what it stands on")

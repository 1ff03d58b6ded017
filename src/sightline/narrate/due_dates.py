"""What is due: days of review, ends of experiments and periods, next steps of rollouts.

A day that has passed stays due until it is settled: a verdict recorded on that day or later
settles a review and a period, a decision settles an experiment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.kernel.documents.document import Document

AHEAD_DAYS = 14
LastVerdict = Callable[[Document], date | None]
_PERIOD = re.compile(r"(?:([HQ])([1-4])[ -])?([0-9]{4})(?:[ -]?(?:([HQ])([1-4])|([0-9]{2})))?")


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is expected; ``days`` from the as-of date, negative once passed."""

    id: str
    title: str
    what: str
    day: str
    days: int
    owner: str | None
    path: str
    line: int


def due(
    document: Document, as_of: date, last_verdict: LastVerdict, owner: str | None
) -> Iterator[Due]:
    """What is due of one document within 14 days, and what has passed and isn't settled.

    ``last_verdict`` is the day of the newest verdict recorded about it, asked only where it counts.
    """
    if document.model is None or document.status == "dropped":
        return
    for what, day, key in _days(document):
        days = (day - as_of).days
        if days > AHEAD_DAYS or (days < 0 and _is_settled(document, what, day, last_verdict)):
            continue
        yield Due(
            str(document.id), document.title, what, day.isoformat(), days, owner, document.path,
            document.place(*key).line,
        )  # fmt: skip


def _days(document: Document) -> Iterator[tuple[str, date, tuple[str | int, ...]]]:
    model = document.model
    if model.review is not None:
        yield "review", model.review, ("review",)
    if document.kind == "EXP" and model.end is not None:
        yield "end of the experiment", model.end, ("end",)
    if document.kind == "OBJ" and model.period:
        end = last_day(model.period)
        if end is not None:
            yield f"end of {model.period}", end, ("period",)
    if document.kind == "ROL":
        for number, step in enumerate(model.stages):
            if step.start is not None:
                yield f"rollout to {step.audience}", step.start, ("stages", number)


def _is_settled(document: Document, what: str, day: date, last_verdict: LastVerdict) -> bool:
    if what.startswith("rollout to"):
        return True
    if document.kind == "EXP" and document.model.decision is not None:
        return True
    if document.kind == "OBJ" and document.status == "shipped":
        return True
    last = last_verdict(document)
    return last is not None and last >= day


def last_day(period: str) -> date | None:
    """The last day of a period as people write it; None where it names none.

    >>> [str(last_day(p)) for p in ("2026-Q1", "H2 2026", "2026-02", "2026", "spring")]
    ['2026-03-31', '2026-12-31', '2026-02-28', '2026-12-31', 'None']
    """
    found = _PERIOD.fullmatch(period.strip().upper())
    if found is None:
        return None
    sort, number = found[1] or found[4], found[2] or found[5]
    if found[1] and (found[4] or found[6]):
        return None
    months = 12
    if sort:
        months = int(number) * (3 if sort == "Q" else 6)
    elif found[6]:
        months = int(found[6])
    if not 1 <= months <= 12:
        return None
    year = int(found[3])
    if not 1 <= year < 9999:
        return None
    return date(year + months // 12, months % 12 + 1, 1) - timedelta(days=1)

"""Which recorded verdicts moved: the newest before a day beside the newest now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.narrate.promise_history import Kept, day_of
from sightline.narrate.recorded_verdicts import WORST_FIRST
from sightline.narrate.shapes import Recorded


@dataclass(frozen=True, slots=True)
class Moved:
    """A promise whose verdict is another than it was; ``before`` is null where it had none."""

    id: str
    title: str
    criterion: str
    before: Recorded | None
    now: Recorded
    path: str
    line: int


def moved_since(history: Iterable[Kept], since: date) -> list[Moved]:
    """The promises whose verdict moved since the beginning of a day, the worst first.

    A first verdict counts as moved; a newer record that says the same does not.
    """
    found = []
    for document, promise, records in history:
        now = records[0] if records else None
        before = next((r for r in records if day_of(r) < since), None)
        if now is None or day_of(now) < since:
            continue
        if before is None or before.verdict != now.verdict:
            found.append(
                Moved(
                    str(document.id), document.title, promise.text, before, now, document.path,
                    promise.node.line,
                )
            )  # fmt: skip
    return sorted(found, key=lambda m: (_rank(m.now.verdict), m.id, m.line))


def _rank(verdict: str | None) -> int:
    return WORST_FIRST.index(verdict) if verdict in WORST_FIRST else len(WORST_FIRST)

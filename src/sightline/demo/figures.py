"""The figures of the demo, measured on the generated rows: what its documents say, and no other.

The same figures come out of separate SQL over the written files (tests/demo/figures_sql.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.demo.developers import Developer
from sightline.demo.timeline import DAY

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class IntakeFigures:
    """One intake: how many came, called, stayed; days to the first call, of callers and of all.

    `median_days` counts those who never called as not yet there (Kaplan and Meier 1958; nobody is
    lost before the 28 days are over, so it is the median with them last). None: fewer than half
    called.
    """

    developers: int
    never_called: int
    activated: int
    mean_days: float
    median_days: float | None

    @property
    def activation(self) -> float:
        """The share of all who stayed."""
        return self.activated / self.developers


def intake_figures(people: Iterable[Developer], intake: str) -> IntakeFigures:
    """Measure one intake."""
    members = [d for d in people if d.intake == intake]
    waits = sorted(d.called - d.signed_up for d in members if d.called is not None)
    middle = (len(members) + 1) // 2
    return IntakeFigures(
        developers=len(members),
        never_called=len(members) - len(waits),
        activated=sum(d.is_activated for d in members),
        mean_days=sum(waits) / len(waits) / DAY,
        median_days=waits[middle - 1] / DAY if len(waits) >= middle else None,
    )


def mean_days_by_cause(people: Iterable[Developer], intake: str) -> dict[str, tuple[int, float]]:
    """Return how many called, and after how many days, by what held them up."""
    waits: dict[str, list[int]] = {}
    for d in people:
        if d.intake == intake and d.called is not None:
            waits.setdefault(d.held_up_by, []).append(d.called - d.signed_up)
    return {cause: (len(all_), sum(all_) / len(all_) / DAY) for cause, all_ in waits.items()}


def relative_change(before: float, after: float) -> float:
    """Return by which part of the old value the new one is higher."""
    return after / before - 1

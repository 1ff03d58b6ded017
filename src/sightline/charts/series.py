"""Values over time: one for each stretch, oldest first, with a gap where nothing is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """One stretch of time: where it starts (RFC 3339, UTC), its value, and its limits if any."""

    start: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None

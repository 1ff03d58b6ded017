"""How values are distributed: how many lie in each bucket, and how many beyond a bound."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.charts.edges import Scale


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many values are at least `low` and below `high`."""

    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class BoundMark:
    """A promised bound, and how many values are on its wrong side, missing ones included.

    `allowed` is the share that may be there, null where the promise is about no share.
    """

    value: float
    comparator: str
    beyond: int
    allowed: float | None = None


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts that add up: n = missing + below + those of all buckets + above."""

    unit: str
    scale: Scale
    n: int
    missing: int
    below: int
    buckets: tuple[Bucket, ...]
    above: int
    bound: BoundMark | None = None

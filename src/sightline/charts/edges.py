"""Where the buckets of a histogram begin and end: round numbers that a reader can name.

Buckets reach from the 1st percentile to the 99.5th, or to the least and the greatest value where
these are near, so that one stray value doesn't flatten all others. They are equally wide, or, where
values are stretched far to the right, each about as many times wider than the one before (preferred
numbers, ISO 3: 1, 1.25, 1.6, 2, ...). A bound lies on an edge where a round step allows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise
from math import cbrt, ceil, floor, inf, isfinite, log, log10, nextafter
from typing import Literal

Scale = Literal["linear", "log"]
FEWEST, MOST = 6, 24
_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5")))
_SERIES = (
    ("1", "1.25", "1.6", "2", "2.5", "3.15", "4", "5", "6.3", "8"),
    ("1", "1.6", "2.5", "4", "6.3"),
    ("1", "2", "5"),
    ("1",),
)
_NEAR = 0.1
_SKEWED, _SPREAD = 10, 30


@dataclass(frozen=True, slots=True)
class Extent:
    """How far finite values reach, whether all are whole numbers, and how many there are."""

    least: float
    p1: float
    median: float
    p995: float
    greatest: float
    is_whole: bool = False
    n: int = 10_000

    @property
    def wanted(self) -> int:
        """About how many buckets so many values deserve: the Rice rule, 2 x the cube root of n."""
        return min(max(ceil(2 * cbrt(self.n)), FEWEST), MOST)


def edges_of(extent: Extent, bound: float | None = None) -> tuple[Scale, tuple[float, ...]]:
    """Return the scale and the rising edges: bucket i holds edges[i] <= value < edges[i + 1].

    What lies outside the first and the last edge is counted apart.

    >>> edges_of(Extent(3, 3, 4, 6, 6, True))
    ('linear', (3.0, 4.0, 5.0, 6.0, 7.0))
    """
    scale: Scale = "log" if _is_stretched(extent) else "linear"
    low, high = _limits(extent, bound, scale)
    found = _logarithmic(low, high, extent) if scale == "log" else _linear(low, high, extent, bound)
    if len(found) > 1 and _rise(found):
        return scale, found
    return "linear", _single(low, high)


def _is_stretched(extent: Extent) -> bool:
    if extent.p1 <= 0 or not isfinite(extent.p995 / extent.p1):
        return False
    above, below = extent.p995 - extent.median, extent.median - extent.p1
    return above > _SKEWED * below and extent.p995 / extent.p1 >= _SPREAD


def _limits(extent: Extent, bound: float | None, scale: Scale) -> tuple[float, float]:
    low, high = extent.p1, extent.p995
    near = _NEAR * (high - low)
    if scale == "log":
        near = high * _NEAR
        low = extent.least if extent.least > 0 and low / extent.least <= 2 else low
        high = extent.greatest if extent.greatest - high <= near else high
        if bound is not None and bound > 0 and low * low / high <= bound <= high * (high / low):
            low, high = min(low, bound), max(high, bound)
        return low, high
    low = extent.least if low - extent.least <= near else low
    high = extent.greatest if extent.greatest - high <= near else high
    length = high - low
    if bound is not None and low - length <= bound <= high + length:
        low, high = min(low, bound), max(high, bound)
    if 0 < low <= (high - low) / 4:
        low = 0.0
    return low, high


def _linear(low: float, high: float, extent: Extent, bound: float | None) -> tuple[float, ...]:
    if not isfinite(high - low):
        return ()
    step = _step(low, high, extent, bound)
    first, last = _steps_below(low, step), _steps_below(high, step) + 1
    if last - first > 3 * MOST:
        return ()
    return tuple(float(step * i) for i in range(first, last + 1))


def _step(low: float, high: float, extent: Extent, bound: float | None) -> Decimal:
    """The round step of about as many buckets as wanted; one that meets the bound is preferred."""
    wanted, is_whole = extent.wanted, extent.is_whole
    length = high - low or abs(low) / 10 or 1.0
    rough = floor(log10(max(length / wanted, 1e-300)))
    candidates = [
        step
        for exponent in range(rough - 1, rough + 3)
        for step in (mantissa.scaleb(exponent) for mantissa in _STEPS)
        if (not is_whole or step == step.to_integral_value() >= 1)
        and length / float(step) <= wanted * 1.5
    ]
    if not candidates:
        return Decimal(1)

    is_there = bound is not None and low <= bound <= high

    def unfit(step: Decimal) -> tuple[bool, float]:
        is_off = is_there and Decimal(repr(bound)) % step != 0
        count = max(length / float(step), 0.01)
        return (is_off and count >= wanted / 4, abs(log(count / wanted)))

    fitting = [s for s in candidates if length / float(s) >= wanted / 3] or candidates
    return min(fitting, key=unfit)


def _steps_below(value: float, step: Decimal) -> int:
    return int((Decimal(value) / step).to_integral_value(ROUND_FLOOR))


def _logarithmic(low: float, high: float, extent: Extent) -> tuple[float, ...]:
    coarse = extent.is_whole and low < 100
    found: tuple[float, ...] = ()
    for series in _SERIES[2 if coarse else 0 :]:
        found = tuple(_preferred(low, high, series))
        if len(found) <= extent.wanted * 1.25 + 1:
            return found
    keep = ceil(len(found) / extent.wanted)
    return (*found[:-1:keep], found[-1])


def _preferred(low: float, high: float, series: Sequence[str]) -> Iterator[float]:
    """The preferred numbers from the last at or below `low` to the first above `high`."""
    begin = floor(log10(low)) - 1
    numbers = [
        float(Decimal(mantissa).scaleb(exponent))
        for exponent in range(begin, floor(log10(high)) + 3)
        for mantissa in series
    ]
    first = max((i for i, number in enumerate(numbers) if number <= low), default=0)
    for number in numbers[first:]:
        yield number
        if number > high:
            return


def _rise(edges: Sequence[float]) -> bool:
    return all(map(isfinite, edges)) and all(one < other for one, other in pairwise(edges))


def _single(low: float, high: float) -> tuple[float, ...]:
    """One bucket for everything: values too near or too far apart for round numbers."""
    above = nextafter(high, inf)
    if isfinite(above):
        return (low, above)
    return (low if low < high else nextafter(high, -inf), high)

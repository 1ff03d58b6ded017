"""Promises about the same thing that can't both be kept, or of which one says nothing more.

Two promises are about the same thing when metric, condition, window, zone and entity are the same.
Percentiles of it stand in order: what holds for p99 holds for p95 and p50 below it. Compared are
bounds as written, in one unit; what can't be compared is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

from sightline.measure.language.criterion import Between, Criterion, Threshold, Window
from sightline.measure.language.units import UNITS, convert

Held = TypeVar("Held")
_LEVELS = {"min": 0, "max": 1_000_000}


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a bound: at most (`is_upper`) or at least so much, perhaps not even equal."""

    level: int | None
    is_upper: bool
    value: float
    unit: str
    is_open: bool


def contradictions(promises: Sequence[tuple[Held, Criterion]]) -> Iterator[tuple[Held, Held]]:
    """Yield the pairs of promises that can't both be kept, whatever the data."""
    for (one, first), (other, second) in _comparable(promises):
        if any(
            _excludes(left, right) or _excludes(right, left)
            for left in _sides(first)
            for right in _sides(second)
        ):
            yield one, other


def with_window(criterion: Criterion, default: Window) -> Criterion:
    """A promise with the window that is meant where it names none, so that it compares."""
    return criterion if criterion.window is not None else replace(criterion, window=default)


def implied(promises: Sequence[tuple[Held, Criterion]]) -> Iterator[tuple[Held, Held]]:
    """Yield pairs (stronger, weaker): who keeps the first keeps the second.

    Of two that say the same, the later one is the weaker.
    """
    for (one, first), (other, second) in _comparable(promises):
        if _implies(first, second):
            yield one, other
        elif _implies(second, first):
            yield other, one


def _comparable(
    promises: Sequence[tuple[Held, Criterion]],
) -> Iterator[tuple[tuple[Held, Criterion], tuple[Held, Criterion]]]:
    groups: dict[object, list[tuple[Held, Criterion]]] = {}
    for held, criterion in promises:
        if isinstance(criterion.bound, Threshold | Between) and criterion.baseline is None:
            groups.setdefault(_about(criterion), []).append((held, criterion))
    for group in groups.values():
        yield from combinations(group, 2)


def _about(criterion: Criterion) -> object:
    statistic = criterion.statistic
    ordered = statistic.level_ppm is not None or statistic.name in _LEVELS
    return (
        criterion.metric, criterion.where, criterion.window, criterion.cluster,
        "percentile" if ordered else statistic,
    )  # fmt: skip


def _implies(first: Criterion, second: Criterion) -> bool:
    stronger = list(_sides(first))
    return all(any(_covers(one, other) for one in stronger) for other in _sides(second))


def _covers(one: _Side, other: _Side) -> bool:
    """Whether keeping one side keeps the other: the same direction, as tight, as far out."""
    if one.is_upper != other.is_upper or one.unit != other.unit:
        return False
    if one.level is not None and other.level is not None:
        reaches = one.level >= other.level if one.is_upper else one.level <= other.level
        if not reaches:
            return False
    sign = 1 if one.is_upper else -1
    if one.value == other.value:
        return one.is_open or not other.is_open
    return sign * one.value < sign * other.value


def _excludes(upper: _Side, lower: _Side) -> bool:
    """Whether a value (or percentile) at most so much can't be as much as the other side asks."""
    if not upper.is_upper or lower.is_upper or upper.unit != lower.unit:
        return False
    if upper.level is not None and lower.level is not None and lower.level > upper.level:
        return False
    if upper.value == lower.value:
        return upper.is_open or lower.is_open
    return upper.value < lower.value


def _sides(criterion: Criterion) -> Iterator[_Side]:
    statistic, bound = criterion.statistic, criterion.bound
    level = _LEVELS.get(statistic.name, statistic.level_ppm)
    if isinstance(bound, Between):
        ends = [(bound.low, False, False), (bound.high, True, False)]
    else:
        assert isinstance(bound, Threshold)
        sign = bound.comparator
        ends = [(bound.quantity, sign[0] == "<", len(sign) == 1)]
    for quantity, is_upper, is_open in ends:
        bare = "share" if statistic.name == "share" else ""
        value, unit = _in_base(quantity.value, quantity.unit or bare)
        yield _Side(level, is_upper, value, unit, is_open)


def _in_base(value: float, unit: str) -> tuple[float, str]:
    """A value in the smallest unit of its kind; what has no such kind compares with itself."""
    kind = UNITS.get(unit, ("",))[0]
    base = {"time": "ns", "bytes": "B", "share": "%", "rate": "/w"}.get(kind, unit)
    return convert(value, unit, base), base

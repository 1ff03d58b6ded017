"""Numbers: intervals and multiples, decided exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sightline.contract.schemas.json_types import INTEGER
from sightline.contract.schemas.table import Content

__all__ = ["Interval", "covered", "interval_of"]

Number = int | float
_FEW = 512


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two bounds that are multiples of all factors."""

    low: Number
    low_open: bool
    high: Number
    high_open: bool
    factors: tuple[Fraction, ...]

    def holds(self, value: Number) -> bool:
        if value < self.low or (self.low_open and value == self.low):
            return False
        if value > self.high or (self.high_open and value == self.high):
            return False
        return all((Fraction(value) / factor).denominator == 1 for factor in self.factors)

    def is_empty(self, bit: int) -> bool:
        if self.low > self.high:
            return True
        if self.low == self.high:
            if self.low_open or self.high_open:
                return True
            return (
                (bit == INTEGER) != float(self.low).is_integer() if abs(self.low) < 2**52 else False
            )
        return bit != INTEGER and any(factor.denominator == 1 for factor in self.factors)


def interval_of(contents: Sequence[Content], bit: int) -> Interval:
    """The numbers that all contents accept; for integers, bounds are rounded inward."""
    low, low_open, high, high_open = -math.inf, True, math.inf, True
    factors = []
    for content in contents:
        bound = content.get("minimum")
        if bound is not None and (bound[0] > low or (bound[0] == low and bound[1])):
            low, low_open = bound
        bound = content.get("maximum")
        if bound is not None and (bound[0] < high or (bound[0] == high and bound[1])):
            high, high_open = bound
        if "multipleOf" in content:
            factors.append(Fraction(str(content["multipleOf"])))
    if bit == INTEGER:
        low, low_open = _rounded_up(low, low_open)
        high, high_open = _rounded_down(high, high_open)
    return Interval(low, low_open, high, high_open, tuple(factors))


def _rounded_up(low: Number, is_open: bool) -> tuple[Number, bool]:
    if low == -math.inf:
        return low, True
    whole = math.ceil(low)
    return (whole + 1 if is_open and whole == low else whole), False


def _rounded_down(high: Number, is_open: bool) -> tuple[Number, bool]:
    if high == math.inf:
        return high, True
    whole = math.floor(high)
    return (whole - 1 if is_open and whole == high else whole), False


def covered(left: Interval, rights: Sequence[Interval], bit: int) -> bool:
    """Whether every number of the left interval lies in one of the right ones."""
    if left.is_empty(bit):
        return True
    if bit == INTEGER and left.high - left.low < _FEW:
        values = range(int(left.low), int(left.high) + 1)
        return all(
            any(right.holds(value) for right in rights) for value in values if left.holds(value)
        )
    usable = [right for right in rights if _multiples_implied(left, right, bit)]
    return _is_joined_cover(left, usable, bit)


def _multiples_implied(left: Interval, right: Interval, bit: int) -> bool:
    given = [*left.factors, Fraction(1)] if bit == INTEGER else list(left.factors)
    return all(any((one / factor).denominator == 1 for one in given) for factor in right.factors)


def _is_joined_cover(left: Interval, rights: Sequence[Interval], bit: int) -> bool:
    """Walk from the left end to the right end over overlapping or adjoining intervals."""
    reached, reached_open = left.low, not left.low_open  # numbers below are covered; open: not it
    # `reached_open` tells whether `reached` itself still has to be covered.
    for right in sorted(rights, key=lambda one: (one.low, one.low_open)):
        if right.low > reached and not (
            bit == INTEGER and right.low <= reached + 1 and not reached_open
        ):
            break
        if right.low == reached and right.low_open and reached_open:
            continue
        if right.high > reached or (right.high == reached and not right.high_open):
            reached, reached_open = right.high, right.high_open
        if reached > left.high or (reached == left.high and (not reached_open or left.high_open)):
            return True
    return False

"""The bounds of a criterion as numbers in the unit of what is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sightline.measure.language import units
from sightline.measure.language.criterion import (
    Between,
    Bound,
    Change,
    Criterion,
    CriterionError,
    Quantity,
    Statistic,
    Threshold,
    Within,
)
from sightline.measure.rows.metric import Metric

PER_TIME = ("/s", "/min", "/h", "/d", "/w")


@dataclass(frozen=True, slots=True)
class Amount:
    """How much something must change: a fraction of the baseline, or so much in its own unit."""

    value: float
    kind: Literal["relative", "absolute"]


def bound_values(criterion: Criterion, metric: Metric, is_flag: bool | None = None) -> None:
    """Make sure that every bound fits what is measured. Raises CriterionError at the first not."""
    unit = unit_of(criterion, metric, is_flag)
    for bound in (criterion.bound, criterion.plan, criterion.wish):
        if isinstance(bound, Threshold):
            value_in(bound.quantity, unit, criterion.statistic, metric)
        elif isinstance(bound, Between):
            between_in(bound, unit, criterion.statistic, metric)
        elif bound is not None:
            amount_of(bound, unit, metric)


def unit_of(criterion: Criterion, metric: Metric, is_flag: bool | None = None) -> str:
    """Return the unit of what a criterion measures; `is_flag`: its values are yes or no."""
    return result_unit(criterion.statistic, metric, criterion.bound, is_flag)


def result_unit(
    statistic: Statistic, metric: Metric, bound: Bound | None = None, is_flag: bool | None = None
) -> str:
    """Return the unit of a statistic: `share`, "" for counts, else the metric's.

    A rate is a share where the metric says yes or no, else a number per unit of time; a time until
    something is in days unless the metric has a unit of time; a ratio without a unit that is
    promised in % is a share.
    """
    name, asked = statistic.name, _unit_asked(bound)
    if name == "share" or (name == "rate" and (is_flag or (is_flag is None and not _per(asked)))):
        return "share"
    if name == "rate":
        return asked if _per(asked) else "/d"
    if name == "count":
        return ""
    if name == "time_to":
        return metric.unit if units.UNITS.get(metric.unit, ("",))[0] == "time" else "d"
    if name == "ratio" and not metric.unit and asked == "%" and not _is_change(bound):
        return "share"
    return metric.unit


def _per(unit: str) -> bool:
    return unit in PER_TIME


def _is_change(bound: Bound | None) -> bool:
    return isinstance(bound, Change | Within)


def _unit_asked(bound: Bound | None) -> str:
    if bound is None:
        return ""
    return bound.high.unit if isinstance(bound, Between) else bound.quantity.unit


def between_in(
    bound: Between, unit: str, statistic: Statistic, metric: Metric
) -> tuple[int | float, int | float]:
    """Return both ends in a unit; CriterionError where the first is above the second."""
    low = value_in(bound.low, unit, statistic, metric)
    high = value_in(bound.high, unit, statistic, metric)
    if low > high:
        raise _at(bound.low, "between begins with the smaller number", "turn the two around")
    return low, high


def value_in(quantity: Quantity, unit: str, statistic: Statistic, metric: Metric) -> int | float:
    """Return a quantity in the unit of what is measured; CriterionError where units don't fit."""
    if unit == "share":
        return _share_bound(quantity)
    try:
        return units.convert(quantity.value, quantity.unit, unit)
    except units.UnitError as error:
        help = (
            error.help
            if unit or statistic.name == "count"
            else (f"add `unit:` to the metric {metric.name}, or leave the unit out")
        )
        raise _at(quantity, error.message, help) from None


def _share_bound(quantity: Quantity) -> int | float:
    if quantity.unit not in ("", "%"):
        raise _at(quantity, f"a share has no unit {quantity.unit}", "write: < 5 %")
    value = units.convert(quantity.value, quantity.unit, "share")
    if not 0 <= value <= 1:
        raise _at(quantity, "a share lies between 0 % and 100 %", "write: < 5 %")
    return value


def amount_of(bound: Change | Within, unit: str, metric: Metric) -> Amount:
    """Return how much a bound asks to change, or allows. Raises CriterionError where unclear."""
    quantity = bound.quantity
    if quantity.value < 0:
        raise _at(quantity, "a change is a number above zero", "write: down by 10 %, or up by 10 %")
    if quantity.unit == "%":
        if isinstance(bound, Change) and bound.direction == "down" and quantity.value > 100:
            raise _at(quantity, "nothing goes down by more than all of it", "write: down by 30 %")
        return Amount(units.convert(quantity.value, "%", "share"), "relative")
    if unit == "share":
        if quantity.unit != "pp":
            help = "write % (of the baseline) or pp (percentage points)"
            raise _at(quantity, "a share changes by % or by pp", help)
        return Amount(units.convert(quantity.value, "%", "share"), "absolute")
    if quantity.unit == "pp":
        raise _at(quantity, "pp are points of a share, and this is none", "write: up by 10 %")
    try:
        return Amount(units.convert(quantity.value, quantity.unit, unit), "absolute")
    except units.UnitError as error:
        raise _at(quantity, error.message, error.help or "write: up by 10 %") from None


def _at(quantity: Quantity, message: str, help: str) -> CriterionError:
    return CriterionError(message, quantity.column, quantity.column + 1, help)

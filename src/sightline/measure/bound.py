"""The bound of a criterion as a number in the unit of what is measured."""

from __future__ import annotations

from sightline.measure import units
from sightline.measure.criterion import Criterion, CriterionError, Quantity, Statistic, Threshold
from sightline.measure.metric import Metric


def bound_value(criterion: Criterion, metric: Metric) -> int | float:
    """Return the bound in the unit of what is measured; CriterionError where units don't fit."""
    assert isinstance(criterion.bound, Threshold)
    quantity = criterion.bound.quantity
    unit = result_unit(criterion.statistic, metric)
    if unit == "share":
        return _share_bound(quantity)
    try:
        return units.convert(quantity.value, quantity.unit, unit)
    except units.UnitError as error:
        help = (
            error.help
            if unit or criterion.statistic.name == "count"
            else (f"add `unit:` to the metric {metric.name}, or leave the unit out")
        )
        raise _at_quantity(quantity, error.message, help) from None


def _share_bound(quantity: Quantity) -> int | float:
    if quantity.unit not in ("", "%"):
        raise _at_quantity(quantity, f"a share has no unit {quantity.unit}", "write: < 5 %")
    value = units.convert(quantity.value, quantity.unit, "share")
    if not 0 <= value <= 1:
        raise _at_quantity(quantity, "a share lies between 0 % and 100 %", "write: < 5 %")
    return value


def _at_quantity(quantity: Quantity, message: str, help: str) -> CriterionError:
    return CriterionError(message, quantity.column, quantity.column + 1, help)


def result_unit(statistic: Statistic, metric: Metric) -> str:
    """Return the unit of a statistic: `share`, "" for counts, else the metric's."""
    if statistic.name == "share":
        return "share"
    return "" if statistic.name == "count" else metric.unit

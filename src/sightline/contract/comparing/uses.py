"""Where changed schemas are used, and which edits reach which use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sightline.contract.comparing.ruled import SchemaPair
from sightline.contract.comparing.schema_walk import Unit, UnitKey
from sightline.contract.surface.surface import Direction

__all__ = ["Mode", "Use", "mode_of", "reaching"]


class Mode(NamedTuple):
    """How a use is judged: who sends, and whether the value goes as text (parameters, forms)."""

    direction: Direction
    is_text: bool
    is_parameter: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A changed schema where an operation uses it; `is_contained` tells that nobody is hurt."""

    pair: SchemaPair
    unit: UnitKey
    mode: Mode
    small: int
    large: int
    is_contained: bool


def mode_of(pair: SchemaPair) -> Mode:
    """The mode of a pair: in webhooks and callbacks the API sends the request."""
    caller_sends = (pair.direction == "request") != pair.flips
    is_parameter = pair.is_text and "body" not in pair.location
    direction = Direction.REQUEST if caller_sends else Direction.RESPONSE
    return Mode(direction, pair.is_text, is_parameter)


def reaching(units: dict[UnitKey, Unit], uses: Iterable[Use]) -> dict[UnitKey, int]:
    """For each unit, the uses that reach it, as a bit set in the order of the uses."""
    masks: dict[UnitKey, int] = {}
    waiting: dict[UnitKey, int] = {}
    for place, use in enumerate(uses):
        waiting[use.unit] = waiting.get(use.unit, 0) | 1 << place
    while waiting:
        key, mask = waiting.popitem()
        known = masks.get(key, 0)
        if known | mask == known:
            continue
        masks[key] = known | mask
        for need in units[key].needs:
            waiting[need] = waiting.get(need, 0) | mask
    return masks

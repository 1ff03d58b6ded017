"""Which named schemas stand in what is written of a contract, and what of it can't be followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sightline.contract.lifecycle.carriers import Carriers
from sightline.contract.lifecycle.tree import Spot

__all__ = ["Reach", "Reached"]

_OPEN = ("$dynamicRef", "$recursiveRef", "contentSchema")
_PATHS = ("/paths/", "/webhooks/", "/x-webhooks/")
Place = tuple[str, str]


@dataclass(slots=True)
class Reached:
    """What some parts of a contract reach: named schemas by their names (`owners`).

    `inside` are those of which a part is referred to past their names. `is_open`: there are
    references that aren't followed, so that anything may stand there.
    """

    owners: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    is_open: bool = False


@dataclass(slots=True)
class _Direct:
    """What a part refers to, itself or through parts without a name."""

    found: dict[Place, Spot] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    is_open: bool = False


class Reach:
    """What named schemas refer to is read once."""

    def __init__(self, carriers: Carriers) -> None:
        self._tree = carriers.tree
        self._owners = carriers.owners
        self._subtypes = carriers.subtypes
        self._known: dict[Place, _Direct] = {}

    def of(self, spots: Iterable[Spot]) -> Reached:
        """All that these parts of a contract reach."""
        reached = Reached()
        waiting: dict[Place, Spot] = {}
        for spot in spots:
            waiting |= self._note(reached, self._direct(spot))
        met: set[Place] = set()
        while waiting:
            place, spot = waiting.popitem()
            if place in met:
                continue
            met.add(place)
            reached.owners.add(self._owners[place])
            if place not in self._known:
                self._known[place] = self._direct(spot)
            waiting |= self._note(reached, self._known[place])
            for other in self._subtypes.get(place, ()):
                if self._tree.home(other) in self._owners:
                    waiting[self._tree.home(other)] = other
        return reached

    @staticmethod
    def _note(reached: Reached, direct: _Direct) -> dict[Place, Spot]:
        reached.inside |= direct.inside
        reached.is_open = reached.is_open or direct.is_open
        return direct.found

    def _direct(self, spot: Spot) -> _Direct:
        direct = _Direct()
        stack = [(spot.file, spot.value)]
        met: set[int] = set()
        while stack:
            file, value = stack.pop()
            if isinstance(value, list):
                stack.extend((file, inner) for inner in value)
            if not isinstance(value, dict) or id(value) in met:
                continue
            met.add(id(value))
            direct.is_open = direct.is_open or any(one in value for one in _OPEN)
            target = self._followed(direct, file, value.get("$ref"))
            if target is not None:
                stack.append((target.file, target.value))
            stack.extend((file, inner) for inner in value.values())
        return direct

    def _followed(self, direct: _Direct, file: str, reference: object) -> Spot | None:
        """Note what a reference leads to; return it where it is to be read on."""
        if not isinstance(reference, str):
            return None
        target = self._tree.follow(file, reference)
        if target is None:
            direct.is_open = True
            return None
        place = self._tree.home(target)
        direct.is_open = direct.is_open or place[1].startswith(_PATHS)
        for above in _above(place):
            if above in self._owners:
                direct.inside.add(self._owners[above])
        if place in self._owners:
            direct.found[place] = target
            return None
        return target


def _above(place: Place) -> Iterator[Place]:
    file, pointer = place
    while "/" in pointer:
        pointer = pointer.rpartition("/")[0]
        yield file, pointer

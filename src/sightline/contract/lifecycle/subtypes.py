"""Which named schemas a value may be of instead, by a discriminator: `Cat` where `Pet` is written.

The names of such schemas stand nowhere in the messages (OpenAPI, Discriminator Object: implicit
names); all that is said is that they build on the other one with `allOf`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.contract.lifecycle.elements import pairs
from sightline.contract.lifecycle.tree import Spot, Tree, escaped, last_name

__all__ = ["choices_of", "subtypes_of"]

_HOMES = ("/components/schemas", "/definitions")
Place = tuple[str, str]


def subtypes_of(tree: Tree, named: Iterable[Spot]) -> dict[Place, tuple[Spot, ...]]:
    """The schemas that build directly on each named schema, where a discriminator chooses."""
    spots = {tree.home(spot): spot for spot in named if isinstance(spot.value, dict)}
    bases = {place: list(_bases(tree, spot)) for place, spot in spots.items()}
    children: dict[Place, dict[Place, Spot]] = {}
    for place, above in bases.items():
        for base in above:
            if _is_chosen(base, bases, spots):
                children.setdefault(base, {})[place] = spots[place]
    for place, spot in spots.items():
        for _, target in _mapped(tree, spot):
            children.setdefault(place, {})[tree.home(target)] = target
    return {place: tuple(found.values()) for place, found in children.items()}


def choices_of(tree: Tree, named: Iterable[Spot]) -> dict[Place, frozenset[str]]:
    """The values of a discriminator that choose each named schema: its name, and mapped ones."""
    spots = [spot for spot in named if isinstance(spot.value, dict)]
    found = {tree.home(spot): {last_name(spot)} for spot in spots}
    for spot in spots:
        for value, target in _mapped(tree, spot):
            found.setdefault(tree.home(target), set()).add(value)
    return {place: frozenset(values) for place, values in found.items()}


def _bases(tree: Tree, spot: Spot) -> Iterator[Place]:
    """The schemas that one builds on directly."""
    assert isinstance(spot.value, dict)
    branches = spot.value.get("allOf")
    for branch in branches if isinstance(branches, list) else ():
        if isinstance(branch, dict) and "$ref" in branch:
            target = tree.follow(spot.file, branch["$ref"])
            if target is not None:
                yield tree.home(target)


def _is_chosen(place: Place, bases: dict[Place, list[Place]], spots: dict[Place, Spot]) -> bool:
    """Whether a schema, or one that it builds on, has a discriminator."""
    waiting, met = [place], {place}
    while waiting:
        at = waiting.pop()
        spot = spots.get(at)
        if spot is not None and any("discriminator" in one for one in _own(spot.value)):
            return True
        above = [base for base in bases.get(at, ()) if base not in met]
        met.update(above)
        waiting += above
    return False


def _own(value: object) -> Iterator[dict[str, object]]:
    """A schema and the branches that are written within its `allOf`."""
    if isinstance(value, dict):
        yield value
        branches = value.get("allOf")
        for branch in branches if isinstance(branches, list) else ():
            if isinstance(branch, dict):
                yield branch


def _mapped(tree: Tree, spot: Spot) -> Iterator[tuple[str, Spot]]:
    """The values of a discriminator's mapping, and what they name: by reference, or by its name."""
    for one in _own(spot.value):
        discriminator = one.get("discriminator")
        mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
        for value, name in pairs(mapping):
            found = tree.follow(spot.file, name)
            if found is None and isinstance(name, str):
                at = (tree.at(tree.main, f"{home}/{escaped(name)}") for home in _HOMES)
                found = next((one for one in at if one is not None), None)
            if found is not None:
                yield value, found

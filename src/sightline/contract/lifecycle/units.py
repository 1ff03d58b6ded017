"""A revision in units: its paths and its named schemas, those read anew that changed."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.contract.lifecycle.elements import Label, Reading, Unit, pairs
from sightline.contract.lifecycle.tree import Spot, Tree, escaped, last_name
from sightline.contract.surface.path_templates import shape_of

__all__ = ["component_spots", "equal", "owner_names", "path_spots", "units_of"]

_HOMES = ("/components/schemas", "/definitions")


def component_spots(tree: Tree) -> dict[str, Spot]:
    """The schemas that have a name in the named file, by their pointer."""
    found = {}
    for home in _HOMES:
        holder = tree.at(tree.main, home)
        for name, value in pairs(holder.value if holder else None):
            pointer = f"{home}/{escaped(name)}"
            found[pointer] = Spot(tree.main, pointer, value)
    return found


def owner_names(tree: Tree, components: dict[str, Spot]) -> dict[tuple[str, str], str]:
    """What each named schema is called, and where its schema stands in another file, that too."""
    names: dict[tuple[str, str], str] = {}
    for spot in components.values():
        names[tree.home(spot)] = last_name(spot)
    for spot in components.values():
        if isinstance(spot.value, dict) and "$ref" in spot.value:
            target = tree.follow(spot.file, spot.value["$ref"])
            if target is not None:
                names.setdefault(tree.home(target), last_name(spot))
    return names


def units_of(tree: Tree, held: dict[tuple[str, str], Unit]) -> dict[tuple[str, str], Unit]:
    """The units of a revision; those of the revision before stand where nothing changed."""
    components = component_spots(tree)
    names = owner_names(tree, components)
    homes = set(components)
    found: dict[tuple[str, str], Unit] = {}
    shapes: set[str] = set()
    for mark, path, spot in path_spots(tree):
        shape = shape_of(path)
        owner = f"{mark}{path}" if shape not in shapes else f"{mark}{path}\x1fagain"
        shapes.add(shape)
        found[tree.home(spot)] = _unit(tree, held, spot, owner, homes, mark)
    waiting = list(components.values())[::-1]
    waiting += [s for unit in found.values() for s in unit.schemas]
    used = set(names.values())
    while waiting:
        spot = waiting.pop()
        place = tree.home(spot)
        if place in found:
            continue
        if place not in names:
            names[place] = _free_name(spot, used)
            used.add(names[place])
        found[place] = _unit(tree, held, spot, names[place], homes, None)
        waiting.extend(found[place].schemas)
    return found


def path_spots(tree: Tree) -> Iterator[tuple[str, str, Spot]]:
    """The paths and webhooks of a contract: a mark for webhooks, the path, its place."""
    for keyword, mark in (("paths", ""), ("webhooks", "webhook "), ("x-webhooks", "webhook ")):
        for path, value in pairs(tree.root.get(keyword)):
            if not path.startswith("x-"):
                yield mark, path, Spot(tree.main, f"/{keyword}/{escaped(path)}", value)


def _free_name(spot: Spot, used: set[str]) -> str:
    name = last_name(spot)
    return name if name not in used else f"{name} ({spot.file}#{spot.pointer})"


def _unit(
    tree: Tree, held: dict[tuple[str, str], Unit], spot: Spot, owner: str, homes: set[str],
    mark: str | None,
) -> Unit:  # fmt: skip
    before = held.get(tree.home(spot))
    if before is not None and _is_same(tree, before, spot, owner):
        return before._replace(spot=spot) if before.spot.value is not spot.value else before
    reading = Reading(tree, homes)
    if mark is None:
        reading.schema(Label(owner, owner), spot)
    else:
        path = owner.removeprefix(mark).removesuffix("\x1fagain")
        reading.path(path, spot, mark)
        if owner.endswith("\x1fagain"):
            reading.elements = {
                f"{key}\x1fagain {path}": e._replace(key=f"{key}\x1fagain {path}")
                for key, e in reading.elements.items()
            }
    return reading.unit(spot, owner)


def _is_same(tree: Tree, before: Unit, spot: Spot, owner: str) -> bool:
    if before.owner != owner or not equal(before.spot.value, spot.value):
        return False
    for file, reference, led_to in before.reads:
        now = tree.follow(file, reference)
        if now is None or led_to is None:
            if now is not led_to:
                return False
        elif now[:2] != led_to[:2] or not equal(now.value, led_to.value):
            return False
    return True


def equal(one: object, other: object) -> bool:
    """Whether two values are the same; values nested too deep to be compared are not."""
    try:
        return one is other or (one == other and type(one) is type(other))
    except RecursionError:
        return False

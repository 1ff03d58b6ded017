"""What is asked about one operation: which elements its calls can carry, and where.

What a call may carry in a part that isn't looked at (headers of answers, parts of forms, schemas
behind references that aren't followed) is told apart, so that not having seen it proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sightline.contract.lifecycle.carriers import Carrier, Carriers, Root
from sightline.contract.lifecycle.elements import pairs
from sightline.contract.lifecycle.reach import Reach
from sightline.contract.lifecycle.tree import Spot

__all__ = ["Wanted", "Watch", "WatchedParameter", "is_enum_value", "watch_of"]

_OBJECT = {"properties", "patternProperties", "additionalProperties", "allOf", "anyOf", "oneOf"}
_DEEPEST = 16
_PATH = "\x1f path "


class Wanted:
    """Elements that are asked about, by their keys."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = frozenset(keys)
        self._by_owner: dict[str, set[str]] = {}
        for key in self.keys:
            at = key.find("\x1f")
            while at >= 0:
                self._by_owner.setdefault(key[:at], set()).add(key)
                at = key.find("\x1f", at + 1)

    def of(self, owners: Iterable[str]) -> frozenset[str]:
        """Those that belong to one of some owners: one of their beginnings is that owner's."""
        found = (self._by_owner[one] for one in owners if one in self._by_owner)
        return frozenset(key for keys in found for key in keys)


@dataclass(frozen=True, slots=True)
class WatchedParameter:
    """A parameter, and the elements (`inner`) that its values can carry.

    `is_spread`: it may be an object, `is_named`: its name stands in a call even so. `template` is
    the path of its operation. One of a path is no element of its own.
    """

    key: str
    place: str
    name: str
    template: str
    is_spread: bool
    is_named: bool
    is_element: bool
    inner: tuple[str, ...]


@dataclass(slots=True)
class Watch:
    """What is asked about one operation.

    `elsewhere` may be carried where nothing is looked at, `unfollowed` behind a reference that
    isn't followed. `queried` are those that a query may carry, `keys` all of it.
    """

    carrier: Carrier
    parameters: list[WatchedParameter] = field(default_factory=list)
    requests: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    unfollowed: frozenset[str] = frozenset()
    queried: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


def watch_of(carriers: Carriers, carrier: Carrier, wanted: Wanted, reach: Reach) -> Watch:
    """What is asked about an operation, of the elements with some keys."""
    watch = Watch(carrier)
    watch.parameters = list(_parameters(carriers, carrier, wanted, reach))
    requests, answers = _owners(carrier.requests, reach), _owners(carrier.responses, reach)
    watch.requests, watch.answers = wanted.of(requests), wanted.of(answers)
    whole = reach.of(carrier.spots)
    bodies = {id(root) for root in (*carrier.requests, *carrier.responses)}
    others = (root for root in carrier.roots if id(root) not in bodies)
    known = requests | answers | _owners(others, reach)
    aside = reach.of(_aside(carriers, carrier)).owners
    watch.elsewhere = wanted.of(aside | whole.inside | (whole.owners - known))
    if whole.is_open:
        watch.unfollowed = frozenset(
            k for k in wanted.keys if k.rpartition("\x1f")[2].startswith((".", "="))
        )
    sent = {key: one for one in watch.parameters for key in (one.key, *one.inner)}
    watch.queried = frozenset(
        key for one in watch.parameters if one.place == "query" for key in (one.key, *one.inner)
    )
    watch.keys = frozenset({carrier.element.key}).union(
        sent, watch.requests, watch.answers, watch.elsewhere, watch.unfollowed
    )
    return watch


def is_enum_value(key: str) -> bool:
    """Whether an element is a value of an enum that a parameter has, alone or in a list."""
    *_, last = key.split("\x1f")
    return last.startswith("=") and "\x1f." not in key


def _parameters(
    carriers: Carriers, carrier: Carrier, wanted: Wanted, reach: Reach
) -> Iterator[WatchedParameter]:
    own = {element.key for element in carrier.parameters}
    paths = {
        r.label.key for r in carrier.roots if r.label.key.startswith(carrier.element.key + _PATH)
    }
    spots = {e.key: carriers.tree.at(e.file, e.pointer) for e in carrier.parameters}
    for key in sorted(own | paths):
        roots = [root for root in carrier.roots if root.label.key == key]
        inner = tuple(sorted(wanted.of(_owners(roots, reach) | {key}) - {key}))
        if key in wanted.keys or inner:
            place, _, name = key.rpartition("\x1f")[2].strip().partition(" ")
            at = spots.get(key)
            value = at.value if at is not None and isinstance(at.value, dict) else {}
            is_named = "content" in value or value.get("style") == "deepObject"
            is_spread = "content" in value or any(_is_spread(carriers, root) for root in roots)
            yield WatchedParameter(
                key, place, name, carrier.called.path, is_spread, is_named, key in own, inner
            )


def _owners(roots: Iterable[Root], reach: Reach) -> set[str]:
    """What the keys of elements begin with that stand in messages with these schemas."""
    roots = tuple(roots)
    return {root.label.key for root in roots} | reach.of(root.spot for root in roots).owners


def _aside(carriers: Carriers, carrier: Carrier) -> Iterator[Spot]:
    """Headers of answers and of the parts of forms: their values are not looked at."""
    for spot in carrier.spots:
        value = spot.value if isinstance(spot.value, dict) else {}
        messages = [
            value.get("requestBody"),
            *(inner for _, inner in pairs(value.get("responses"))),
        ]
        for message in messages:
            at = carriers.tree.resolved(Spot(spot.file, "", message))[0]
            whole = at.value if isinstance(at.value, dict) else {}
            yield Spot(at.file, "", whole.get("headers"))
            for _, media in pairs(whole.get("content")):
                if isinstance(media, dict):
                    yield Spot(at.file, "", media.get("encoding"))


def _is_spread(carriers: Carriers, root: Root) -> bool:
    """Whether a parameter may be an object, whose properties may be parameters of their own."""
    spot = root.spot
    for _ in range(_DEEPEST):
        spot = carriers.tree.resolved(spot)[0]
        value = spot.value
        if not isinstance(value, dict):
            return False
        types = value.get("type")
        if types == "object" or (isinstance(types, list) and "object" in types):
            return True
        if (_OBJECT | {"$ref", "$dynamicRef"}) & value.keys():
            return True
        spot = Spot(spot.file, "", value.get("items"))
    return True

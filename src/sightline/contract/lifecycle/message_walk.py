"""Which elements a message carries: its values and the schemas are walked side by side.

Every branch of a union counts, so that what a message may carry is never missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sightline.contract.lifecycle.carriers import Carriers, Root
from sightline.contract.lifecycle.elements import BRANCHES, INNER, Label, shown_value
from sightline.contract.lifecycle.tree import Spot
from sightline.contract.traffic.secret_shapes import REDACTED

__all__ = ["Carried", "TooLarge", "carried"]

_MOST_STEPS = 200_000


class Carried(NamedTuple):
    """An element that a message carries, and where in it; items of arrays have no numbers.

    `is_hidden`: the value there was redacted, so it may be this one.
    """

    key: str
    path: tuple[str, ...]
    is_hidden: bool = False


class TooLarge(Exception):
    """A message with more parts than are looked at."""


class _Step(NamedTuple):
    """A value beside a schema; `over` are the named schemas that led to this one for the value."""

    value: object
    label: Label
    spot: Spot
    path: tuple[str, ...]
    over: tuple[tuple[str, str], ...] = ()


def carried(carriers: Carriers, roots: Iterable[Root], message: object) -> Iterator[Carried]:
    """The properties and enum values that a message carries. Raises TooLarge."""
    stack = [_Step(message, root.label, root.spot, ()) for root in roots]
    met: set[tuple[tuple[str, ...], int, int, str]] = set()
    steps = 0
    while stack:
        steps += 1
        if steps > _MOST_STEPS:
            raise TooLarge
        step = stack.pop()
        schema = step.spot.value
        mark = (step.path, id(step.value), id(schema), step.label.key)
        if not isinstance(schema, dict) or mark in met:
            continue
        met.add(mark)
        yield from _values(schema, step)
        stack.extend(_beside(carriers, schema, step))
        if isinstance(step.value, dict):
            for child, declared in _members(schema, step):
                if declared:
                    yield Carried(child.label.key, child.path)
                stack.append(child)
            stack.extend(_names(schema, step))
        elif isinstance(step.value, list | str):
            stack.extend(_items(schema, step))


def _beside(carriers: Carriers, schema: dict[str, object], step: _Step) -> Iterator[_Step]:
    """Other schemas that the same value is held against."""
    if "$ref" in schema:
        target = carriers.tree.follow(step.spot.file, schema["$ref"])
        if target is not None:
            for spot in (target, *_subtypes(carriers, carriers.tree.home(target), step)):
                place = carriers.tree.home(spot)
                owner = carriers.owners.get(place)
                label = step.label if owner is None else Label(owner, owner)
                yield step._replace(label=label, spot=spot, over=(*step.over, place))
    for keyword in BRANCHES:
        for inner in _schemas(schema.get(keyword)):
            yield step._replace(spot=Spot(step.spot.file, "", inner))
    for keyword in ("dependentSchemas", "dependencies"):
        named = schema.get(keyword)
        for inner in named.values() if isinstance(named, dict) else ():
            yield step._replace(spot=Spot(step.spot.file, "", inner))


def _subtypes(carriers: Carriers, place: tuple[str, str], step: _Step) -> tuple[Spot, ...]:
    """What a discriminator may choose instead of a schema; nothing where the value itself names one
    that it is the base of here, as a `Cat` that builds on `Pet` is no `Dog`."""
    found = carriers.subtypes.get(place, ())
    told = step.value.values() if isinstance(step.value, dict) else ()
    names = {one for one in told if isinstance(one, str)} if step.over and found else set()
    is_named = any(
        names & carriers.choices.get(carriers.tree.home(one), frozenset())
        for one in found
        if carriers.tree.home(one) in step.over
    )
    return () if is_named else found


def _values(schema: dict[str, object], step: _Step) -> Iterator[Carried]:
    listed = schema.get("enum")
    known = list(listed) if isinstance(listed, list) else []
    if "const" in schema:
        known.append(schema["const"])
    is_hidden = step.value == REDACTED
    for one in known:
        is_text = isinstance(step.value, str)  # in a form, numbers are text
        if is_hidden or one == step.value or (is_text and shown_value(one) == step.value):
            key = step.label.plus("=" + shown_value(one)).key
            yield Carried(key, step.path, is_hidden)


def _members(schema: dict[str, object], step: _Step) -> Iterator[tuple[_Step, bool]]:
    """A step for each member of an object, and whether the schema declares its name."""
    declared, patterns = schema.get("properties"), schema.get("patternProperties")
    names = declared if isinstance(declared, dict) else {}
    others = [schema.get("additionalProperties"), schema.get("unevaluatedProperties")]
    others += patterns.values() if isinstance(patterns, dict) else ()
    assert isinstance(step.value, dict)
    for name, inner in step.value.items():
        path = (*step.path, name)
        if name in names:
            at = Spot(step.spot.file, "", names[name])
            yield _Step(inner, step.label.plus("." + name), at, path), True
        for other in others:
            if isinstance(other, dict):
                at = Spot(step.spot.file, "", other)
                yield _Step(inner, step.label.plus(".*"), at, path), False


def _names(schema: dict[str, object], step: _Step) -> Iterator[_Step]:
    """A step for each name of an object, where its names have a schema."""
    assert isinstance(step.value, dict)
    for inner in _schemas(schema.get("propertyNames")):
        for name in step.value:
            at = Spot(step.spot.file, "", inner)
            yield _Step(name, step.label.plus(".*"), at, (*step.path, name))


def _items(schema: dict[str, object], step: _Step) -> Iterator[_Step]:
    """A step for each item of an array; a form writes one as text, with commas or alone."""
    items = step.value if isinstance(step.value, list) else str(step.value).split(",")
    for keyword, mark in INNER:
        for inner in _schemas(schema.get(keyword)) if mark == "[]" else ():
            at = Spot(step.spot.file, "", inner)
            for item in items:
                yield _Step(item, step.label.plus(mark), at, (*step.path, mark))


def _schemas(value: object) -> Iterator[dict[str, object]]:
    for inner in value if isinstance(value, list) else (value,):
        if isinstance(inner, dict):
            yield inner

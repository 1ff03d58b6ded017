"""Walks bodies once: what is in them is counted, and their shape told.

Two bodies of one site and one shape break the same rules: a shape holds the names and types of all
objects, the lengths of all lists, and every value on which more depends (`decisive_values`). So a
body whose shape was judged before needn't be judged again.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Generic, NamedTuple, TypeVar

from sightline.contract.drift.expected_fields import ExpectedValue, Unknown, Variant
from sightline.contract.drift.tallies import Finding
from sightline.contract.traffic.secret_shapes import REDACTED

__all__ = ["JudgedShapes", "KnownShape", "Shape", "redacted_places", "walk"]

Shape = list[Hashable]
Judgement = TypeVar("Judgement")
_MOST_PARTS = 400
_LONGEST_TEXT = 256
_MOST_WEIGHT = 500_000


def walk(root: ExpectedValue, value: object) -> tuple[list[Unknown], Shape]:
    """Count the fields and listed values of a body; the fields that no schema names, its shape."""
    if root.is_new:
        root.read()
    unknown: list[Unknown] = []
    kind: type = type(value)
    shape: Shape = [kind, isinstance(value, float) and value.is_integer()]
    stack: list[tuple[ExpectedValue, Any]] = [(root, value)]
    pop, push, note = stack.pop, stack.append, shape.append
    while stack:
        place, found = pop()
        kind = type(found)
        if kind is dict:
            names = tuple(found)
            plan = place.plans.get(names) or place.plan(names)
            plan.count += 1
            kinds = tuple(map(type, found.values()))
            variant = plan.variants.get(kinds) or plan.variant(kinds)
            note(variant)
            for name, inner in variant.inner:
                push((inner, found[name]))
            if not variant.is_plain:
                unknown += plan.unknown
                _note_values(variant, found, shape)
                if place.is_whole:
                    note(_text_of(found))
        elif kind is list:
            items = _note_list(place, found, shape)
            if items is not None:
                stack += [(items, each) for each in found]
        else:
            is_listed = kind is not bool and found in place.listed
            if is_listed:
                place.listed[found] += 1
            # All values that aren't among the listed ones are alike, if nothing else is asked.
            note(found if is_listed or place.is_by_value or kind is bool else None)
    return unknown, shape


def _note_values(variant: Variant, found: dict[str, Any], shape: Shape) -> None:
    """Add the values of an object's fields on which more than their type depends."""
    for name in variant.floats:
        shape.append(found[name].is_integer())
    for name in variant.decisive:
        shape.append(_text_of(found[name]))


def _note_list(place: ExpectedValue, found: list[Any], shape: Shape) -> ExpectedValue | None:
    """Add a list's length and types; the place of its items, if they are to be looked into."""
    kinds = tuple(map(type, found))
    shape.append(kinds)
    if float in kinds:
        shape.append(tuple(each.is_integer() for each in found if type(each) is float))
    if place.is_whole or place.minds_items:
        shape.append(_text_of(found))
    items = place.items
    if items is not None and items.is_new:
        items.read()
    return items


def _text_of(value: object) -> str | bytes:
    if isinstance(value, str):
        return value
    import orjson

    return orjson.dumps(value)


def redacted_places(value: object) -> tuple[Hashable, ...]:
    """Where in a body redacted texts stand: the names and numbers that lead there."""
    found: list[Hashable] = [()] if isinstance(value, str) and REDACTED in value else []
    stack: list[tuple[tuple[Hashable, ...], object]] = [((), value)]
    while stack:
        path, held = stack.pop()
        parts = held.items() if isinstance(held, dict) else enumerate(_items_of(held))
        for name, part in parts:
            kind = type(part)
            if kind is str:
                if REDACTED in part:
                    found.append((*path, name))
            elif kind is dict or kind is list:
                stack.append(((*path, name), part))
    return tuple(found)


def _items_of(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


class KnownShape(NamedTuple):
    """What is known of bodies of a shape: whether they fit, and what nobody documented in them."""

    fits: bool
    undocumented: tuple[Finding | None, ...]


class JudgedShapes(Generic[Judgement]):
    """What is known of bodies of a shape; the shapes met last are remembered, within bounds."""

    def __init__(self) -> None:
        self._recent: dict[tuple[Hashable, ...], Judgement] = {}
        self._older: dict[tuple[Hashable, ...], Judgement] = {}
        self._weight = 0

    def get(self, key: tuple[Hashable, ...]) -> Judgement | None:
        """What is known of bodies of a site and a shape; None where nothing is."""
        found = self._recent.get(key)
        if found is None and self._older:
            found = self._older.get(key)
            if found is not None:
                self.remember(key, found)
        return found

    def remember(self, key: tuple[Hashable, ...], judgement: Judgement) -> None:
        """Know this of bodies of a site and a shape, unless the shape will hardly come again."""
        if len(key) > _MOST_PARTS or not all(map(_is_memorable, key)):
            return
        weight = sum(len(part) if isinstance(part, (tuple, str, bytes)) else 1 for part in key)
        if self._weight + weight > _MOST_WEIGHT:
            self._older, self._recent, self._weight = self._recent, {}, 0
        self._weight += weight
        self._recent[key] = judgement


def _is_memorable(part: Hashable) -> bool:
    if isinstance(part, (str, bytes)):
        return len(part) <= _LONGEST_TEXT
    if isinstance(part, tuple):
        return all(not isinstance(one, str) or len(one) <= _LONGEST_TEXT for one in part)
    return not isinstance(part, Variant) or part.is_kept

"""Every value of one type that a document holds, in whichever key it stands.

Rules about criteria or evidence are rules about a type, not about a kind: a new kind that has such
a key is covered without being named anywhere.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

Wanted = TypeVar("Wanted")


def values_of(holder: Any, wanted: type[Wanted]) -> list[Wanted]:
    """The values of a type inside a model, in the order of its keys.

    ``holder`` may be None (a document that could not be read): it holds nothing.
    """
    found: list[Wanted] = []
    if holder is not None:
        for name in _holding(type(holder), wanted):  # type: ignore[arg-type]
            value = getattr(holder, name)
            if value:
                _collect(value, wanted, found)
    return found


def can_hold(model: type, wanted: type) -> bool:
    """Whether documents of a model have any key in which a value of the type can stand."""
    return bool(_holding(model, wanted))


def _collect(value: Any, wanted: type[Wanted], found: list[Wanted]) -> None:
    if type(value) is wanted:
        found.append(value)
    elif type(value) is tuple:
        for item in value:
            _collect(item, wanted, found)
    elif type(value) is dict:
        for item in value.values():
            _collect(item, wanted, found)
    elif is_dataclass(value):
        found += values_of(value, wanted)


@cache
def _holding(model: Hashable, wanted: Hashable) -> tuple[str, ...]:
    """The fields of a model that can hold the type, at any depth."""
    hints = get_type_hints(model)
    return tuple(f.name for f in fields(model) if _mentions(hints[f.name], wanted))  # type: ignore[arg-type]


def _mentions(annotation: Any, wanted: Hashable) -> bool:
    if annotation is wanted or hasattr(annotation, "from_node"):
        return annotation is wanted  # what reads itself from a node is a value, not a holder
    if isinstance(annotation, type) and is_dataclass(annotation):
        return bool(_holding(annotation, wanted))
    return any(_mentions(inner, wanted) for inner in get_args(annotation))

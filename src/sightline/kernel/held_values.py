"""Every value of one type that a document holds, in whichever key it stands.

Rules about criteria or evidence are rules about a type, not about a kind: a new kind that has such
a key is covered without being named anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

Wanted = TypeVar("Wanted")
Keys = tuple[str | int, ...]


def values_of(holder: Any, wanted: type[Wanted]) -> Iterator[tuple[Keys, Wanted]]:
    """The values of a type inside a model, each with the keys that lead to it.

    ``holder`` may be None (a document that could not be read): it holds nothing.
    """
    if holder is None:
        return
    for name in _holding(type(holder), wanted):
        value = getattr(holder, name)
        if value:
            yield from _inside(value, (name,), wanted)


def _inside(value: Any, keys: Keys, wanted: type[Wanted]) -> Iterator[tuple[Keys, Wanted]]:
    if type(value) is wanted:
        yield keys, value
    elif type(value) is tuple:
        for index, item in enumerate(value):
            yield from _inside(item, (*keys, index), wanted)
    elif type(value) is dict:
        for name, item in value.items():
            yield from _inside(item, (*keys, name), wanted)
    elif is_dataclass(value):
        for below, found in values_of(value, wanted):
            yield (*keys, *below), found


@cache
def _holding(model: type, wanted: type) -> tuple[str, ...]:
    """The fields of a model that can hold the type, at any depth."""
    hints = get_type_hints(model)
    return tuple(f.name for f in fields(model) if _mentions(hints[f.name], wanted))


def _mentions(annotation: Any, wanted: type) -> bool:
    if annotation is wanted:
        return True
    if isinstance(annotation, type) and is_dataclass(annotation):
        return bool(_holding(annotation, wanted))
    return any(_mentions(inner, wanted) for inner in get_args(annotation))

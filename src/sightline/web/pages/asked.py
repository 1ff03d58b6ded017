"""The form of an operation: a field for each part of its request, and the request that it sends."""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from starlette.datastructures import QueryParams

from sightline.kernel.asking.registry import Operation
from sightline.kernel.errors import UsageError


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form. ``kind`` is text, number, lines, yes or choice."""

    name: str
    label: str
    help: str
    kind: str
    choices: tuple[str, ...]
    value: Any
    is_required: bool


def inputs_of(operation: Operation, given: QueryParams) -> list[Input]:
    """The fields of an operation's form, filled with what the address says."""
    hints = get_type_hints(operation.request)
    return [
        _input(declared, hints[declared.name], given)
        for declared in fields(operation.request)
        if "export" not in declared.metadata
    ]


def _input(declared: Field[Any], hint: Any, given: QueryParams) -> Input:
    name = declared.name.rstrip("_")
    kind, choices = _kind(hint)
    default = None if declared.default is MISSING else declared.default
    value: Any = given.get(name, "" if default in (None, ()) else default)
    if kind == "lines":
        value = "\n".join(given.getlist(name))
    if kind == "yes":
        value = given.get(name) in ("true", "on") if given else bool(default)
    return Input(
        name=name,
        label=name.replace("_", " "),
        help=str(declared.metadata.get("help", "")),
        kind=kind,
        choices=choices,
        value=value,
        is_required=declared.default is MISSING,
    )


def _kind(hint: Any) -> tuple[str, tuple[str, ...]]:
    parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    named = [part for part in parts if part is not type(None)]
    if get_origin(named[0]) is Literal:
        return "choice", tuple(map(str, get_args(named[0])))
    if get_origin(named[0]) is tuple:
        return "lines", ()
    return {bool: ("yes", ()), int: ("number", ()), float: ("number", ())}.get(
        named[0], ("text", ())
    )


def request_of(operation: Operation, given: QueryParams) -> dict[str, Any]:
    """The request that an address says, with values of the declared types.

    Raises UsageError for what is no number where one belongs, and for what must be there.
    """
    asked: dict[str, Any] = {}
    for one in inputs_of(operation, given):
        if one.name not in given or not any(part.strip() for part in given.getlist(one.name)):
            if one.is_required:
                raise UsageError(f"say {one.label}", help=one.help)
            continue
        if one.kind == "lines":
            texts = [line for part in given.getlist(one.name) for line in part.splitlines()]
            asked[one.name] = tuple(line.strip() for line in texts if line.strip())
        elif one.kind == "yes":
            asked[one.name] = one.value
        else:
            asked[one.name] = _number(one) if one.kind == "number" else given[one.name]
    return asked


def _number(one: Input) -> int | float:
    text = str(one.value).strip()
    try:
        return int(text) if text.lstrip("+-").isdecimal() else float(text)
    except ValueError:
        raise UsageError(f"{one.label}: {one.value} is no number", help=one.help) from None

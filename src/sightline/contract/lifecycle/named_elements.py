"""Elements by the names that people type."""

from __future__ import annotations

from sightline.contract.lifecycle.elements import Element
from sightline.contract.lifecycle.subject import Standing
from sightline.contract.surface.path_templates import shape_of
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["elements_named"]


def elements_named(names: tuple[str, ...], contracts: list[Standing]) -> list[dict[str, Element]]:
    """The elements that are meant, by their keys, of each contract.

    Raises UsageError, with the nearest name, where nothing is meant by one.
    """
    found: list[dict[str, Element]] = [{} for _ in contracts]
    for name in names:
        meant = _named(name, contracts)
        if not meant:
            known = {e.name for one in contracts for e in one.elements.values()}
            near = nearest(name, known, limit=1)
            help = f"did you mean `{near[0]}`?" if near else _HELP
            raise UsageError(f"no contract has `{name}`", help=help)
        for index, element in meant:
            found[index][element.key] = element
    return found


_HELP = (
    "write an operation (`GET /pets`), a parameter (`GET /pets query sort`), a property"
    " (`Pet.name`), or a value (`Pet.kind=cat`)"
)


def _named(name: str, contracts: list[Standing]) -> list[tuple[int, Element]]:
    """By the very name; else by one in which the parameters of the path are called otherwise."""
    everything = [(n, e) for n, one in enumerate(contracts) for e in one.elements.values()]
    exact = [pair for pair in everything if pair[1].name == name]
    shape = shape_of(name)
    return exact or [pair for pair in everything if shape_of(pair[1].name) == shape]

"""What is broken in a contract, told by its place in the document.

A pointer stands for the place until somebody wants to see it: only what is shown is located.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Problems", "SurfaceProblem"]


class SurfaceProblem(NamedTuple):
    """Something in a contract that couldn't be read and was left out."""

    pointer: str
    message: str
    help: str


class Problems:
    """Collects problems in the order they are met, each once."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[SurfaceProblem, None] = {}

    def add(self, pointer: str, message: str, help: str) -> None:
        """Notes that what stands at `pointer` was left out, and what to write instead."""
        self._seen[SurfaceProblem(pointer, message, help)] = None

    def wrong_type(self, pointer: str, wanted: str, found: object) -> None:
        """Notes a value that isn't `wanted` (a word such as "a list")."""
        self.add(pointer, f"This should be {wanted}, but is {_kind(found)}.", f"Write {wanted}.")

    def sorted(self) -> tuple[SurfaceProblem, ...]:
        """All problems in order of their places."""
        return tuple(sorted(self._seen))


def _kind(value: object) -> str:
    """What a value is, in the words of a reader of YAML or JSON."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "a mapping"

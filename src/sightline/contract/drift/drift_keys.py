"""What findings are told apart by."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Broken", "Undocumented"]


@dataclass(frozen=True, slots=True, order=True)
class Undocumented:
    """A thing that the contract doesn't name. `owner` is the `id()` of the schema it is missing
    from (fields), `place` says which status or direction it belongs to."""

    kind: str  # method, status, media, parameter, field
    direction: str
    name: str
    place: str = ""
    owner: int = 0
    is_closed: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A rule of the contract that was broken: a keyword at a pointer, or a parameter left out."""

    direction: str
    pointer: str
    keyword: str
    name: str = ""

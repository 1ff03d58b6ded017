"""New concrete paths that take calls which a template answered until now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sightline.contract.comparing.ruled import Found, Where
from sightline.contract.comparison import REVIEW, SEMANTIC
from sightline.contract.surface.surface import Operation

__all__ = ["Templates"]

_ANY = "{}"


@dataclass(slots=True)
class _Node:
    below: dict[str, _Node] = field(default_factory=dict)
    ends: list[Operation] = field(default_factory=list)


class Templates:
    """The old version's paths by their parts, so that a new path meets only those that fit."""

    def __init__(self, olds: Iterable[Operation]) -> None:
        self._root = _Node()
        for old in olds:
            node = self._root
            if not old.flips and _ANY in old.shape:
                for part in (old.method, *old.shape.split("/")):
                    node = node.below.setdefault(part, _Node())
                node.ends.append(old)

    def add_shadowed(self, new: Operation, found: Found) -> None:
        """Tell which old operations a new one shadows (OpenAPI: concrete paths come first)."""
        for old in self._fitting(new):
            found.add(
                "operation-shadowed",
                f"{new.name} takes calls that {old.name} answered until now",
                REVIEW,
                Where(new.name, old.name, "request"),
                new.pointer,
                class_=SEMANTIC,
                before=old.name,
                after=new.name,
            )

    def _fitting(self, new: Operation) -> list[Operation]:
        start = self._root.below.get(new.method)
        nodes = [start] if start is not None and not new.flips else []
        for part in new.shape.split("/"):
            ways = (part,) if part == _ANY else (part, _ANY)
            nodes = [node.below[way] for node in nodes for way in ways if way in node.below]
        return [old for node in nodes for old in node.ends if old.shape != new.shape]

"""Edits outside of schemas: each has its verdict by a rule of HTTP or of OpenAPI."""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.contract.comparing.edit import Change
from sightline.contract.comparison import WIRE, Witness
from sightline.contract.surface.surface import SchemaUse

__all__ = ["Found", "Ruled", "SchemaPair"]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A change with its verdict, in one operation and direction."""

    change: Change
    verdict: str
    operation: str
    direction: str
    witness: Witness | None = None
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class SchemaPair:
    """A schema's use in both versions of an operation; `location` names it (`body`, `query tags`)."""

    old: SchemaUse
    new: SchemaUse
    operation: str
    direction: str
    location: str
    owner: str
    flips: bool = False
    is_text: bool = False  # a parameter: the value goes as text
    media: str = ""


@dataclass(slots=True)
class Found:
    """What a comparison of operations comes to."""

    old_root: dict[str, object]
    new_root: dict[str, object]
    ruled: list[Ruled] = field(default_factory=list)
    pairs: list[SchemaPair] = field(default_factory=list)
    former: dict[str, str] = field(default_factory=dict)  # operations' old names by their new ones

    def add(
        self,
        kind: str,
        message: str,
        verdict: str,
        where: tuple[str, str, str],
        pointer: str,
        *,
        class_: str = WIRE,
        is_gone: bool = False,
        before: object = None,
        after: object = None,
        witness: Witness | None = None,
    ) -> None:
        """Add a ruled change; `where` is (owner, operation, direction)."""
        owner, operation, direction = where
        change = Change(kind, class_, owner, pointer, is_gone, before, after, message)
        self.ruled.append(Ruled(change, verdict, operation, direction, witness))

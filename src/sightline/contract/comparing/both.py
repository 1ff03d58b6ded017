"""A schema as it stands in both versions: what the rules about single keywords look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sightline.contract.comparing.edit import Change, Edit, Patch
from sightline.contract.comparison import WIRE
from sightline.contract.schemas.table import Content

__all__ = ["REQUEST", "RESPONSE", "Both", "Here", "Pairs", "as_written", "kebab"]

REQUEST, RESPONSE = "request", "response"


@dataclass(frozen=True, slots=True)
class Here:
    """A schema as written in both versions, and where; `owner` is the component or operation."""

    old: object
    new: object
    old_pointer: str
    new_pointer: str
    owner: str


@dataclass(slots=True)
class Pairs:
    """The pairs of schemas found below one."""

    found: list[Here] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Both:
    """What stands here in both versions: as written, in content, by number."""

    here: Here
    old: dict[str, Any]
    new: dict[str, Any]
    old_content: Content
    new_content: Content
    old_number: int
    new_number: int

    def edit(
        self,
        kind: str,
        message: str,
        patch: Patch,
        *,
        step: str = "",
        before: object = None,
        after: object = None,
        class_: str = WIRE,
        is_gone: bool = False,
    ) -> Edit:
        """An edit made here; `step` leads to it from the schema, in the version it stands in."""
        pointer = (self.here.old_pointer if is_gone else self.here.new_pointer) + step
        change = Change(kind, class_, self.here.owner, pointer, is_gone, before, after, message)
        return Edit(
            change,
            patch,
            self.here.old,
            self.here.new,
            self.old_number,
            self.new_number,
            self.here.new_pointer,
        )

    def below(self, old: object, new: object, old_step: str, new_step: str) -> Here:
        """A pair of schemas below this one, each with the way to it."""
        here = self.here
        return Here(old, new, here.old_pointer + old_step, here.new_pointer + new_step, here.owner)


def kebab(keyword: str) -> str:
    """`maxLength` as `max-length`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in keyword)


def as_written(schema: object) -> object:
    """A schema as it is written; of a reference that leads nowhere, what is wrong with it."""
    return schema["~opaque"] if isinstance(schema, dict) and "~opaque" in schema else schema

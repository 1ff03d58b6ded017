"""A contract as it was read: plain values, what was wrong with it, and where each part is written.

Documents of several files are mounted in one tree: the file named first is the root, every other
stands under the key `FILES`, by its path, and each `$ref` that crossed files is rewritten to point
there. So whoever comes after only ever sees references that begin with `#/`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sightline.text.yaml.nodes import Problem

__all__ = ["FILES", "Document", "Place"]

FILES = "~files"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a contract is written; lines count from 1."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A contract's values with a way back to its text.

    `name` is what the user called it (`openapi.yaml`, `v1.2:contracts/pets/openapi.yaml`), `root`
    the values (names of keys are text, also of statuses), `problems` what is broken in it (broken
    references among them), `locate` finds a JSON pointer's place: it reads the text again, so it is
    asked only for what is shown.
    """

    name: str
    root: dict[str, object]
    locate: Callable[[str], Place]
    problems: tuple[Problem, ...] = ()
    files: tuple[str, ...] = field(default=())

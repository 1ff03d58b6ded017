"""The files of one revision of a contract, and what a reference in them leads to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

__all__ = ["Spot", "Tree", "escaped", "external_files", "last_name"]

_EXTERNAL = re.compile(
    rb"""\$ref["']?\s*:\s*(?:"([^"#]+)["#]|'([^'#]+)['#]|([^\s"'#{}\[\],>|][^\s#{}\[\],]*))"""
)
_MOST_STEPS = 32


class Spot(NamedTuple):
    """A place in a file, and the value that stands there."""

    file: str
    pointer: str
    value: object


@dataclass(frozen=True, slots=True)
class Tree:
    """A contract's files by their path; `main` is the one that was named."""

    main: str
    files: dict[str, object]

    @property
    def root(self) -> dict[str, object]:
        """The values of the named file; empty where it isn't there or holds no keys."""
        found = self.files.get(self.main)
        return found if isinstance(found, dict) else {}

    def follow(self, file: str, reference: object) -> Spot | None:
        """What a `$ref` written in a file leads to, one step; None where that is nothing."""
        if not isinstance(reference, str):
            return None
        name, _, fragment = reference.partition("#")
        if "://" in name:
            return None
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), name)) if name else file
        if target not in self.files or (fragment and not fragment.startswith("/")):
            return None
        return self.at(target, unquote(fragment))

    def at(self, file: str, pointer: str) -> Spot | None:
        """What stands at a JSON pointer (RFC 6901) of a file."""
        value = self.files.get(file)
        for token in pointer.split("/")[1:]:
            name = token.replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict) and name in value:
                value = value[name]
            elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
                value = value[int(name)]
            else:
                return None
        return Spot(file, pointer, value)

    def resolved(self, spot: Spot) -> tuple[Spot, tuple[Spot, ...]]:
        """Where a chain of `$ref` ends, and each step on the way; a circle ends somewhere in it."""
        steps: list[Spot] = []
        while len(steps) < _MOST_STEPS and isinstance(spot.value, dict):
            following = self.follow(spot.file, spot.value.get("$ref"))
            if following is None:
                break
            spot = following
            steps.append(spot)
        return spot, tuple(steps)

    def home(self, spot: Spot) -> tuple[str, str]:
        """A place by its file's path from the named file: equal wherever the contract is kept."""
        folder = posixpath.dirname(self.main) or "."
        file = "" if spot.file == self.main else posixpath.relpath(spot.file, folder)
        return file, spot.pointer


def escaped(name: str) -> str:
    """A name as a token of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def last_name(spot: Spot) -> str:
    """What a schema in a file of its own is called: its last key, else its file."""
    if spot.pointer:
        token = spot.pointer.rpartition("/")[2]
        return token.replace("~1", "/").replace("~0", "~")
    return posixpath.basename(spot.file).partition(".")[0]


def external_files(path: str, data: bytes) -> list[str]:
    """The other files that a file's text refers to, as paths beside it, in order."""
    found: dict[str, None] = {}
    for match in _EXTERNAL.finditer(data):
        name = match[match.lastindex or 0].decode("utf-8", "replace").strip()
        if "://" in name or "\0" in name or name.startswith("/"):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        if not target.startswith("../") and target != path:
            found[target] = None
    return list(found)

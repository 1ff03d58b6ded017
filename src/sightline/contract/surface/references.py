"""Follows `$ref` to the place where a part of a contract is really written.

Only references inside the document are followed (RFC 6901 pointers behind `#`): files have been
brought together before, and nothing is fetched. Schemas are never passed through here.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from sightline.contract.surface.problems import Problems

__all__ = ["Mapping", "References", "Spot", "escape", "pointer_tokens"]

Mapping = dict[str, Any]
Spot = tuple[Mapping, str]  # what is written, and the JSON pointer of its place

_MISSING: Any = object()


def escape(key: str) -> str:
    """A key as it stands in a JSON pointer (RFC 6901, section 3)."""
    if "~" in key or "/" in key:
        return key.replace("~", "~0").replace("/", "~1")
    return key


def pointer_tokens(pointer: str) -> list[str]:
    """The keys a JSON pointer goes through, unescaped; `""` is the whole document."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


class References:
    """The document's own references, each looked up once.

    `follow` answers the same object for the same place, so what is shared stays shared.
    """

    __slots__ = ("_found", "_self", "problems", "root")

    def __init__(self, root: Mapping, problems: Problems) -> None:
        self.root = root
        self.problems = problems
        written = root.get("$self")
        self._self = written.split("#", 1)[0] if isinstance(written, str) else ""
        self._found: dict[str, Spot | None] = {}

    def follow(self, node: object, pointer: str, what: str) -> Spot | None:
        """The mapping behind `node` and where it is written; None (and a problem) if there is none.

        `what` names the thing in the problem's text: "parameter", "response".
        """
        if type(node) is not dict:
            if node is not None:
                self.problems.wrong_type(pointer, f"a {what} (a mapping)", node)
            return None
        reference = node.get("$ref")
        if reference is None:
            return node, pointer
        if type(reference) is not str:
            self.problems.wrong_type(f"{pointer}/$ref", "a reference (a text)", reference)
            return None
        if reference in self._found:
            found = self._found[reference]
        else:
            found = self._found[reference] = self._end_of(reference, pointer)
            return found
        if found is None:
            self._broken(reference, pointer)
        return found

    def _end_of(self, reference: str, pointer: str) -> Spot | None:
        """What a chain of references ends at."""
        seen: set[str] = set()
        while True:
            if reference in seen:
                self.problems.add(
                    f"{pointer}/$ref",
                    f"The reference `{reference}` leads back to itself.",
                    "Let it name a place where something is written out.",
                )
                return None
            seen.add(reference)
            spot = self.look_up(reference)
            if spot is None or type(spot[0]) is not dict:
                self._broken(reference, pointer)
                return None
            following = spot[0].get("$ref")
            if type(following) is not str:
                return spot
            reference = following

    def look_up(self, reference: str) -> tuple[Any, str] | None:
        """What stands at a local reference, whatever it is, with its pointer."""
        base, hash_mark, fragment = reference.partition("#")
        if not hash_mark or (base and base != self._self):
            return None
        if "%" in fragment:
            fragment = unquote(fragment)
        if fragment and not fragment.startswith("/"):
            return None
        node: Any = self.root
        for token in pointer_tokens(fragment):
            if type(node) is dict:
                node = node.get(token, _MISSING)
            elif type(node) is list and token.isdecimal() and len(token) < 10:
                node = node[int(token)] if int(token) < len(node) else _MISSING
            else:
                return None
            if node is _MISSING:
                return None
        return node, fragment

    def _broken(self, reference: str, pointer: str) -> None:
        self.problems.add(
            f"{pointer}/$ref",
            f"The reference `{reference}` leads nowhere.",
            "Write what it should name, or correct its spelling.",
        )

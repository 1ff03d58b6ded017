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
_NOWHERE = "leads nowhere, or back to itself."
_MEND = "Write what it should name, or correct its spelling."


def escape(key: object) -> str:
    """A key as it stands in a JSON pointer (RFC 6901, section 3)."""
    text = key if type(key) is str else str(key)
    if "~" in text or "/" in text:
        return text.replace("~", "~0").replace("/", "~1")
    return text


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
        if reference not in self._found:
            self._follow_chain(reference)
        found = self._found[reference]
        if found is None:
            self.problems.add(f"{pointer}/$ref", f"The reference `{reference}` {_NOWHERE}", _MEND)
        return found

    def _follow_chain(self, reference: str) -> None:
        """Finds what a chain of references ends at, for each of its links at once."""
        links: dict[str, None] = {}
        end: Spot | None = None
        while reference not in self._found and reference not in links:
            links[reference] = None
            spot = self.look_up(reference)
            if spot is None or type(spot[0]) is not dict:
                break
            following = spot[0].get("$ref")
            if type(following) is not str:
                end = spot
                break
            reference = following
        else:
            end = self._found.get(reference)
        self._found.update(dict.fromkeys(links, end))

    def flag(self, node: Mapping, key: str, pointer: str) -> bool:
        """A switch that is off unless it is `true`; anything but true or false is a problem."""
        value = node.get(key)
        if value is not None and type(value) is not bool:
            self.problems.wrong_type(f"{pointer}/{escape(key)}", "true or false", value)
        return value is True

    def text(self, node: Mapping, key: str, pointer: str) -> str:
        """The text under a key, empty where there is none; anything else is a problem."""
        value = node.get(key)
        if type(value) is str:
            return value
        if value is not None:
            self.problems.wrong_type(f"{pointer}/{escape(key)}", "a text", value)
        return ""

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

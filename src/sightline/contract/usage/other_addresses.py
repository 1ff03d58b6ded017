"""Calls that fit no operation, but may be one behind an address that the contract doesn't name.

A gateway passes `/shop/v1/orders/7` on to `/orders/7`. What of such a call is an operation's can't
be told, so it is never counted as one; but it may have been one.
"""

from __future__ import annotations

from dataclasses import replace

from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.surface.surface import Operation, Surface

__all__ = ["OtherAddresses"]

_MOST_REMEMBERED = 4096
_MOST_PARTS = 12


class OtherAddresses:
    """Finds the operation whose path a longer or other address ends with."""

    def __init__(self, surface: Surface) -> None:
        self._matcher = PathMatcher(
            replace(one, bases=("",)) for one in surface.operations if _can_be_told(one)
        )
        self._known: dict[tuple[str, str], str] = {}

    def perhaps(self, method: str, path: str) -> str:
        """The name of the operation that a call may be of; empty for none.

        The longest end of the address that fits counts.
        """
        key = (method, path)
        held = self._known.get(key)
        if held is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            held = self._known[key] = self._found(method, path)
        return held

    def _found(self, method: str, path: str) -> str:
        parts = [part for part in path.split("/") if part][-_MOST_PARTS:]
        for start in range(len(parts)):
            found = self._matcher.match(method, "/" + "/".join(parts[start:]), "")
            if found is not None:
                return found.name
        return ""


def _can_be_told(operation: Operation) -> bool:
    """Whether a path has a word: of one without, any address might be a call."""
    words = (part for part in operation.path.split("/") if part)
    return not operation.flips and any("{" not in word for word in words)

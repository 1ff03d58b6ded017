"""Operations that went away together, below one path: they are told as one.

Thirty lines that each say that one operation of a part of the API is gone hide the one thing to
know: that this part is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sightline.contract.comparison import Entry

__all__ = ["Together", "is_removed_operation", "together"]

E = TypeVar("E", bound=Entry)

_LEAST, _ENOUGH_NAMES = 4, 2
_ANCHOR = re.compile(r"^: (?P<it>it was|its) ")
_IT = re.compile(r"\bit\b")
_THEIRS = {"it was": "they were", "its": "their"}


@dataclass(frozen=True, slots=True)
class Together(Generic[E]):
    """Several removed operations. ``below`` is the path that begins all of theirs."""

    below: str
    entries: tuple[E, ...]

    @property
    def said(self) -> str:
        """That they went away, and what stands for all of them.

        Told of one as `GET /a was removed: it was never deprecated`.
        """
        many = f"{len(self.entries):,} operations below `{self.below}` were removed"
        rest = _rest(self.entries[0])
        found = _ANCHOR.match(rest)
        return f"{many}: {_THEIRS[found['it']]} {rest[found.end() :]}" if found else many

    @property
    def remedy(self) -> str:
        """What to do instead, of all of them."""
        remedy = self.entries[0].remedy
        return _IT.sub("them", remedy.text) if remedy is not None else ""

    def short(self, entry: E) -> str:
        """One of them beside the others: `GET /{id}`."""
        method, _, path = entry.owner.partition(" ")
        return f"{method} {path.removeprefix(self.below)}".rstrip()


def is_removed_operation(entry: Entry) -> bool:
    """Whether an entry says that an operation went away."""
    return entry.kind.startswith("operation-removed")


def together(entries: Sequence[E]) -> list[E | Together[E]]:
    """The entries in their order; many removed operations below a path stand where the first did.

    They are as many as four, of one kind and verdict. Of several paths that begin many of them, the
    longest is told.
    """
    group_of: dict[str, Together[E]] = {}
    for group in _groups([one for one in entries if is_removed_operation(one)]):
        group_of.update((one.id, group) for one in group.entries)
    found: list[E | Together[E]] = []
    for entry in entries:
        group_here = group_of.get(entry.id)
        if group_here is None:
            found.append(entry)
        elif group_here.entries[0] is entry:
            found.append(group_here)
    return found


def _groups(removed: Iterable[E]) -> Iterator[Together[E]]:
    alike: dict[tuple[object, ...], list[E]] = {}
    for entry in removed:
        if " /" in entry.owner:
            key = (entry.kind, entry.verdict, entry.class_, _rest(entry))
            alike.setdefault(key, []).append(entry)
    for members in alike.values():
        yield from _below(members)


def _below(members: list[E]) -> Iterator[Together[E]]:
    """Groups of members, each below the longest path that begins all of theirs."""
    waiting = [(0, members)]
    while waiting:
        depth, here = waiting.pop()
        if len(here) < _LEAST:
            continue
        parts: dict[str, list[E]] = {}
        for entry in here:
            segments = _segments(entry)
            if depth < len(segments):
                parts.setdefault(segments[depth], []).append(entry)
        whole = next(iter(parts.values())) if len(parts) == 1 else []
        above = _segments(here[0])[:depth]
        names = sum(not name.startswith("{") for name in above)
        is_split = len(whole) < len(here)
        is_last = all(len(part) < _LEAST for part in parts.values())
        if is_split and names and (is_last or names >= _ENOUGH_NAMES):
            yield Together("/" + "/".join(above), tuple(here))
        else:
            waiting += [(depth + 1, part) for part in parts.values()]


def _segments(entry: Entry) -> list[str]:
    return entry.owner.partition(" ")[2].strip("/").split("/")


def _rest(entry: Entry) -> str:
    """What a message says beside the name of the operation and that it was removed."""
    return entry.message.partition(" was removed")[2]

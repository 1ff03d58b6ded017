"""Entries of the answer: one per cause, with all the operations that it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from sightline.contract.comparing.edit import Change
from sightline.contract.comparison import (
    Entry,
    Reached,
    Remedy,
    Witness,
    worst,
)
from sightline.contract.schemas.keywords import canonical_text

__all__ = ["Cause", "Causes", "fingerprint"]

_RANK = {"breaking": 0, "review": 1, "compatible": 2}
_CLASSES = {"wire": 0, "source": 1, "semantic": 2}


@dataclass(slots=True)
class Cause:
    """A change with what it means wherever it reaches."""

    change: Change
    reach: dict[tuple[str, str], str] = field(default_factory=dict)
    witness: Witness | None = None
    reason: str = ""
    remedy: Remedy | None = None

    def add(self, operation: str, direction: str, verdict: str) -> None:
        """Add a use; of several in one operation and direction the worst counts."""
        known = self.reach.get((operation, direction))
        if known is None or _RANK[verdict] < _RANK[known]:
            self.reach[operation, direction] = verdict

    @property
    def verdict(self) -> str:
        return worst(list(set(self.reach.values())))


class Causes:
    """Gathers causes; the same change in several operations is one."""

    def __init__(self) -> None:
        self._causes: dict[tuple[object, ...], Cause] = {}
        self._by_change: dict[int, tuple[Change, Cause]] = {}

    def of(self, change: Change) -> Cause:
        """The cause of a change, known already or new."""
        known = self._by_change.get(id(change))
        if known is not None:
            return known[1]
        key = (
            change.kind,
            change.class_,
            change.owner,
            change.pointer if change.owner not in _EVERYWHERE else "",
            change.is_gone,
            canonical_text(change.before),
            canonical_text(change.after),
        )
        if key not in self._causes:
            self._causes[key] = Cause(change)
        self._by_change[id(change)] = (change, self._causes[key])
        return self._causes[key]

    def all(self) -> list[Cause]:
        """All causes, the worst first, then those that reach most."""
        return sorted(self._causes.values(), key=_order)

    def entries(self, places: dict[tuple[str, bool], tuple[str, int]]) -> tuple[Entry, ...]:
        """All as entries; `places` are (file, line) by pointer and whether it is the old one."""
        seen: dict[str, int] = {}
        entries = []
        for cause in self.all():
            mark = fingerprint(cause.change)
            seen[mark] = seen.get(mark, 0) + 1
            number = f"-{seen[mark]}" if seen[mark] > 1 else ""
            entries.append(_entry(cause, mark, f"{mark[:10]}{number}", places))
        return tuple(entries)


_EVERYWHERE = ("servers", "security")


def _order(cause: Cause) -> tuple[object, ...]:
    change = cause.change
    return (
        _RANK[cause.verdict],
        _CLASSES[change.class_],
        -len(cause.reach),
        change.owner,
        change.pointer,
        change.kind,
        canonical_text(change.before),
        canonical_text(change.after),
    )


def _entry(
    cause: Cause, mark: str, name: str, places: dict[tuple[str, bool], tuple[str, int]]
) -> Entry:
    change = cause.change
    file, line = places.get((change.pointer, change.is_gone), ("", 0))
    return Entry(
        id=name,
        kind=change.kind,
        class_=change.class_,
        verdict=cause.verdict,
        owner=change.owner,
        pointer=change.pointer,
        before=change.before,
        after=change.after,
        message=change.message,
        reach=tuple(
            Reached(operation, direction, verdict)
            for (operation, direction), verdict in sorted(cause.reach.items())
        ),
        witness=cause.witness,
        remedy=cause.remedy,
        reason=cause.reason,
        fingerprint=mark,
        file=file,
        line=line,
        is_undecided=bool(cause.reason) and cause.verdict == "review",
    )


def fingerprint(change: Change) -> str:
    """Equal wherever the same edit is made to the same owner, wherever it stands in the file."""
    parts: Iterable[str] = (
        change.kind,
        change.owner,
        _within(change),
        canonical_text(change.before),
        canonical_text(change.after),
    )
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _within(change: Change) -> str:
    """The pointer within the owner, so that a bundle has the same."""
    tokens = change.pointer.split("/")
    if len(tokens) > 3 and tokens[1] == "components":
        return "/".join(tokens[4:])
    if len(tokens) > 2 and tokens[1] == "definitions":
        return "/".join(tokens[3:])
    return "" if change.owner in _EVERYWHERE else change.pointer

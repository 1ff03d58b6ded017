"""The ids of a workspace, asked again and again for the nearest to one that leads nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, KeysView

from sightline.kernel.documents.identifiers import kind_of
from sightline.text.near import nearest

_DIGITS = "0123456789"
_FEW = 200
"""Up to so many numbered ids of a kind, a number that is two slips away is looked for as well."""


class IdIndex(Collection[str]):
    """Every id, by its kind. What was asked once is remembered, so that a thousand links to one
    missing id cost one search; numbered ids are found by trying what a slip of the hand makes."""

    def __init__(self, ids: KeysView[str]) -> None:
        self._ids = ids
        self._by_kind: dict[str, list[str]] | None = None
        self._near: dict[str, list[str]] = {}

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def of_kind(self, kind: str) -> list[str]:
        """The ids of a kind, in the order of the alphabet."""
        if self._by_kind is None:
            self._by_kind = {}
            for identifier in sorted(self._ids):
                self._by_kind.setdefault(kind_of(identifier), []).append(identifier)
        return self._by_kind.get(kind, [])

    def near(self, identifier: str) -> list[str]:
        """At most three ids that may have been meant, nearest first."""
        found = self._near.get(identifier)
        if found is None:
            found = self._near[identifier] = self._search(identifier)
        return found

    def _search(self, identifier: str) -> list[str]:
        kind, _, rest = identifier.partition("-")
        if not rest.isdecimal() or not rest.isascii():
            same = nearest(identifier, self.of_kind(kind), limit=3)
            return same or self._of_other_kinds(kind, rest)
        padded = [f"{kind}-{number}" for number in _paddings(rest)]
        slips = sorted(f"{kind}-{number}" for number in _slips(rest))
        tried = dict.fromkeys([*padded, *slips])
        found = [candidate for candidate in tried if candidate in self._ids]
        if not found and len(self.of_kind(kind)) <= _FEW:
            found = nearest(identifier, self.of_kind(kind), limit=3)
        return found[:3] or self._of_other_kinds(kind, rest)

    def _of_other_kinds(self, kind: str, rest: str) -> list[str]:
        """Ids with the same rest whose kind is a slip away: ``RQE-014`` for ``REQ-014``."""
        self.of_kind(kind)
        near = nearest(kind, self._by_kind or (), limit=3)
        return [f"{other}-{rest}" for other in near if f"{other}-{rest}" in self._ids]


def _paddings(number: str) -> list[str]:
    """The same number with other leading zeros, the shortest first: 14, 014, 0014."""
    bare = number.lstrip("0") or "0"
    return [bare.zfill(width) for width in range(len(bare), 8) if bare.zfill(width) != number]


def _slips(number: str) -> set[str]:
    """What one digit left out, doubled, mistyped or two swapped make of a number."""
    cuts = [(number[:i], number[i:]) for i in range(len(number) + 1)]
    left_out = {a + b[1:] for a, b in cuts if b and len(number) > 1}
    mistyped = {a + digit + b[1:] for a, b in cuts if b for digit in _DIGITS}
    inserted = {a + digit + b for a, b in cuts for digit in _DIGITS}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return (left_out | mistyped | inserted | swapped) - {number}

"""Uses of schemas that are written alike in both versions, with all they refer to.

Nothing was changed there, whatever the schemas say, so nobody has to read them; of a large contract
it is most. Only equal texts count, with keys in any order: what is written differently is told by
its meaning, elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import orjson

from sightline.contract.comparing.ruled import SchemaPair
from sightline.contract.reading.pointers import look_up, tokens_of
from sightline.contract.surface.surface import Surface

__all__ = ["are_alike", "changed_pairs"]

_REFERENCE = re.compile(rb'"\$ref":"((?:[^"\\]|\\.)*)"')
# What these come to is not told by what stands at the end of references alone; and that there is an
# `unevaluatedProperties` at all changes what the other schemas mean to it.
_ELUSIVE = (b'"$dynamicRef"', b'"$recursiveRef"', b'"$id"', b'"~opaque"', b'"unevaluated')
_SORTED = orjson.OPT_SORT_KEYS  # nothing may depend on the order of keys
_MOST_BYTES = 100_000_000  # of texts that are made: references into each other's midst repeat them


def changed_pairs(old: Surface, new: Surface, pairs: Sequence[SchemaPair]) -> Sequence[SchemaPair]:
    """Leave out the pairs in which nothing was changed."""
    if old.dialect is not new.dialect:
        return pairs
    alike = are_alike(old.root, new.root, [(pair.old.schema, pair.new.schema) for pair in pairs])
    return [pair for pair, is_same in zip(pairs, alike, strict=True) if not is_same]


def are_alike(
    old: dict[str, object], new: dict[str, object], values: Sequence[tuple[object, object]]
) -> list[bool]:
    """Whether values of two documents are written alike, with all they refer to."""
    alike = _Alike(old, new)
    looked_at = [alike.look(one, other) for one, other in values]
    same = alike.settled()
    return [is_same and named <= same for is_same, named in looked_at]


class _Alike:
    """Which targets of references are written alike in both versions."""

    def __init__(self, old: dict[str, object], new: dict[str, object]) -> None:
        self._old, self._new = old, new
        self._needs: dict[str, frozenset[str]] = {}
        self._differing: set[str] = set()
        self._left = _MOST_BYTES

    def look(self, old: object, new: object) -> tuple[bool, frozenset[str]]:
        """Return whether two values are written alike, and what they refer to; where they are, the
        targets of references, and theirs, are looked at, too."""
        found = self._looked_at(old, new)
        pending = list(found[1])
        while pending:
            reference = pending.pop()
            if reference in self._needs:
                continue
            is_same, named = self._looked_at(*self._targets(reference))
            if not is_same:
                self._differing.add(reference)
            self._needs[reference] = named
            pending += named
        return found

    def settled(self) -> frozenset[str]:
        """The references to what is alike, and refers to nothing that differs."""
        users: dict[str, list[str]] = {}
        for user, named in self._needs.items():
            for reference in named:
                users.setdefault(reference, []).append(user)
        differing = set(self._differing)
        pending = list(differing)
        while pending:
            fresh = [user for user in users.get(pending.pop(), ()) if user not in differing]
            differing.update(fresh)
            pending += fresh
        return frozenset(self._needs.keys() - differing)

    def _looked_at(self, old: object, new: object) -> tuple[bool, frozenset[str]]:
        try:
            one, other = orjson.dumps(old, option=_SORTED), orjson.dumps(new, option=_SORTED)
        except TypeError:  # what can't be written: numbers beyond 64 bits, nesting beyond reason
            return False, _NONE
        self._left -= len(one)
        if self._left < 0:
            return False, _NONE
        if one != other or any(word in one for word in _ELUSIVE):
            return False, _NONE
        if b'"$ref"' not in one:
            return True, _NONE
        return True, frozenset([_decoded(found) for found in _REFERENCE.findall(one)])

    def _targets(self, reference: str) -> tuple[object, object]:
        """What a reference leads to in both versions; what leads nowhere is like nothing."""
        if not reference.startswith("#/") or "%" in reference:
            return _DIFFERENT
        tokens = tokens_of(reference)
        old, new = look_up(self._old, tokens), look_up(self._new, tokens)
        is_read = isinstance(old, dict | bool) and isinstance(new, dict | bool)
        return (old, new) if is_read else _DIFFERENT


def _decoded(written: bytes) -> str:
    return str(orjson.loads(b'"' + written + b'"')) if b"\\" in written else written.decode()


_NONE: frozenset[str] = frozenset()
_DIFFERENT = (True, False)

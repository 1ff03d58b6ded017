"""Kinds of a schema by its discriminator: sent and read where the schema is, whatever it says.

`Cat` that has `Pet` in its `allOf` is a kind of `Pet` where `Pet` has a discriminator (OpenAPI 2.0
and 3.x, "Discriminator Object"). Validation of a `Pet` doesn't look at `Cat`, so no proof tells of
its edits; callers do send cats. Kinds are judged by themselves, and what breaks one has to be
looked at (`review`) wherever the schema is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sightline.contract.comparing.alike import are_alike
from sightline.contract.comparing.edit import Change, Edit
from sightline.contract.comparing.entries import Cause, Causes
from sightline.contract.comparing.kinds import Family, Kinds, kinds_of
from sightline.contract.comparing.ruled import SchemaPair
from sightline.contract.comparing.schema_causes import add_schema_causes
from sightline.contract.comparing.schema_walk import SchemaWalk, Unit, UnitKey
from sightline.contract.comparing.texts_on_the_wire import as_text
from sightline.contract.comparing.uses import Use, mode_of
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, WIRE
from sightline.contract.containing.judging import Judge
from sightline.contract.policy import Policy
from sightline.contract.schemas.keywords import canonical_text
from sightline.contract.schemas.reader import put_together
from sightline.contract.surface.surface import Direction, SchemaUse

__all__ = ["add_subtype_causes"]


def add_subtype_causes(
    judge: Judge, walk: SchemaWalk, pairs: Sequence[SchemaPair], causes: Causes, policy: Policy
) -> None:
    """Add a cause for each edit of a kind that breaks, and for kinds that came or went, where an
    operation reaches the kind by the discriminator of another schema only.

    It comes after the causes of schemas: what these tell of an operation isn't told again.
    """
    old, new = kinds_of(judge.old), kinds_of(judge.new)
    if old is None or new is None:
        return
    matched = _Matched(old, new)
    changed = _changed(judge, matched.both)
    if not changed and not matched.removed and not matched.added:
        return
    reach = (
        old.reach([pair.old.schema for pair in pairs]),
        new.reach([pair.new.schema for pair in pairs]),
    )
    adding = _Adding(judge, walk, pairs, causes, policy)
    adding.know(new.families, changed)
    for kind in changed:
        adding.add_edits(kind, reach[0].kinds.get(kind.old, 0) & reach[1].kinds.get(kind.name, 0))
    for one in matched.removed:
        mask = reach[0].kinds.get(one.name, 0) & reach[1].families[one.base]
        adding.add_removed(one, old.pointer(one.name), mask)
    for one in matched.added:
        mask = reach[1].kinds.get(one.name, 0) & reach[0].families[one.old]
        adding.add_added(one, new.pointer(one.name), mask)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind in both versions: its component then and now, and the base it is told of."""

    old: str
    name: str
    base: str
    old_use: SchemaUse
    new_use: SchemaUse


@dataclass(frozen=True, slots=True)
class _Single:
    """A kind in one version only: its component, its base in the new and the old version, and the
    property and value that stand for it."""

    name: str
    base: str
    old: str
    told: str


class _Matched:
    """Which kind became which: by the value that stands for it, then by its name."""

    def __init__(self, old: Kinds, new: Kinds) -> None:
        self._old, self._new = old, new
        self._both: dict[tuple[str, str], _Kind] = {}
        gone: dict[str, _Single] = {}
        come: dict[str, _Single] = {}
        for family in old.families.values():
            other = _counterpart(family, old, new)
            if other is None:
                continue  # the discriminator itself was edited, or nobody refers to the base now
            kept = _kept(family, other)
            for name, then in kept.items():
                self._add(name, then, other.base)
            for name in family.values.keys() - kept.keys():
                if name not in family.mapped or name not in new.components:
                    gone.setdefault(name, _single(name, family, family, other))
            for name in other.values.keys() - set(kept.values()):
                if name not in other.mapped or name not in old.components:
                    come.setdefault(name, _single(name, other, family, other))
        self.both = list(self._both.values())
        self.removed = [gone[name] for name in sorted(gone)]
        self.added = [come[name] for name in sorted(come)]

    def _add(self, name: str, then: str, base: str) -> None:
        old, new = self._old, self._new
        if name != then and name in new.components and then in old.components:
            return  # the mapping was edited, not a kind
        one = SchemaUse(old.pointer(name), old.components[name])
        two = SchemaUse(new.pointer(then), new.components[then])
        self._both.setdefault((name, then), _Kind(name, then, base, one, two))


def _single(name: str, own: Family, family: Family, other: Family) -> _Single:
    told = f"{own.property_name}: {own.values[name]}"
    return _Single(name, other.base, family.base, told)


def _kept(family: Family, other: Family) -> dict[str, str]:
    """Which kind of a family is which of the other."""
    by_value: dict[str, str] = {}
    for name, value in other.values.items():
        by_value.setdefault(value, name)
    kept: dict[str, str] = {}
    taken: set[str] = set()
    for name, value in family.values.items():
        then = by_value.get(value)
        if then is not None and then not in taken:
            kept[name] = then
            taken.add(then)
    for name in family.values:
        if name not in kept and name in other.values and name not in taken:
            kept[name] = name
            taken.add(name)
    return kept


def _counterpart(family: Family, old: Kinds, new: Kinds) -> Family | None:
    """The family in the new version: of the same base, or of one that is new and shares kinds."""
    if family.base in new.components:
        return new.families.get(family.base)
    for other in new.families.values():
        if other.base not in old.components and not family.values.keys().isdisjoint(other.values):
            return other
    return None


def _changed(judge: Judge, kinds: Sequence[_Kind]) -> list[_Kind]:
    """The kinds that aren't as they were."""
    if judge.old.dialect is judge.new.dialect:
        uses = [(kind.old_use.schema, kind.new_use.schema) for kind in kinds]
        alike = are_alike(judge.old.root, judge.new.root, uses)
        kinds = [kind for kind, is_same in zip(kinds, alike, strict=True) if not is_same]
    old, new = judge.old.reader, judge.new.reader
    for kind in kinds:
        old.ask_for(kind.old_use.schema)
        new.ask_for(kind.new_use.schema)
    put_together([old, new])
    return [
        kind
        for kind in kinds
        if old.number_of(kind.old_use.schema) != new.number_of(kind.new_use.schema)
    ]


class _Adding:
    """Adds causes of kinds; sets of uses are bits in the order of `pairs`."""

    def __init__(
        self,
        judge: Judge,
        walk: SchemaWalk,
        pairs: Sequence[SchemaPair],
        causes: Causes,
        policy: Policy,
    ) -> None:
        self._judge = judge
        self._walk = walk
        self._pairs = pairs
        self._causes = causes
        self._policy = policy
        self._known = {_key(cause.change): cause for cause in causes.all()}
        self._keys: dict[int, tuple[object, ...]] = {}  # by the identity of edits, which stay
        self._bases: frozenset[str] = frozenset()
        self._kinds: dict[str, _Kind] = {}

    def know(self, bases: Iterable[str], kinds: Sequence[_Kind]) -> None:
        """Take note of the owners that are bases, and of those that are changed kinds."""
        self._bases = frozenset(f"schema {base}" for base in bases)
        self._kinds = {f"schema {kind.name}": kind for kind in reversed(kinds)}

    def add_edits(self, kind: _Kind, mask: int) -> None:
        """Judge the edits that a kind comes to, as if it were used where its base is."""
        unit = self._walk.walk(kind.old_use, kind.new_use, f"schema {kind.name}") if mask else None
        if unit is None:
            return
        units = _reached(self._walk.units, unit)
        edits = [edit for one in units.values() for edit in one.edits]
        fresh = [pair for pair in _at(self._pairs, mask) if not self._is_told(edits, pair)]
        uses = self._uses(kind, unit, fresh)
        if not uses:
            return
        alone = Causes()
        add_schema_causes(self._judge, units, uses, alone, self._policy)
        for cause in alone.all():
            self._add(kind, cause)

    def _is_told(self, edits: Sequence[Edit], pair: SchemaPair) -> bool:
        """Whether the operation is told of all these edits: of a break, or that what every kind of
        a base has from it is harmless."""
        for edit in edits:
            key = self._keys.get(id(edit)) or self._keys.setdefault(id(edit), _key(edit.change))
            known = self._known.get(key)
            verdict = known.reach.get((pair.operation, pair.direction)) if known else None
            if verdict is None or (verdict == COMPATIBLE and edit.change.owner not in self._bases):
                return False
        return bool(edits)

    def _uses(self, kind: _Kind, unit: UnitKey, pairs: Sequence[SchemaPair]) -> list[Use]:
        """The kind in each operation, direction and mode."""
        judge, owner = self._judge, f"schema {kind.name}"
        old = judge.old.reader.number_of(kind.old_use.schema)
        new = judge.new.reader.number_of(kind.new_use.schema)
        found: dict[tuple[object, ...], Use] = {}
        for pair in pairs:
            mode = mode_of(pair)
            key = (pair.operation, pair.direction, mode)
            if key in found:
                continue
            small, large = (old, new) if mode.direction is Direction.REQUEST else (new, old)
            large = as_text(judge.table, large) if mode.is_text else large
            is_contained = judge.is_contained(small, large, mode.direction) is True
            as_kind = replace(pair, old=kind.old_use, new=kind.new_use, location=owner, owner=owner)
            found[key] = Use(as_kind, unit, mode, small, large, is_contained)
        return list(found.values())

    def _add(self, kind: _Kind, alone: Cause) -> None:
        """Add what an edit means to the kind. Of an operation that it is told of already, only a
        break that is shown counts, where it was thought harmless."""
        key = _key(alone.change)
        known = self._known.get(key)
        told = known.reach if known is not None else {}
        fresh = [
            place
            for place, verdict in alone.reach.items()
            if (place not in told and verdict != COMPATIBLE)
            or (told.get(place) == COMPATIBLE and verdict == BREAKING)
        ]
        if not fresh:
            return
        cause = self._known[key] = known or self._causes.of(self._said(alone.change, kind))
        for operation, direction in fresh:
            cause.add(operation, direction, REVIEW)
        cause.witness = cause.witness or alone.witness
        cause.reason = cause.reason or alone.reason

    def _said(self, change: Change, kind: _Kind) -> Change:
        """The change with the words that tell by whom it is reached."""
        below = "" if change.owner in self._kinds else "below "
        named = self._kinds.get(change.owner, kind)
        words = f"{below}`{named.name}`, a kind of `{named.base}` by its discriminator"
        return replace(change, message=f"{words}: {change.message}")

    def add_removed(self, one: _Single, pointer: str, mask: int) -> None:
        """A kind that was sent and read and isn't known any more."""
        message = f"`{one.name}` is no longer a kind of `{one.base}` by its discriminator"
        change = Change(
            *("discriminator-subtype-removed", WIRE, f"schema {one.name}", pointer, True),
            *(one.told, None, f"{message} (`{one.told}`)"),
        )
        for pair in _at(self._pairs, mask):
            self._causes.of(change).add(pair.operation, pair.direction, REVIEW)

    def add_added(self, one: _Single, pointer: str, mask: int) -> None:
        """A kind that may come now where readers don't know it; who sends may leave it."""
        message = f"`{one.name}` is a kind of `{one.base}` by its discriminator now"
        change = Change(
            *("discriminator-subtype-added", WIRE, f"schema {one.name}", pointer, False),
            *(None, one.told, f"{message} (`{one.told}`)"),
        )
        for pair in _at(self._pairs, mask if self._policy.response_unions != "open" else 0):
            if mode_of(pair).direction is Direction.RESPONSE:
                self._causes.of(change).add(pair.operation, pair.direction, REVIEW)


def _reached(units: dict[UnitKey, Unit], start: UnitKey) -> dict[UnitKey, Unit]:
    """The units that one comes to."""
    found: dict[UnitKey, Unit] = {}
    pending = [start]
    while pending:
        key = pending.pop()
        if key not in found:
            found[key] = units[key]
            pending += units[key].needs
    return found


def _key(change: Change) -> tuple[object, ...]:
    return (
        *(change.kind, change.class_, change.owner, change.pointer, change.is_gone),
        *(canonical_text(change.before), canonical_text(change.after)),
    )


def _at(pairs: Sequence[SchemaPair], mask: int) -> Iterator[SchemaPair]:
    while mask:
        low = mask & -mask
        yield pairs[low.bit_length() - 1]
        mask ^= low

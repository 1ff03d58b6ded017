"""Proves that whatever one schema accepts, another accepts as well.

A `True` is a proof; everything else means that none was found within the steps. The rules go from
the cheap to the dear: the same number, the algebra of keywords for each kind of value, the Boolean
connectives as a sequent calculus (Gentzen), inclusion of regular languages, and coinduction for
what is recursive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sightline.contract.containing.arrays import ArraySide, array_facets
from sightline.contract.containing.cases import Leaf, cases_of
from sightline.contract.containing.declared import DeclaredNames, declared_names
from sightline.contract.containing.finite import finite_values
from sightline.contract.containing.goals import Goal, OutOfSteps, Proof, Proofs
from sightline.contract.containing.membership import Membership
from sightline.contract.containing.numbers import covered, interval_of
from sightline.contract.containing.objects import Facet, ObjectSide, goal_of, object_facets
from sightline.contract.containing.projection import Projection
from sightline.contract.containing.texts import is_text_covered, is_text_empty
from sightline.contract.schemas.json_types import (
    ARRAY,
    BOOLEAN,
    FRACTION,
    INTEGER,
    NULL,
    OBJECT,
    STRING,
)
from sightline.contract.schemas.keywords import canonical_text
from sightline.contract.schemas.table import ANY, NEVER, Content, Table
from sightline.contract.surface.surface import Direction

__all__ = ["RELEVANT", "Prover"]

STEPS = 20_000
_NUMERIC = ("minimum", "maximum", "multipleOf")
RELEVANT = {
    NULL: (),
    BOOLEAN: (),
    INTEGER: _NUMERIC,
    FRACTION: _NUMERIC,
    STRING: ("minLength", "maxLength", "pattern"),
    ARRAY: (
        *("minItems", "maxItems", "uniqueItems", "prefixItems", "items", "contains"),
        "unevaluatedItems",
    ),
    OBJECT: (
        *("required", "properties", "patternProperties", "additionalProperties"),
        *("minProperties", "maxProperties", "propertyNames", "dependentRequired"),
        *("dependentSchemas", "unevaluatedProperties"),
    ),
}
_MOST_SPLITS = 24


class Prover:
    """Containment in one direction; what it learns serves all later questions.

    `is_closed`: senders send only names they declare (see `declared`).
    """

    def __init__(
        self, table: Table, direction: Direction | None = None, *, is_closed: bool = True
    ) -> None:
        self.table = table
        self.projection = Projection(table, direction)
        self.sending = Projection(table, direction, is_sending=True)
        self.members = Membership(self.projection)
        self.sent = Membership(self.sending)
        self.is_closed = is_closed
        self.steps = 0
        self._left_over = 0
        self._proofs = Proofs(self._prove)
        self._possible: dict[frozenset[int], DeclaredNames | None] = {}

    def contains(
        self, small: Iterable[int], large: Iterable[int], steps: int = STEPS
    ) -> bool | None:
        """Return True where all of `small` together imply one of `large`, proven; False where no
        proof was found, None where the steps ran out."""
        left = frozenset(small)
        goal = Goal(left - {ANY}, frozenset(large), left - {ANY} if self.is_closed else None)
        if ANY in goal.right or NEVER in left or left & goal.right:
            return True
        self._left_over = steps
        try:
            return self._proofs.run(goal)
        except (OutOfSteps, RecursionError):
            return None

    def _step(self) -> None:
        self.steps += 1
        self._left_over -= 1
        if self._left_over < 0:
            raise OutOfSteps

    def _prove(self, goal: Goal) -> Proof:
        self._step()
        if ANY in goal.right or NEVER in goal.left or goal.left & goal.right:
            return True
        for leaf in cases_of(goal, self.projection):
            self._step()
            if leaf is not None and not (yield from self._leaf(leaf, goal.sender)):
                return False
        return True

    def possible_names(self, sender: frozenset[int] | None) -> DeclaredNames | None:
        if not sender:
            return None
        if sender not in self._possible:
            self._possible[sender] = declared_names(self.sending, sender)
        return self._possible[sender]

    def _leaf(self, leaf: Leaf, sender: frozenset[int] | None) -> Proof:
        left = self.left(leaf)
        right = [(n, self.projection[n]) for n in leaf.right]
        values = finite_values(content for _, content, _ in left)
        if values is not None:
            return all(self._is_taken(value, left, right) for value in values)
        mask = 127
        for _, content, _ in left:
            mask &= content.get("type", 127)
        for bit in (NULL, BOOLEAN, INTEGER, FRACTION, STRING, ARRAY, OBJECT):
            if mask & bit:
                fitting = [(n, content) for n, content in right if content.get("type", 127) & bit]
                if any(_is_free(content, bit) for _, content in fitting):
                    continue
                if not (yield from self._typed(bit, left, fitting, sender)):
                    return False
        return True

    def left(self, leaf: Leaf) -> list[tuple[int, Content, bool]]:
        """What is held in a case, as its side uses it."""
        return [
            (n, self.sending[n] if is_sender else self.projection[n], is_sender)
            for n, is_sender in leaf.left.items()
        ]

    def _is_taken(
        self,
        value: object,
        left: Sequence[tuple[int, Content, bool]],
        right: Sequence[tuple[int, Content]],
    ) -> bool:
        """Whether a single value is refused on the left or accepted on the right."""
        if any(self.members.accepts(number, value) is False for number, _, _ in left):
            return True
        return any(self.members.accepts(number, value) is True for number, _ in right)

    def _typed(
        self,
        bit: int,
        left: Sequence[tuple[int, Content, bool]],
        right: Sequence[tuple[int, Content]],
        sender: frozenset[int] | None,
    ) -> Proof:
        if bit in (NULL, BOOLEAN):
            values = [None] if bit == NULL else [False, True]
            return all(self._is_taken(value, left, right) for value in values)
        contents = [content for _, content, _ in left]
        usable = [
            (n, content)
            for n, content in right
            if "opaque" not in content and ("enum" not in content or bit == INTEGER)
        ]
        if bit in (INTEGER, FRACTION):
            return self._numeric(bit, contents, left, usable)
        if bit == STRING:
            rights = [content for _, content in usable]
            return is_text_empty(contents) if not rights else is_text_covered(contents, rights)
        side: ArraySide | ObjectSide
        is_closed, possible = sender is not None, self.possible_names(sender)
        if bit == ARRAY:
            side = ArraySide(left)
            facets = [(n, list(array_facets(content))) for n, content in usable]
        else:
            side = ObjectSide(self.table, left, possible)
            facets = [(n, list(object_facets(content))) for n, content in usable]
        if (yield from self._one_takes_all(side, facets, is_closed)):
            return True
        if bit == OBJECT and len(usable) > 1:
            assert isinstance(side, ObjectSide)
            if (yield from self._split_by_property(side, left, usable, sender)):
                return True
        if not usable or len(left) > 1 or possible is not None:
            return (yield from side.is_empty(is_closed))
        return False

    def _numeric(
        self,
        bit: int,
        contents: Sequence[Content],
        left: Sequence[tuple[int, Content, bool]],
        right: Sequence[tuple[int, Content]],
    ) -> bool:
        interval = interval_of(contents, bit)
        plain = [content for _, content in right if "enum" not in content]
        if covered(interval, [interval_of([content], bit) for content in plain], bit):
            return True
        if bit == INTEGER and interval.high - interval.low < 256:
            values = range(int(interval.low), int(interval.high) + 1)
            return all(self._is_taken(value, left, right) for value in values)
        return False

    def _one_takes_all(
        self,
        side: ArraySide | ObjectSide,
        facets: Sequence[tuple[int, list[Facet]]],
        is_closed: bool,
    ) -> Proof:
        """Whether one schema takes all; or whether several differ in one property only, and
        that property's value fulfils one of theirs."""
        lacking: dict[str, list[int]] = {}
        for _, wanted in facets:
            missing: list[Facet] = []
            for facet in wanted:
                self._step()
                if not (yield from side.proves(facet, is_closed)):
                    missing.append(facet)
                    if len(facets) == 1 or len(missing) > 1 or facet[0] != "property":
                        break
            if not missing:
                return True
            if len(facets) > 1 and len(missing) == 1 and missing[0][0] == "property":
                name, number = missing[0][1]
                lacking.setdefault(name, []).append(number)
        for name, numbers in lacking.items():
            if len(numbers) > 1 and isinstance(side, ObjectSide):
                value = side.value(name)
                if value is not None and (yield goal_of(value, frozenset(numbers), is_closed)):
                    return True
        return False

    def _split_by_property(
        self,
        side: ObjectSide,
        left: Sequence[tuple[int, Content, bool]],
        right: Sequence[tuple[int, Content]],
        sender: frozenset[int] | None,
    ) -> Proof:
        """Prove for each value of a property by itself, where it has few values that the right
        side tells apart. The sender stays who it was: alternatives that don't hold here may still
        declare names that come."""
        constraints = self._by_presence(side, right) or self._by_value(side, right)
        if not constraints:
            return False
        numbers = frozenset(n for n, _, _ in left)
        if sender is not None:
            sender |= {n for n, _, is_sender in left if is_sender}
        wanted = frozenset(n for n, _ in right)
        for constraint in constraints:
            if not (yield Goal(numbers | {constraint}, wanted, sender)):
                return False
        return True

    def _by_presence(self, side: ObjectSide, right: Sequence[tuple[int, Content]]) -> list[int]:
        """With and without a property that one of the right side's schemas forbids."""
        for _, content in right:
            for name, number in content.get("properties", ()):
                if number == NEVER and name not in side.required:
                    value = side.value(name)
                    if value is not None:
                        absent = self.table.add({"properties": ((name, NEVER),)})
                        return [absent, self.table.add({"required": (name,)})]
        return []

    def _by_value(self, side: ObjectSide, right: Sequence[tuple[int, Content]]) -> list[int]:
        found = self._telling_property(side, right)
        if found is None:
            return []
        name, values = found
        cases = [self.table.add({"enum": (canonical_text(value),)}) for value in values]
        constraints = [self.table.add({"properties": ((name, case),)}) for case in cases]
        if name not in side.required:
            constraints.append(self.table.add({"properties": ((name, NEVER),)}))
        return constraints

    def _telling_property(
        self, side: ObjectSide, right: Sequence[tuple[int, Content]]
    ) -> tuple[str, list[object]] | None:
        told: dict[str, int] = {}
        for _, content in right:
            for name, number in content.get("properties", ()):
                if "enum" in self.table.contents[number]:
                    told[name] = told.get(name, 0) + 1
        for name in sorted(told, key=lambda one: (-told[one], one)):
            value = side.value(name)
            if value is None:
                continue
            values = finite_values(self._known_of(value[0]))
            if values is not None and 1 < len(values) <= _MOST_SPLITS:
                return name, values
        return None

    def _known_of(self, numbers: Iterable[int]) -> list[Content]:
        contents = []
        for number in sorted(numbers):
            contents.append(self.projection[number])
            contents += [self.projection[part] for part in self.table.parts(number)]
        return contents


def _is_free(content: Content, bit: int) -> bool:
    """Whether a schema accepts all values of a kind."""
    if "enum" in content or "opaque" in content:
        return False
    return not any(content.get(keyword, ()) != () for keyword in RELEVANT[bit])

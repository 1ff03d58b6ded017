"""Looks for a value that one schema accepts and another refuses.

The search goes where no proof was found: into the cases, keywords and properties of which the
prover could not say that they are contained. What it finds is checked by evaluation of both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from sightline.contract.containing.arrays import ArraySide, array_facets
from sightline.contract.containing.cases import Leaf, cases_of
from sightline.contract.containing.declared import DeclaredNames
from sightline.contract.containing.examples import NO_EXAMPLE, Examples, Left
from sightline.contract.containing.finite import finite_values
from sightline.contract.containing.goals import Goal
from sightline.contract.containing.objects import Facet, ObjectSide, object_facets
from sightline.contract.containing.patterns import matches, some_text
from sightline.contract.containing.prover import Prover
from sightline.contract.containing.scalar_candidates import number_candidates, text_candidates
from sightline.contract.schemas.json_types import (
    ARRAY,
    BOOLEAN,
    FRACTION,
    INTEGER,
    NULL,
    OBJECT,
    STRING,
)
from sightline.contract.schemas.table import ANY, Content

__all__ = ["Search"]

_KINDS = (NULL, BOOLEAN, INTEGER, FRACTION, STRING, ARRAY, OBJECT)
_DEEPEST = 14
_PER_PROPERTY = 6
_MOST_NAMES = 60
_LOOKS_PER_STEP = 12


class Search:
    """Finds counterexamples by a prover's projection; `steps` bound each question."""

    def __init__(self, prover: Prover) -> None:
        self.prover = prover
        self.table = prover.table
        self.projection = prover.projection
        self.members = prover.members
        self.examples = Examples(prover.sending, prover.sent)
        self._left_over = 0
        self._last = 0
        self._was_cut = False  # whether something below was left out for its depth
        self._open: set[tuple[frozenset[int], int]] = set()

    def counterexample(self, small: int, large: int, steps: int = 4_000) -> object:
        """Return a value that `small` accepts and `large` refuses, or `NO_EXAMPLE`.

        Steps are candidates, and schemas looked at for them; the search goes deeper while there
        are any left.
        """
        return next(iter(self.counterexamples(small, large, steps, 1)), NO_EXAMPLE)

    def counterexamples(
        self, small: int, large: int, steps: int = 4_000, count: int = 5
    ) -> list[object]:
        """Return up to `count` such values, of the least depth at which there is one."""
        sender = frozenset((small,)) - {ANY}
        self.members.forget()
        self.prover.sent.forget()
        self._left_over = steps
        looks = self.members.steps + self.prover.sent.steps
        self._last = looks + steps * _LOOKS_PER_STEP
        for depth in (0, 1, 2, 3, 5, 8, _DEEPEST):
            self.examples.left_over = self._left_over
            self._open.clear()
            self._was_cut = False
            found = list(islice(self._refuted(sender, large, depth), count))
            if found:
                return found
            if not self._was_cut or self._is_over():
                break
        return []

    def _is_over(self) -> bool:
        looks = self.members.steps + self.prover.sent.steps
        return self._left_over < 0 or looks > self._last

    def _refuted(self, small: frozenset[int], large: int, depth: int) -> Iterator[object]:
        """Yield values of `small` that `large` refuses, checked on both sides."""
        key = (small, large)
        if key in self._open or self._is_over():
            return
        self._open.add(key)
        seen = 0
        try:
            for value in self._candidates(small, large, depth):
                self._left_over -= 1
                if self._is_over():
                    return
                if self.members.accepts(large, value) is False and all(
                    self.prover.sent.accepts(one, value) is True for one in small
                ):
                    seen += 1
                    yield value
                    if seen >= _PER_PROPERTY:
                        return
        finally:
            self._open.discard(key)

    def _candidates(self, small: frozenset[int], large: int, depth: int) -> Iterator[object]:
        goal = Goal(small, frozenset((large,)), small if self.prover.is_closed else None)
        possible = self.prover.possible_names(goal.sender)
        for leaf in cases_of(goal, self.projection):
            self._left_over -= 1
            if self._is_over():
                return
            if leaf is None:
                continue
            yield from self._of_leaf(leaf, possible, depth)

    def _of_leaf(self, leaf: Leaf, possible: DeclaredNames | None, depth: int) -> Iterator[object]:
        left: Left = self.prover.left(leaf)
        right = [self.projection[n] for n in leaf.right]
        values = finite_values(content for _, content, _ in left)
        if values is not None:
            yield from values
            return
        mask = 127
        for _, content, _ in left:
            mask &= content.get("type", 127)
        for bit in _KINDS:
            if mask & bit:
                fitting = [content for content in right if content.get("type", 127) & bit]
                yield from self._of_kind(bit, left, fitting, possible, depth)

    def _of_kind(
        self,
        bit: int,
        left: Left,
        right: Sequence[Content],
        possible: DeclaredNames | None,
        depth: int,
    ) -> Iterator[object]:
        contents = [content for _, content, _ in left]
        if bit in (NULL, BOOLEAN):
            yield from [None] if bit == NULL else [True, False]
        elif bit in (INTEGER, FRACTION):
            yield from number_candidates(contents, right, bit)
        elif bit == STRING:
            yield from text_candidates(contents, right)
        elif bit == ARRAY:
            yield from self._arrays(ArraySide(left), right, depth)
        else:
            side = ObjectSide(self.table, left, possible)
            yield from self._objects(side, right, depth)

    def _arrays(self, side: ArraySide, right: Sequence[Content], depth: int) -> Iterator[object]:
        small = self.examples.array_of(side)
        if small is not None:
            yield small
        counts = self._counts(side, right)
        yield from self._containing(side, right, counts)
        for count in counts:
            made = self.examples.array_of(side, count)
            if made is not None:
                yield made
                if count > 1 and not side.is_unique:
                    yield [made[0]] * count
        if depth <= 0:
            self._was_cut = True
            return
        for content in right:
            for facet in array_facets(content):
                yield from self._bad_items(side, facet, depth)

    def _containing(
        self, side: ArraySide, right: Sequence[Content], counts: Sequence[int]
    ) -> Iterator[object]:
        """Arrays with so many items that fit `contains`, alone and beside others."""
        wanted = {c["contains"] for _, c, _ in side.contents if "contains" in c}
        wanted |= {content["contains"] for content in right if "contains" in content}
        numbers = side.goal(side.positions, frozenset(), False).left
        for number in sorted(wanted):
            fitting = self.examples.of(numbers | {number})
            if fitting is NO_EXAMPLE:
                continue
            for count in counts:
                yield [fitting] * count
            other = next(self._refuted(numbers, number, 0), NO_EXAMPLE)
            if other is not NO_EXAMPLE:
                for count in counts:
                    yield [*[fitting] * count, other]
                    yield [*[fitting] * (count - 1), other, other]

    def _counts(self, side: ArraySide, right: Sequence[Content]) -> list[int]:
        counts = {1, 2, side.least + 1}
        for content in right:
            counts |= {content.get("maxItems", 0) + 1, max(content.get("minItems", 1) - 1, 0)}
            counts.add(content.get("maxContains", 0) + 1)
            counts.add(max(content.get("minContains", 1) - 1, 0))
        return sorted(
            n for n in counts if n >= side.least and (side.most is None or n <= side.most)
        )

    def _bad_items(self, side: ArraySide, facet: Facet, depth: int) -> Iterator[object]:
        kind, what = facet
        if kind == "item":
            places, wanted = [what[0]], what[1]
        elif kind == "items":
            places, wanted = list(range(what[0], max(what[0], side.positions) + 1)), what[1]
        elif kind == "contains":
            places, wanted = [0], what[0]
        else:
            return
        for place in places:
            if side.most is not None and side.most <= place:
                return
            numbers = side.goal(place, frozenset(), False).left
            for value in self._refuted(numbers, wanted, depth - 1):
                count = max(side.least, place + 1)
                made = self.examples.array_of(side, count)
                if made is not None:
                    yield [*made[:place], value, *made[place + 1 :]]
                    if kind == "contains":
                        yield [value] * count

    def _objects(self, side: ObjectSide, right: Sequence[Content], depth: int) -> Iterator[object]:
        least = self.examples.object_of(side)
        if least is not None:
            yield least
        facets = [list(object_facets(content)) for content in right]
        if len(right) <= 1:
            for facet in (facet for group in facets for facet in group):
                yield from self._against(side, facet, depth)
        else:
            yield from self._against_all(side, facets, depth)
        if depth <= 0 or len(right) != 1:
            yield from self._fuller(side)

    def _fuller(self, side: ObjectSide) -> Iterator[object]:
        """Objects with one more property each, and with all."""
        everything: dict[str, object] = {}
        for name in side.names[:200]:
            value = side.value(name)
            one = NO_EXAMPLE if value is None else self.examples.of(value[0])
            if one is not NO_EXAMPLE:
                everything[name] = one
                made = self.examples.object_of(side, {name: one})
                if made is not None:
                    yield made
        made = self.examples.object_of(side, everything)
        if made is not None:
            yield made

    def _against_all(
        self, side: ObjectSide, facets: Sequence[Sequence[Facet]], depth: int
    ) -> Iterator[object]:
        """Objects that break one keyword of each of several schemas."""
        givens: list[list[dict[str, object]]] = []
        for group in facets:
            options: list[dict[str, object]] = []
            for facet in group:
                options += islice(self._givens(side, facet, depth), 3)
                if len(options) > 8:
                    break
            for option in options:
                made = self.examples.object_of(side, option)
                if made is not None:
                    yield made
            givens.append(options[:8] or [{}])
        for several in islice(product(*givens), 200):
            merged: dict[str, object] = {}
            for one in several:
                merged.update(one)
            made = self.examples.object_of(side, merged)
            if made is not None:
                yield made

    def _against(self, side: ObjectSide, facet: Facet, depth: int) -> Iterator[object]:
        for given in self._givens(side, facet, depth):
            made = self.examples.object_of(side, given)
            if made is not None:
                yield made

    def _givens(self, side: ObjectSide, facet: Facet, depth: int) -> Iterator[dict[str, object]]:
        """Yield properties that an object needs so as to break a keyword."""
        kind, what = facet
        if kind == "required":
            if what not in side.required:
                yield {}
                yield self._all_but(side, what)
        elif kind == "property":
            yield from self._bad_property(side, what[0], what[1], depth)
        elif kind == "together":
            yield from self._with(side, what[0])
        elif kind in ("rest", "pattern"):
            yield from self._bad_others(side, facet, depth)
        elif kind == "names":
            for name in side.names:
                yield from self._with(side, name)
            yield from self._bad_names(side, what)
        elif kind in ("least", "most"):
            yield from self._many(side, what + 1)

    def _bad_others(
        self, side: ObjectSide, facet: Facet, depth: int
    ) -> Iterator[dict[str, object]]:
        """Properties that a rule for many names is about: `additionalProperties`, a pattern."""
        kind, (which, wanted) = facet
        declared = set(dict(which.get("properties", ()))) if kind == "rest" else set()
        for name in side.names:
            if name not in declared if kind == "rest" else matches(which, name):
                yield from self._bad_property(side, name, wanted, depth)
        yield from self._bad_rest(side, wanted, depth, "" if kind == "rest" else which)

    def _all_but(self, side: ObjectSide, left_out: str) -> dict[str, object]:
        """All properties but one, so that the value tells what it is meant to be."""
        made: dict[str, object] = {}
        for name in side.names[:_MOST_NAMES]:
            value = side.value(name)
            if name != left_out and value is not None:
                one = self.examples.of(value[0])
                if one is not NO_EXAMPLE:
                    made[name] = one
        return made

    def _bad_property(
        self, side: ObjectSide, name: str, wanted: int, depth: int
    ) -> Iterator[dict[str, object]]:
        value = side.value(name)
        if value is None:
            return
        if depth <= 0:
            self._was_cut = True
            return
        if self.prover.contains(value[0], (wanted,), 500) is True:
            return
        for one in self._refuted(value[0], wanted, depth - 1):
            yield {name: one}

    def _bad_rest(
        self, side: ObjectSide, wanted: int, depth: int, pattern: str = ""
    ) -> Iterator[dict[str, object]]:
        name = some_text((pattern,), (), (0, None)) if pattern else "undeclared"
        names = [name] if name is not None else []
        for mine, _, _ in side.own_patterns():
            text = some_text((mine, pattern) if pattern else (mine,), (), (0, None))
            names += [text] if text is not None else []
        for one in names:
            value = side.value(one, is_undeclared=True)
            self._was_cut |= depth <= 0
            if value is not None and depth > 0:
                for bad in self._refuted(value[0], wanted, depth - 1):
                    yield {one: bad}

    def _bad_names(self, side: ObjectSide, wanted: int) -> Iterator[dict[str, object]]:
        if side.rest() is None:
            return
        for name in self._refuted(frozenset((self.table.add({"type": STRING}),)), wanted, 0):
            value = side.value(str(name), is_undeclared=True)
            one = NO_EXAMPLE if value is None else self.examples.of(value[0])
            if one is not NO_EXAMPLE:
                yield {str(name): one}

    def _with(self, side: ObjectSide, name: str) -> Iterator[dict[str, object]]:
        value = side.value(name)
        one = NO_EXAMPLE if value is None else self.examples.of(value[0])
        if one is not NO_EXAMPLE:
            yield {name: one}

    def _many(self, side: ObjectSide, count: int) -> Iterator[dict[str, object]]:
        made: dict[str, object] = {}
        for name in side.names:
            for given in self._with(side, name):
                made.update(given)
            if len(made) >= count:
                break
        rest = side.rest()
        while len(made) < min(count, 500) and rest is not None:
            one = self.examples.of(rest[0])
            if one is NO_EXAMPLE:
                break
            made[f"name{len(made) + 1}"] = one
        yield made

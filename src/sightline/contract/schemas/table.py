"""Schemas of both versions in one table: what means the same has the same number.

A number stands for a schema's content: its own keywords and the numbers of its children. A `$ref`
is what it names, so renamed components, bundles and inlined references have equal numbers. Cycles
are put into the table as a whole (see `cycles`).
"""

from __future__ import annotations

from typing import Any

from sightline.contract.schemas.keywords import BOOLEAN_KEYWORDS, NAMED
from sightline.contract.schemas.unevaluated import evaluated_apart

__all__ = ["ANY", "NEVER", "Content", "Table"]

Content = dict[str, Any]

ANY, NEVER = 0, 1
_NOTHING: Content = {}
_UNEVALUATED = ("unevaluatedProperties", "unevaluatedItems")


class Table:
    """Contents by number. `ANY` accepts everything, `NEVER` nothing."""

    __slots__ = ("_known", "_odd_ones", "_parts", "contents", "has_unevaluated")

    def __init__(self) -> None:
        self.contents: list[Content] = [_NOTHING, {"enum": ()}]
        self._known: dict[tuple[Any, ...], int] = {(): ANY, (("enum", ()),): NEVER}
        self._parts: dict[int, tuple[int, ...]] = {}
        self._odd_ones = 0
        self.has_unevaluated = False  # then also what restricts nothing may evaluate something

    def odd_one(self) -> int:
        """A number for a schema that is like no other, in the order in which they are met."""
        self._odd_ones += 1
        return self._odd_ones

    def add(self, content: Content) -> int:
        """Return the number of a content whose children are numbers; it may be simplified."""
        content = self.simplified(content)
        alias = alias_of(content)
        if alias is not None:
            return alias
        key = tuple(sorted(content.items()))
        number = self._known.get(key)
        if number is None:
            number = len(self.contents)
            self._known[key] = number
            self.contents.append(content)
        return number

    def simplified(self, content: Content) -> Content:
        """The content without what says nothing: branches that accept all, `then` without `if`.

        Where an `unevaluatedProperties` or `unevaluatedItems` may look on, `items: true`, a branch
        that accepts all and an `if` alone do say something: what they look at counts as evaluated.
        """
        if _SIMPLIFIED.isdisjoint(content):
            return content
        content = dict(content)
        if self.has_unevaluated:
            _simplify(content, ("propertyNames",))
            return content
        _simplify(content, ("propertyNames", "items"))
        if ANY in content.get("anyOf", ()) and not self._declares(content["anyOf"]):
            del content["anyOf"]
        if "then" not in content and "else" not in content:
            content.pop("if", None)
        return content

    def _declares(self, branches: tuple[int, ...]) -> bool:
        """Whether a branch may name properties, which are then sent, whatever else is accepted."""
        contents = [self.contents[number] for number in branches if number != ANY]
        return any(not one or not _DECLARING.isdisjoint(one) for one in contents)

    def reserve(self) -> int:
        """Return a new number whose content is told later by `settle`."""
        self.contents.append(_NOTHING)
        return len(self.contents) - 1

    def settle(self, number: int, content: Content) -> None:
        """Tell the content of a reserved number; schemas that look alike from outside are it."""
        self.contents[number] = content
        self._known.setdefault(tuple(sorted(content.items())), number)

    def union(self, numbers: tuple[int, ...]) -> int:
        """Return the schema that accepts what any of these accepts."""
        distinct = tuple(sorted(set(numbers)))
        if ANY in distinct:
            return ANY
        return distinct[0] if len(distinct) == 1 else self.add({"anyOf": distinct})

    def parts(self, number: int) -> tuple[int, ...]:
        """Return the schemas that together are this one: its own keywords, and each of its
        `allOf` branches, `anyOf`, `oneOf`, `not` and `if` by itself."""
        known = self._parts.get(number)
        if known is None:
            known = self._parts[number] = self._taken_apart(number)
        return known

    def _taken_apart(self, number: int) -> tuple[int, ...]:
        content = self.contents[number]
        unevaluated = [keyword for keyword in _UNEVALUATED if keyword in content]
        left_out = {*BOOLEAN_KEYWORDS, "dependentSchemas", *unevaluated}
        if left_out.isdisjoint(content):
            return (number,)
        parts = list(content.get("allOf", ()))
        own = {k: v for k, v in content.items() if k not in left_out}
        if own:
            parts.append(self.add(own))
        for keyword in ("anyOf", "oneOf", "not"):
            if keyword in content:
                parts.append(self.add({keyword: content[keyword]}))
        if "then" in content or "else" in content:
            parts.append(self.add({k: content[k] for k in ("if", "then", "else") if k in content}))
        for name, needed in content.get("dependentSchemas", ()):
            absent = self.add({"properties": ((name, NEVER),)})
            present = self.add({"allOf": (self.add({"required": (name,)}), needed)})
            parts.append(self.union((absent, present)))
        for keyword in unevaluated:
            apart = evaluated_apart(self.contents, number, keyword)
            bounds = {side: self.add(bound) for side, bound in apart.bounds}
            parts.append(self.add({**apart.content, **bounds}))
        return tuple(dict.fromkeys(parts))


def _simplify(content: Content, useless: tuple[str, ...]) -> None:
    """Branches that accept all say nothing in `allOf`; those that accept nothing, in a union."""
    for keyword in useless:
        if content.get(keyword) == ANY:
            del content[keyword]
    for keyword in NAMED[1:]:
        if keyword in content and not content[keyword]:
            del content[keyword]
    if "allOf" in content:
        branches = tuple(sorted({n for n in content["allOf"] if n != ANY}))
        content.pop("allOf")
        if branches:
            content["allOf"] = branches
    for keyword in ("anyOf", "oneOf"):
        if NEVER in content.get(keyword, ()):
            possible = tuple(one for one in content[keyword] if one != NEVER)
            content[keyword] = possible or (NEVER,)
    if "if" not in content:
        for keyword in ("then", "else"):
            content.pop(keyword, None)


_SIMPLIFIED = frozenset(
    ("propertyNames", "items", "allOf", "anyOf", "oneOf", "if", "then", "else", *NAMED[1:])
)
_DECLARING = frozenset(
    ("properties", "patternProperties", "required", "allOf", "anyOf", "oneOf", "if")
) | {"dependentRequired", "dependentSchemas"}


def alias_of(content: Content) -> int | None:
    """A lone branch of `allOf`, `anyOf` or `oneOf` is its branch."""
    if len(content) == 1:
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in content and len(content[keyword]) == 1:
                branch: int = content[keyword][0]
                return branch
    return None

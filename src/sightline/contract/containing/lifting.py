"""Schemas that require none of some names, wherever they speak of the same value.

What only the other direction carries is required neither by the schema that declares it nor by its
alternatives and consequences; who receives it, takes anything for it. A `not` and an `if` stay as
they are: they ask whether a name is there and require none. With less required, more alternatives
of a sender's `oneOf` may fit; as this mustn't refuse what is sent, they become an `anyOf`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sightline.contract.schemas.table import ANY, NEVER, Content, Table

__all__ = ["MOST_OF_ONE_VALUE", "Lifting", "certain", "same_value"]

MOST_OF_ONE_VALUE = 400

_LISTS = ("allOf", "anyOf", "oneOf")
_UNIONS = ("anyOf", "oneOf")
_SINGLE = ("then", "else")
_REQUIRING = ("required", "dependentRequired")


class Lifting:
    """Writes schemas of a table anew without what they require; remembered by number.

    What lies beyond `MOST_OF_ONE_VALUE` schemas of one value says nothing, if it is the sender's,
    and stays as it is, if it is the receiver's.
    """

    __slots__ = ("_is_sender", "_known", "_table")

    def __init__(self, table: Table, is_sender: bool) -> None:
        self._table = table
        self._is_sender = is_sender
        self._known: dict[tuple[int, frozenset[str]], int] = {}

    def without(self, number: int, names: frozenset[str]) -> int:
        """The number of a schema that requires none of these names."""
        if (number, names) not in self._known:
            for one in self._innermost_first(number, names):
                content = self._table.contents[one]
                written = self._written(content, names)
                self._known[one, names] = one if written is content else self._table.add(written)
        return self._known[number, names]

    def lifted(self, content: Content, names: frozenset[str]) -> Content:
        """The content that requires none of these names; the same object where it does anyway."""
        for number in same_value(content):
            self.without(number, names)
        return self._written(content, names)

    def _written(self, content: Content, names: frozenset[str]) -> Content:
        def anew(number: int, keyword: str) -> int:
            # One that isn't known is open: it consists of itself, and says nothing more by that.
            return self._known.get((number, names), NEVER if keyword in _UNIONS else ANY)

        written = _with_branches(_requiring_none_of(content, names), anew)
        if not self._is_sender:
            written = _taking_all_of(written, names)
        elif written.get("oneOf") != content.get("oneOf"):
            union = self._table.union(written.pop("oneOf"))
            written["allOf"] = (*written.get("allOf", ()), union)
        return content if written == content else written

    def _innermost_first(self, number: int, names: frozenset[str]) -> list[int]:
        """The schemas of the same value that aren't known yet, each after those it consists of."""
        order: list[int] = []
        met = {number}
        stack = [(number, same_value(self._table.contents[number]))]
        while stack:
            here, branches = stack[-1]
            following = next(branches, None)
            if following is None:
                order.append(here)
                stack.pop()
            elif following not in met and (following, names) not in self._known:
                met.add(following)
                if len(met) > MOST_OF_ONE_VALUE:
                    self._known[following, names] = ANY if self._is_sender else following
                    continue
                stack.append((following, same_value(self._table.contents[following])))
        return order


def same_value(content: Content) -> Iterator[int]:
    """The branches of a content that speak of the same value and may require names of it."""
    for keyword in _LISTS:
        yield from content.get(keyword, ())
    for keyword in _SINGLE:
        if keyword in content:
            yield content[keyword]
    for _, number in content.get("dependentSchemas", ()):
        yield number


def certain(content: Content) -> Iterator[int]:
    """The branches that hold whenever the content does: of an allOf, or an only alternative."""
    yield from content.get("allOf", ())
    for keyword in _UNIONS:
        if len(content.get(keyword, ())) == 1:
            yield content[keyword][0]


def _with_branches(content: Content, anew: Callable[[int, str], int]) -> Content:
    written = {**content}
    for keyword in _LISTS:
        if keyword in content:
            written[keyword] = tuple(anew(number, keyword) for number in content[keyword])
    for keyword in _SINGLE:
        if keyword in content:
            written[keyword] = anew(content[keyword], keyword)
    if "dependentSchemas" in content:
        written["dependentSchemas"] = tuple(
            (name, anew(number, "dependentSchemas")) for name, number in content["dependentSchemas"]
        )
    return written


def _taking_all_of(content: Content, names: frozenset[str]) -> Content:
    own = content.get("properties", ())
    if not any(name in names for name, _ in own):
        return content
    properties = tuple((name, ANY if name in names else number) for name, number in own)
    return {**content, "properties": properties}


def _requiring_none_of(content: Content, names: frozenset[str]) -> Content:
    required = content.get("required", ())
    beside = content.get("dependentRequired", ())
    if names.isdisjoint(required) and all(names.isdisjoint(needed) for _, needed in beside):
        return content
    kept = {keyword: value for keyword, value in content.items() if keyword not in _REQUIRING}
    left = tuple(name for name in required if name not in names)
    if left:
        kept["required"] = left
    pairs = ((name, tuple(one for one in needed if one not in names)) for name, needed in beside)
    companions = tuple(pair for pair in pairs if pair[1])
    if companions:
        kept["dependentRequired"] = companions
    return kept

"""A goal taken apart: `allOf`, `anyOf`, `oneOf`, `not` and `if` become cases without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sightline.contract.containing.goals import Goal
from sightline.contract.containing.projection import Projection
from sightline.contract.schemas.table import ANY, NEVER

__all__ = ["Case", "Leaf", "cases_of"]


@dataclass(slots=True)
class Leaf:
    """A case of plain keywords: all of `left` must imply one of `right`.

    `left` tells of each schema whether the sender wrote it.
    """

    left: dict[int, bool]
    right: dict[int, None]


@dataclass(slots=True)
class Case:
    """A case on its way: what is still to be taken apart, what is held and wanted so far."""

    to_left: list[tuple[int, bool]]
    to_right: list[int]
    branches: list[tuple[int, bool]] = field(default_factory=list)
    splits: list[int] = field(default_factory=list)
    held: dict[int, bool] = field(default_factory=dict)
    wanted: dict[int, None] = field(default_factory=dict)
    left: dict[int, bool] = field(default_factory=dict)
    right: dict[int, None] = field(default_factory=dict)

    def with_more(self, left: list[tuple[int, bool]], right: list[int]) -> Case:
        return Case(
            [*self.to_left, *left],
            [*self.to_right, *right],
            list(self.branches),
            list(self.splits),
            dict(self.held),
            dict(self.wanted),
            dict(self.left),
            dict(self.right),
        )


def cases_of(goal: Goal, projection: Projection) -> Iterator[Leaf | None]:
    """Yield the leaves of which each must be proven; None for each step taken.

    What is true by itself (the same schema on both sides, nothing held) yields nothing.
    """
    sender = goal.sender
    first = Case(
        [(n, sender is None or n in sender) for n in sorted(goal.left)], sorted(goal.right)
    )
    pending: list[Case | None] = [first]
    while pending:
        case = pending.pop()
        yield None
        if case is None or _is_settled(case, projection):
            continue
        if case.splits:
            pending += reversed(_split_right(case, projection))
        elif case.branches:
            pending += reversed(_split_left(case, projection))
        else:
            yield Leaf(case.left, case.right)


def _is_settled(case: Case, projection: Projection) -> bool:
    """Take apart all that needs no splitting; True where the case is proven by that."""
    while case.to_left or case.to_right:
        if case.to_left:
            number, is_sender = case.to_left.pop()
            if number == NEVER or number in case.wanted:
                return True
            _hold(case, projection, number, is_sender)
        else:
            number = case.to_right.pop()
            if number == ANY or number in case.held:
                return True
            _want(case, projection, number)
    return False


def _hold(case: Case, projection: Projection, number: int, is_sender: bool) -> None:
    known = case.held.get(number)
    if number == ANY or known is True or known == is_sender:
        return
    case.held[number] = is_sender
    parts = projection.parts(number, is_sender=is_sender)
    if parts != (number,):
        case.to_left += [(part, is_sender) for part in parts]
        return
    content = projection[number]
    if "weaker" in content:
        case.to_left.append((content["weaker"], is_sender))
    if "not" in content:
        case.to_right.append(content["not"])
    elif "anyOf" in content or "oneOf" in content or "if" in content:
        case.branches.append((number, is_sender))
    else:
        case.left[number] = is_sender


def _want(case: Case, projection: Projection, number: int) -> None:
    if number == NEVER or number in case.wanted:
        return
    case.wanted[number] = None
    parts = projection.parts(number)
    content = projection[number]
    if "stronger" in content:
        case.to_right.append(content["stronger"])
    if parts != (number,) or "oneOf" in content or "if" in content:
        case.splits.append(number)
    elif "anyOf" in content:
        case.to_right += content["anyOf"]
    elif "not" in content:
        case.to_left.append((content["not"], False))
    else:
        case.right[number] = None


def _split_right(case: Case, projection: Projection) -> list[Case | None]:
    """All parts of what is wanted must hold, each a case of its own; None where it is proven."""
    number = case.splits.pop()
    parts = projection.parts(number)
    content = projection[number]
    if parts != (number,):
        return [None if part in case.held else case.with_more([], [part]) for part in parts]
    if "oneOf" in content:
        branches = content["oneOf"]
        if len(branches) > _MOST_BRANCHES:
            return [case]  # too many pairs to look at: it is not what proves the case
        cases: list[Case | None] = [case.with_more([], [projection.table.union(branches)])]
        for place, one in enumerate(branches):
            for other in branches[place + 1 :]:
                if not are_apart(projection, one, other):
                    cases.append(case.with_more([(one, False), (other, False)], []))
        return cases
    cases = []
    if "then" in content:
        cases.append(case.with_more([(content["if"], False)], [content["then"]]))
    if "else" in content:
        cases.append(case.with_more([], [content["if"], content["else"]]))
    return cases


def _split_left(case: Case, projection: Projection) -> list[Case | None]:
    """One of the branches holds; each is a case of its own, None where it is what is wanted."""
    number, is_sender = case.branches.pop()
    content = projection[number]
    if "if" in content:
        condition = content["if"]
        held = [(content["then"], is_sender)] if "then" in content else []
        otherwise = [(content["else"], is_sender)] if "else" in content else []
        return [
            case.with_more([(condition, is_sender), *held], []),
            case.with_more(otherwise, [condition]),
        ]
    if "anyOf" in content:
        return [
            None if branch in case.wanted else case.with_more([(branch, is_sender)], [])
            for branch in content["anyOf"]
        ]
    return [
        None
        if branch in case.wanted
        else case.with_more([(branch, is_sender)], _others(content["oneOf"], place, projection))
        for place, branch in enumerate(content["oneOf"])
    ]


def _others(branches: tuple[int, ...], place: int, projection: Projection) -> list[int]:
    """The other branches of a `oneOf`, which don't hold; only where they are plain and few."""
    if len(branches) > _MOST_OTHERS:
        return []
    return [
        other
        for at, other in enumerate(branches)
        if at != place
        and projection.parts(other) == (other,)
        and _CONNECTIVES.isdisjoint(projection[other])
    ]


_MOST_OTHERS = 16
_MOST_BRANCHES = 120
_CONNECTIVES = frozenset(("anyOf", "oneOf", "not", "if"))


def are_apart(projection: Projection, one: int, other: int) -> bool:
    """Whether two schemas obviously have no value in common: other types, other constants."""
    if one == other:
        return False
    a, b = projection[one], projection[other]
    if not a.get("type", 127) & b.get("type", 127):
        return True
    if "enum" in a and "enum" in b and not set(a["enum"]) & set(b["enum"]):
        return True
    if a.get("type") != 64 or b.get("type") != 64:
        return False
    required = set(a.get("required", ())) & set(b.get("required", ()))
    if not required:
        return False
    theirs = dict(b.get("properties", ()))
    for name, number in a.get("properties", ()):
        if name in required and name in theirs:
            mine, its = projection[number], projection[theirs[name]]
            if "enum" in mine and "enum" in its and not set(mine["enum"]) & set(its["enum"]):
                return True
    return False

"""What a condition is made of: its comparisons, found without recursion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.measure.language.criterion import (
    And,
    Comparison,
    Membership,
    Named,
    Not,
    Or,
    Predicate,
)


def comparisons_in(predicates: Iterable[Predicate]) -> Iterator[Comparison | Membership | Named]:
    """Yield every comparison, membership and bare name of some conditions, however nested."""
    pending = list(predicates)
    while pending:
        part = pending.pop()
        if isinstance(part, Not):
            pending.append(part.part)
        elif isinstance(part, And | Or):
            pending.extend(part.parts)
        else:
            yield part

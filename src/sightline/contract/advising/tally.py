"""What entries come to once some no longer count: the verdict, the order, each operation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    Comparison,
    Entry,
    OperationVerdict,
    worst,
)

__all__ = ["counted_again", "is_open"]

_ORDER = {BREAKING: 0, REVIEW: 1, COMPATIBLE: 2}


def is_open(entry: Entry) -> bool:
    """Whether an entry still counts: nobody approved it, and no rule ignores it."""
    return not (entry.approved_by or entry.ignored)


def counted_again(
    comparison: Comparison, entries: Sequence[Entry], notes: Iterable[str] = ()
) -> Comparison:
    """The comparison with these entries instead: the worst first, what counts before what doesn't.

    Operations that no entry reaches keep what was said of them.
    """
    ordered = sorted(entries, key=lambda one: (not is_open(one), _ORDER[one.verdict]))
    closed = sum(one.is_undecided and not is_open(one) for one in entries)
    before = sum(one.is_undecided and not is_open(one) for one in comparison.entries)
    return replace(
        comparison,
        entries=tuple(ordered),
        verdict=worst([one.verdict for one in entries if is_open(one)]),
        undecided=comparison.undecided - closed + before,
        operations=_operations(comparison, entries),
        notes=(*comparison.notes, *notes),
    )


def _operations(comparison: Comparison, entries: Sequence[Entry]) -> tuple[OperationVerdict, ...]:
    reached: dict[str, str] = {}
    for entry in entries:
        is_counted = is_open(entry)
        for one in entry.reach:
            said = (one.verdict or entry.verdict) if is_counted else COMPATIBLE
            known = reached.get(one.operation)
            if known is None or _ORDER[said] < _ORDER[known]:
                reached[one.operation] = said
    return tuple(
        OperationVerdict(one.operation, reached.get(one.operation, one.verdict))
        for one in comparison.operations
    )

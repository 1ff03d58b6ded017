"""Which part of a condition restricts rows, and which the values made of them.

A metric with one value a day, week or month counts rows; `where repo = 'ibis'` says which rows it
counts, `where value > 3` which of its values are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.measure.language.comparisons import comparisons_in
from sightline.measure.language.criterion import And, Predicate
from sightline.measure.rows.metric import Metric


def split_by_row(
    metric: Metric, where: Predicate | None
) -> tuple[tuple[Predicate, ...], Predicate | None]:
    """Return the conditions on rows, and what is left to ask of the metric's values."""
    if where is None or not metric.period:
        return (), where
    parts = where.parts if isinstance(where, And) else (where,)
    of_values = {"value", "x", "time", metric.last_word}
    rest = tuple(part for part in parts if of_values.issuperset(names_in(part)))
    within = tuple(part for part in parts if part not in rest)
    if len(rest) > 1:
        return within, And(rest)
    return within, rest[0] if rest else None


def names_in(predicate: Predicate) -> Iterator[str]:
    """Yield every name that a condition mentions."""
    return (part.name for part in comparisons_in([predicate]))

"""What is wanted of some observations, and what they gave: a figure with its limits, and what it
says about each bound that it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sightline.measure.language.criterion import BoundComparator, CriterionError, Statistic
from sightline.measure.rows.batch import Column, Rows
from sightline.measure.rows.facts_sql import Facts, Query, fields_of
from sightline.measure.verdict import Judgement
from sightline.text.near import nearest

N = Column("n", "count(*)")
MISSING = Column("missing", "count(*) - count(value)")


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold in the unit of what is measured."""

    comparator: BoundComparator
    value: int | float


@dataclass(frozen=True, slots=True)
class Wanted:
    """A statistic of some rows, and the bounds to hold it against.

    `direction` is the side that is good ("<": small values), so that a missing value counts as
    worst. `unit` is that of the result. `cluster` names the entity whose rows belong together, ""
    where each row stands for itself; `is_peeked` says that the figure is looked at repeatedly,
    `is_compared` that it is one of two.
    """

    rows: Rows
    statistic: Statistic
    unit: str
    confidence: float
    direction: str = "<"
    limits: tuple[Limit, ...] = ()
    cluster: str = ""
    is_peeked: bool = False
    is_compared: bool = False

    @property
    def facts(self) -> Facts:
        """What the rows are made of."""
        return self.rows.facts

    @property
    def worst(self) -> str:
        """What a missing value counts as, in SQL."""
        return "Infinity" if self.direction[0] == "<" else "-Infinity"

    def cluster_column(self) -> Column:
        """The column that says whose row it is. Raises CriterionError where there is none."""
        facts = self.rows.facts
        known = fields_of(self.rows.metric, self.rows.source, facts).columns
        name = self.cluster
        if name not in facts.columns and name not in facts.dimensions:
            near = nearest(name, [*facts.columns, *facts.dimensions], 1)
            help = f"did you mean {near[0]}?" if near else "columns: " + ", ".join(facts.columns)
            raise CriterionError(f"per {name}: there is no column {name!r}", 1, 1, help)
        return Column("who", known[name].sql)


@dataclass(frozen=True, slots=True)
class Sample:
    """A figure that rows gave, and what it says about each bound.

    `low` and `high` are one-sided limits at the confidence each, in `unit`. `n` counts what it
    rests on, `hits` are those of a share whose rows stand for themselves, `grain` is how far apart
    tied values lie, `one_sided` are the bounds that have all rows on one side. `unsound`
    says why its limits can't be relied on; "" where they can. `missing`
    counts the rows without a value, `unknown` those of them that are in the figure as the worst.
    """

    query: Query
    value: int | float | None
    n: int
    unit: str
    low: int | float | None = None
    high: int | float | None = None
    notes: tuple[str, ...] = ()
    judgements: Mapping[Limit, Judgement] = field(default_factory=dict)
    is_fact: bool = False
    hits: int | None = None
    grain: float = 0.0
    one_sided: frozenset[Limit] = frozenset()
    unsound: str = ""
    missing: int = 0
    unknown: int = 0


def missing_notes(wanted: Wanted, missing: int, n: int, what: str) -> tuple[str, ...]:
    """The note on rows without a value; nothing where each has one."""
    if not missing:
        return ()
    means = wanted.rows.metric.missing_means
    said = f"{missing:,} of {n:,} {means}" if means else f"no value in {missing:,} of {n:,} rows"
    return (f"{said}: {what}",)


def grain_of(value: float, times: int, below: float | None, above: float | None) -> float:
    """How far it is from a value that was seen several times to the next other one, the farther.

    >>> grain_of(3.0, 5, 2.0, 4.5), grain_of(3.0, 1, 2.0, 4.5)
    (1.5, 0.0)
    """
    if times < 2:
        return 0.0
    return max(0.0 if below is None else value - below, 0.0 if above is None else above - value)

"""What a metric is: one definition of a number, used by every promise about it.

Three shapes, by what one row means:

* a plain metric: one row of the source is one observation; `expression` is computed on it
  (`latency_ms`), `time` is a column.
* `per` columns: one row per person, team or order; `expression` is an aggregate over that
  entity's rows up to the as-of date (`count(*)`), and so is `time` (the first row's time unless
  said). A fact that needs a follow-up gets the time at which it can be known, so that entities
  still being followed are not counted as failures:
      per: user_id,  time: min(ts) + interval 30 day,
      expression: count(*) FILTER (...)
* `per` a period (`day`, `week`, `month`, in UTC): one row per whole period, also where nothing
  happened in it; `expression` aggregates over its rows (`count(DISTINCT user_id)`).

For anything else `query` is a SELECT over the declared sources, already cut at the as-of date;
`expression` and `time` are then columns of its result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sightline.measure.language.criterion import Predicate

PERIODS = ("day", "week", "month")


class MetricError(Exception):
    """A metric that cannot be computed: which of its keys is wrong, why, and what to write."""

    def __init__(self, key: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.key = key
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric definition. Texts are as written; "" where nothing is said.

    `time` defaults to the source's. `dimensions` maps a name to an expression (for a column of the
    same name, the name itself); `filters` always hold; `populations` are named conditions that
    `where` may use. `numerator` and `denominator` are what a ratio sums, `event` says what
    happened, for `time_to`; `missing_means` what it says of somebody to have no value.
    """

    name: str
    source: str
    expression: str = ""
    unit: str = ""
    time: str = ""
    title: str = ""
    entity: str = ""
    dimensions: Mapping[str, str] = field(default_factory=dict)
    filters: tuple[Predicate, ...] = ()
    populations: Mapping[str, Predicate] = field(default_factory=dict)
    per: tuple[str, ...] = ()
    query: str = ""
    numerator: str = ""
    denominator: str = ""
    event: str = ""
    missing_means: str = ""

    @property
    def period(self) -> str:
        """The period of a metric that has one row per day, week or month; "" otherwise."""
        return self.per[0] if len(self.per) == 1 and self.per[0] in PERIODS else ""

    @property
    def last_word(self) -> str:
        """The name's last part: `latency_ms` of `api.latency_ms`."""
        return self.name.rpartition(".")[2]

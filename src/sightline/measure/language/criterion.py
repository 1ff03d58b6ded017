"""A promise that data can keep or break, as a tree of values.

A criterion says which statistic of which metric must stay within which bound, for whom, over
which window. These classes hold what was said; they neither parse nor evaluate. Two criteria
are equal when they mean the same text: positions and the original text take no part in it.

Shapes: quantile levels are whole parts per million (`p95` is 950,000) and confidences are
percentages as written, so that no promise is blurred by binary fractions. Columns are 1-based
code points within the criterion's own text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Comparator: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]
BoundComparator: TypeAlias = Literal["<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as written; `unit` is "" for a bare number."""

    value: int | float
    unit: str = ""
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Instant:
    """A date or RFC 3339 time as written, for example `2026-03-01` or `2026-03-01T09:30:00Z`."""

    text: str


Literal_: TypeAlias = "Quantity | Instant | str | bool | None"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`name op value`; a missing value equals only `null` and is never less or greater."""

    name: str
    comparator: Comparator
    value: Literal_
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Membership:
    """`name in (value, ...)`."""

    name: str
    values: tuple[Literal_, ...]
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A bare name: a true-or-false column, or a named population of the metric."""

    name: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """`not part`."""

    part: Predicate


@dataclass(frozen=True, slots=True)
class And:
    """`part and part ...`, two parts or more."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """`part or part ...`, two parts or more."""

    parts: tuple[Predicate, ...]


Predicate: TypeAlias = "Comparison | Membership | Named | Not | And | Or"


@dataclass(frozen=True, slots=True)
class Statistic:
    """What is computed: `p95`, `median`, `mean`, `share(...)`, `time_to(a -> b)` and so on.

    `level_ppm` is set for quantiles, `predicate` for `share`, `steps` for `time_to`.
    """

    name: str
    level_ppm: int | None = None
    predicate: Predicate | None = None
    steps: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """`< 200 ms`."""

    comparator: BoundComparator
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Between:
    """`between 1 and 2 s`, both ends included."""

    low: Quantity
    high: Quantity


@dataclass(frozen=True, slots=True)
class Change:
    """`up by 10 %` or `down by 30 %` against the baseline, at least so much."""

    direction: Literal["up", "down"]
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Within:
    """`within 5 % of BASELINE`."""

    quantity: Quantity
    baseline: Baseline


Bound: TypeAlias = "Threshold | Between | Change | Within"


@dataclass(frozen=True, slots=True)
class Previous:
    """The window of the same length that ends where this one starts."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the start date or time, up to and not including the end."""

    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True)
class MetricName:
    """Another metric as the baseline, by its short name."""

    name: str


Baseline: TypeAlias = "Previous | DateRange | MetricName"


@dataclass(frozen=True, slots=True)
class Window:
    """`28d`, `4w calendar Europe/Berlin`. An empty mode or zone was not written."""

    count: int
    unit: Literal["min", "h", "d", "w", "mo"]
    mode: Literal["", "rolling", "calendar"] = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One promise, as parsed. `metric` is the short name, without `MET-`.

    `confidence_percent` is None where the text names none (95 % then); `cluster` is the entity
    of `per ENTITY`, "" where none is named; `peeking` says that it is looked at again and again
    while data arrive, and judged by a bound that stays sound then.
    """

    statistic: Statistic
    metric: str
    bound: Bound
    where: Predicate | None = None
    plan: Bound | None = None
    wish: Bound | None = None
    window: Window | None = None
    baseline: Baseline | None = None
    min_n: int | None = None
    confidence_percent: int | float | None = None
    cluster: str = ""
    peeking: bool = False
    text: str = field(default="", compare=False)
    metric_column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """A promise in plain words (`text: ...`): kept as written, not yet compiled."""

    text: str


class CriterionError(Exception):
    """A criterion that cannot be read or asked: what is wrong, where, and what to type.

    `column` and `end_column` are 1-based code points within the criterion's text, end exclusive.
    """

    not_a_criterion = False

    def __init__(self, message: str, column: int, end_column: int, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.end_column = end_column
        self.help = help


class NotACriterion(CriterionError):
    """A sentence that promises nothing measurable; `missing` names the parts it lacks.

    The parts are "statistic", "metric" and "bound", in this order.
    """

    not_a_criterion = True

    def __init__(self, text: str, missing: tuple[str, ...]) -> None:
        parts = {
            "statistic": "a statistic (p95, mean, share of ...)",
            "metric": "a metric (of api.latency_ms)",
            "bound": "a bound (is < 200 ms)",
        }
        lacks = [parts[name] for name in missing]
        listed = lacks[0] if len(lacks) == 1 else ", ".join(lacks[:-1]) + " and " + lacks[-1]
        super().__init__(
            f"this is not a promise that data can keep or break: it lacks {listed}",
            1,
            len(text) + 1,
            "write for example: p95 of api.latency_ms is < 200 ms over 28d",
        )
        self.missing = missing

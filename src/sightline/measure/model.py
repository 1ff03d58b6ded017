"""The kinds of measuring: what is counted, what is tried, what was read off the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Item, key, kind
from sightline.measure.promises.condition import Columns, Condition
from sightline.measure.promises.parameters import Parameters
from sightline.measure.promises.promise import Promise

Better = Literal["lower", "higher"]
VerdictWord = Literal[
    "PASS", "FAIL", "INCONCLUSIVE", "NO DATA", "STALE", "ATTESTED", "REPORTED"
]  # fmt: skip


@kind(
    "MET",
    folder="metrics",
    suffixes=(".yaml", ".yml"),
    default_prefix=True,
    former_names="was",
    is_fact=True,
    reads=("source", "query"),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class MetricDefinition(Item):
    """A number, defined once: from which rows, computed how, in which unit."""

    source: str | None = key(help="a source of sightline.toml, such as requests", in_template=True)
    expression: str | None = key(
        help="what is computed, in SQL: a column, or count(*) with `per`", in_template=True
    )
    numerator: str | None = key(help="what a ratio divides, in SQL, summed over the rows")
    denominator: str | None = key(help="what a ratio divides by, in SQL, summed over the rows")
    unit: str | None = key(help="the unit of the values: ms, s, %, kB, USD, ...", in_template=True)
    better: Better | None = key(help="which direction is good: lower or higher")
    time: str | None = key(
        help="the column that says when; the source's if left out", in_template=True
    )
    entity: str | None = key(help="the column that says who, such as user_id")
    event: str | None = key(help="the column that says what happened, for time_to; default: event")
    per: tuple[str, ...] = key((), help="one value for each: user_id, or day, week, month")
    dimensions: Columns | None = key(help="columns to split by: [region], or {region: expression}")
    filters: tuple[Condition, ...] = key((), help="conditions that always hold")
    populations: dict[str, Condition] | None = key(help="named conditions that `where` may use")
    query: str | None = key(help="a SELECT over the sources, where one expression isn't enough")
    description: str | None = key(help="what it means, and what it leaves out")
    missing_means: str | None = key(help="what a row without a value did, such as: never called")
    was: tuple[str, ...] = key((), help="names it had, under which verdicts were recorded")


@kind("EXP", folder="experiments")
@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment(Item):
    """A bet that data can settle: what is changed for whom, and what has to come of it."""

    hypothesis: str | None = key(
        help="If ..., then ..., because ...; or the first paragraph", first_paragraph=True
    )
    opportunity: tuple[Link, ...] = key((), help="the need it is about", kinds=("OPP",))
    requirements: tuple[Link, ...] = key((), help="what it tries out", kinds=("REQ",))
    variants: tuple[str, ...] = key((), help="what is compared, the control first")
    primary: Promise | None = key(help="the criterion that settles it")
    guardrails: tuple[Promise, ...] = key(
        (), help="promises that must not break meanwhile", section="Guardrails"
    )
    flag: str | None = key(help="the flag that assigns the variants")
    start: date | None = key(help="the day it starts")
    end: date | None = key(help="the day it ends")
    decision: Link | None = key(help="what was decided on it", kinds=("DEC",))


@dataclass(frozen=True, slots=True)
class RecordedReading:
    """A reading as it was recorded: the value, how sure, and what to run to get it again."""

    value: float | None = key(help="the value")
    unit: str | None = key(help="its unit")
    n: int | None = key(help="how many rows it rests on")
    low: float | None = key(help="the lower limit")
    high: float | None = key(help="the upper limit")
    confidence: float | None = key(help="of each limit, such as 0.95")
    window: dict[str, str] | None = key(help="start, end and zone of the window")
    query: str | None = key(help="the SQL that gives the value")
    params: Parameters | None = key(help="the parameters of the SQL, in order")
    source: str | None = key(help="the source that was read")
    as_of: str | None = key(help="the date for which it holds")


@kind(
    "RDG",
    folder="readings",
    suffixes=(".yaml", ".yml"),
    never_edited=True,
    is_fact=True,
    reads=("reading.source", "reading.query", "definition"),
    figures_of=("criterion",),
)
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord(Item):
    """One reading or verdict, recorded by Sightline and never edited."""

    of: tuple[Link, ...] = key((), help="what it is about: the document that made the promise")
    criterion: str | None = key(help="the promise as it stood that day")
    verdict: VerdictWord | None = key(help="what data said")
    as_of: str | None = key(help="the date for which it holds")
    by: str | None = key(help="who had it recorded, or attested it")
    reading: RecordedReading | None = key(help="the number that the verdict rests on")
    definition: dict[str, str] | None = key(help="what it depended on besides the data")
    needed_n: int | None = key(help="how many rows would settle it")
    notes: tuple[str, ...] = key((), help="what a reader should know about it")

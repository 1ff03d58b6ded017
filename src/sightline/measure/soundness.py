"""Whether a promise can be kept or broken at all, by the data of the last 90 days.

A promise that nothing could break says nothing; one that never once held is a wish; one whose
window never holds enough rows is never decided; a condition that meets no row names something that
is not there. All of these are told when a promise is written, before anybody relies on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sightline.measure.batch import Aggregates, Column, Rows, Steps, run_together
from sightline.measure.bound import unit_of, value_in
from sightline.measure.column_types import family, time_sql
from sightline.measure.criterion import And, Comparison, Predicate, Threshold
from sightline.measure.evaluation import FAULTS
from sightline.measure.facts import facts_of
from sightline.measure.facts_sql import fields_of
from sightline.measure.freshness import first_row, instant_of
from sightline.measure.question import Question
from sightline.measure.samples.rows import WRONG, hit_column
from sightline.measure.samples.sample import Limit, Wanted
from sightline.measure.verdict import Verdict
from sightline.measure.window import Span
from sightline.stats.binomial import smallest_n
from sightline.stats.quantile import allowed_share
from sightline.store.engine import Engine
from sightline.text.near import nearest

LOOK_BACK = timedelta(days=90)
COVERED = timedelta(days=60)
FEWEST_ROWS = 20
ALWAYS, NEVER, UNDECIDABLE, NO_MATCH = "MEA040", "MEA041", "MEA042", "MEA043"
_MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Weakness:
    """What is wrong with a promise: a code of a check, what it is, and what to do."""

    code: str
    message: str
    help: str


def weaknesses(
    questions: Sequence[Question], verdicts: Sequence[Verdict], engine: Engine
) -> list[tuple[Weakness, ...]]:
    """Return what is wrong with each promise; nothing where it can be kept and can be broken.

    Questions about the same rows share one look. One that can't be asked has no weakness here:
    its verdict says why.
    """
    # What has rows on both sides of its bound within its own window can be kept and be broken.
    asked = [
        _steps(question, engine) if verdict.is_one_sided else _nothing()
        for question, verdict in zip(questions, verdicts, strict=True)
    ]
    found = run_together(asked, engine, FAULTS)
    told = []
    for question, verdict, one in zip(questions, verdicts, found, strict=True):
        weak = () if isinstance(one, Exception) else one
        more = (*_never_enough(question, verdict, engine), *_no_match(question, verdict, engine))
        told.append((*weak, *more))
    return told


def _steps(question: Question, engine: Engine) -> Steps[tuple[Weakness, ...]]:
    bound = question.criterion.bound
    statistic = question.criterion.statistic
    if not isinstance(bound, Threshold) or question.metric.period:
        return ()
    facts = facts_of(
        question.metric, question.source, engine, question.as_of, question.sources,
        question.criterion.where,
    )  # fmt: skip
    is_flag = family(facts.value_type) == "flag" if facts.value else False
    unit = unit_of(question.criterion, question.metric, is_flag if facts.value else None)
    limit = Limit(bound.comparator, value_in(bound.quantity, unit, statistic, question.metric))
    end = question.span.end
    span = Span(min(end - LOOK_BACK, question.span.start), end, question.span.tz)
    rows = Rows(question.metric, question.source, facts, span)
    if statistic.level_ppm is not None or statistic.name == "mean":
        answer = yield from _of_values(rows, limit)
        return answer
    if unit == "share" and statistic.name in ("share", "rate"):
        answer = yield from _of_hits(Wanted(rows, statistic, unit, question.confidence), limit)
        return answer
    return ()


def _nothing() -> Steps[tuple[Weakness, ...]]:
    yield from ()
    return ()


def _of_values(rows: Rows, limit: Limit) -> Steps[tuple[Weakness, ...]]:
    wrong = Column(
        "wrong",
        f"count(*) FILTER (WHERE value IS NULL OR value {WRONG[limit.comparator]} ?)",
        (limit.value,),
    )
    row = yield Aggregates(rows, (_N, _FIRST, wrong), (_moment(rows),))
    return tuple(_extreme(row["n"], row["wrong"])) if _covers(rows, row) else ()


def _of_hits(wanted: Wanted, limit: Limit) -> Steps[tuple[Weakness, ...]]:
    hits = Column("hits", "count(*) FILTER (WHERE hit)")
    extras = (hit_column(wanted), _moment(wanted.rows))
    row = yield Aggregates(wanted.rows, (_N, _FIRST, hits), extras)
    n, share = row["n"], row["hits"]
    if not _covers(wanted.rows, row):
        return ()
    if share == 0 and limit.comparator[0] == "<":
        why = f"what it counts never happened in {_days()} ({n:,} rows): it holds by itself"
        help = "look whether a value was renamed, or what you mean to catch"
        return (Weakness(ALWAYS, why, help),)
    return tuple(_extreme(n, share if limit.comparator[0] == "<" else n - share))


_N, _FIRST = Column("n", "count(*)"), Column("first", "min(moment)")


def _moment(rows: Rows) -> Column:
    time = time_sql(rows.facts.time, rows.facts.time_type)
    return Column("moment", f"epoch_us(CAST({time} AS TIMESTAMP WITH TIME ZONE))")


def _covers(rows: Rows, row: dict[str, Any]) -> bool:
    """Whether there is enough to say what always or never was: rows of two months at least."""
    first = instant_of(row["first"])
    return first is not None and row["n"] >= FEWEST_ROWS and rows.span.end - first >= COVERED


def _extreme(n: int, wrong: int) -> Iterator[Weakness]:
    if wrong == 0:
        why = f"none of the {n:,} rows of {_days()} is beyond the bound: nothing could break it"
        yield Weakness(ALWAYS, why, "promise less room, or leave it out")
    elif wrong == n:
        why = f"each of the {n:,} rows of {_days()} is beyond the bound: it never once held"
        yield Weakness(NEVER, why, "look at the unit and the direction of the bound")


def _never_enough(question: Question, verdict: Verdict, engine: Engine) -> Iterator[Weakness]:
    """Too few rows in a window to decide it ever, even if each of them kept the bound."""
    statistic, bound = question.criterion.statistic, question.criterion.bound
    reading = verdict.reading
    if not isinstance(bound, Threshold) or reading is None or not reading.n or verdict.needed_by:
        return
    if statistic.level_ppm is not None:
        allowed = allowed_share(statistic.level_ppm, bound.comparator)
    elif reading.unit == "share":
        share = value_in(bound.quantity, "share", statistic, question.metric)
        allowed = share if bound.comparator[0] == "<" else round(1 - share, 12)
    else:
        return
    least = max(smallest_n(allowed, question.confidence), question.criterion.min_n or 0)
    if verdict.needed_n is None or reading.n >= least or not _is_full(question, engine):
        return
    why = f"its window holds {reading.n:,} rows, and keeping it takes {least:,} even without a miss"
    yield Weakness(UNDECIDABLE, why, "take a longer window, or a percentile nearer to 50")


def _is_full(question: Question, engine: Engine) -> bool:
    """Whether the source has rows from the beginning of the window on, so that it won't fill up."""
    span = question.span
    first = first_row(question.source, span, engine)
    return first is not None and first <= span.start + (span.end - span.start) / 10


def _no_match(question: Question, verdict: Verdict, engine: Engine) -> Iterator[Weakness]:
    """A comparison of the condition that no row of the last 90 days meets, with what is there."""
    where = question.criterion.where
    reading = verdict.reading
    if where is None or reading is None or reading.n:
        return
    facts = facts_of(
        question.metric, question.source, engine, question.as_of, question.sources, where
    )
    fields = fields_of(question.metric, question.source, facts)
    for part in where.parts if isinstance(where, And) else (where,):
        if not _is_text_equality(part):
            continue
        assert isinstance(part, Comparison) and isinstance(part.value, str)
        column = fields.columns.get(part.name)
        if column is None:
            continue
        sql = (
            f"SELECT CAST({column.sql} AS VARCHAR) AS v, count(*) FROM {facts.relation.sql}"
            f" WHERE {column.sql} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST_VALUES}"
        )
        _, found = engine.run(sql, facts.relation.params)
        values = [str(value) for value, _ in found]
        if values and part.value not in values:
            near = nearest(part.value, values, 1)
            help = f"did you mean '{near[0]}'?" if near else "there are: " + ", ".join(values[:8])
            message = f"no row has {part.name} = '{part.value}'"
            yield Weakness(NO_MATCH, message, help)


def _is_text_equality(part: Predicate) -> bool:
    return isinstance(part, Comparison) and part.comparator == "=" and isinstance(part.value, str)


def _days() -> str:
    return f"the last {LOOK_BACK.days} days"

"""Whether a promise can be kept or broken at all, by the data of the last 90 days.

A promise that nothing could break says nothing; one that never once held is a wish; one whose
window never holds enough rows is never decided; a condition that meets no row names something that
is not there. All of these are told when a promise is written, before anybody relies on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sightline.measure.judging.bound import unit_of, value_in
from sightline.measure.judging.evaluation import FAULTS
from sightline.measure.judging.unmet_conditions import unmet_conditions
from sightline.measure.language.criterion import Threshold
from sightline.measure.language.window import Span
from sightline.measure.question import Question
from sightline.measure.rows.batch import Aggregates, Column, Rows, Steps, run_together
from sightline.measure.rows.column_types import family, time_sql
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.freshness import first_row, instant_of
from sightline.measure.samples.rows import WRONG, hit_column
from sightline.measure.samples.sample import Limit, Wanted
from sightline.measure.verdict import INCONCLUSIVE, Verdict, allowed_wrong
from sightline.stats.binomial import smallest_n
from sightline.stats.quantile import allowed_share
from sightline.store.engine import Engine

LOOK_BACK = timedelta(days=90)
COVERED = timedelta(days=60)
FEWEST_ROWS = 20
_BEGINNING = datetime.min.replace(tzinfo=UTC)
ALWAYS, NEVER, UNDECIDABLE, NO_MATCH = "MEA040", "MEA041", "MEA042", "MEA043"


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
    # Rows that belong together don't say whether they are all on one side, so these are looked at.
    asked = [
        _steps(question, verdict, engine)
        if verdict.is_one_sided or question.criterion.cluster
        else _nothing()
        for question, verdict in zip(questions, verdicts, strict=True)
    ]
    found = run_together(asked, engine, FAULTS)
    told = []
    for question, verdict, one in zip(questions, verdicts, found, strict=True):
        weak = () if isinstance(one, Exception) else one
        told.append((*weak, *_of_window(question, verdict, engine)))
    return told


def _of_window(question: Question, verdict: Verdict, engine: Engine) -> tuple[Weakness, ...]:
    """What is wrong with how many rows there are; nothing where that can't be asked."""
    try:
        return (
            *_never_missed(question, verdict),
            *_never_proven(question, verdict),
            *_never_enough(question, verdict, engine),
            *_no_match(question, verdict, engine),
        )
    except FAULTS:
        return ()


def _steps(question: Question, verdict: Verdict, engine: Engine) -> Steps[tuple[Weakness, ...]]:
    bound = question.criterion.bound
    statistic = question.criterion.statistic
    if not isinstance(bound, Threshold) or question.metric.period:
        return ()
    if list(_never_missed(question, verdict)):
        return ()
    facts = facts_of(
        question.metric, question.source, engine, question.as_of, question.sources,
        question.criterion.where,
    )  # fmt: skip
    is_flag = family(facts.value_type) == "flag" if facts.value else False
    unit = unit_of(question.criterion, question.metric, is_flag if facts.value else None)
    limit = Limit(bound.comparator, value_in(bound.quantity, unit, statistic, question.metric))
    rows = Rows(question.metric, question.source, facts, _looked_at(question))
    if statistic.level_ppm is not None or statistic.name == "mean":
        answer = yield from _of_values(rows, limit, statistic.name == "mean")
        return answer
    if unit == "share" and statistic.name in ("share", "rate"):
        answer = yield from _of_hits(Wanted(rows, statistic, unit, question.confidence), limit)
        return answer
    return ()


def _nothing() -> Steps[tuple[Weakness, ...]]:
    yield from ()
    return ()


def _of_values(rows: Rows, limit: Limit, is_mean: bool) -> Steps[tuple[Weakness, ...]]:
    """Of a percentile a missing value is the worst; in a mean it is left out."""
    beyond = f"value {WRONG[limit.comparator]} ?"
    which = beyond if is_mean else f"value IS NULL OR {beyond}"
    n = Column("n", "count(value)") if is_mean else _N
    wrong = Column("wrong", f"count(*) FILTER (WHERE {which})", (limit.value,))
    row = yield Aggregates(rows, (n, _FIRST, wrong), (_moment(rows),))
    return tuple(_extreme(row["n"], row["wrong"], rows.span)) if _covers(rows, row) else ()


def _of_hits(wanted: Wanted, limit: Limit) -> Steps[tuple[Weakness, ...]]:
    """What is not known counts as worst, whichever side is good."""
    is_upper = limit.comparator[0] == "<"
    hits = Column("hits", "count(*) FILTER (WHERE hit)")
    worst = "hit IS NOT FALSE" if is_upper else "hit IS NOT TRUE"
    wrong = Column("wrong", f"count(*) FILTER (WHERE {worst})")
    extras = (hit_column(wanted), _moment(wanted.rows))
    row = yield Aggregates(wanted.rows, (_N, _FIRST, hits, wrong), extras)
    if not _covers(wanted.rows, row):
        return ()
    n, span = row["n"], wanted.rows.span
    if row["wrong"] == 0 and is_upper:
        why = f"what it counts never happened in {_days(span)} ({n:,} rows): it holds by itself"
        help = "look whether a value was renamed, or what you mean to catch"
        return (Weakness(ALWAYS, why, help),)
    return tuple(_extreme_share(n, row["wrong"], row["hits"], is_upper, span))


_N, _FIRST = Column("n", "count(*)"), Column("first", "min(moment)")


def _moment(rows: Rows) -> Column:
    time = time_sql(rows.facts.time, rows.facts.time_type)
    return Column("moment", f"epoch_us(CAST({time} AS TIMESTAMP WITH TIME ZONE))")


def _covers(rows: Rows, row: dict[str, Any]) -> bool:
    """Whether there is enough to say what always or never was: rows of two months at least."""
    first = instant_of(row["first"])
    return first is not None and row["n"] >= FEWEST_ROWS and rows.span.end - first >= COVERED


def _extreme(n: int, wrong: int, span: Span) -> Iterator[Weakness]:
    if wrong == 0:
        why = f"none of the {n:,} rows of {_days(span)} is beyond the bound: nothing could break it"
        yield Weakness(ALWAYS, why, "promise less room, or leave it out")
    elif wrong == n:
        why = f"each of the {n:,} rows of {_days(span)} is beyond the bound: it never once held"
        yield Weakness(NEVER, why, "look at the unit and the direction of the bound")


def _extreme_share(n: int, wrong: int, hits: int, is_upper: bool, span: Span) -> Iterator[Weakness]:
    if wrong == 0:
        why = f"each of the {n:,} rows of {_days(span)} is one of those that it counts"
        help = "look whether the condition can be false at all, or leave it out"
        yield Weakness(ALWAYS, f"{why}: nothing could break it", help)
    elif wrong == n:
        which = "each" if hits or is_upper else "none"
        more = ", or not known" if hits not in (0, n) or (is_upper and not hits) else ""
        why = f"{which} of the {n:,} rows of {_days(span)} is one of those that it counts{more}"
        why += ": it never once held"
        yield Weakness(NEVER, why, "look at the condition and the direction of the bound")


def _never_missed(question: Question, verdict: Verdict) -> Iterator[Weakness]:
    """A share of at most everything, or at least nothing, which no data could miss."""
    bound, reading = question.criterion.bound, verdict.reading
    if not isinstance(bound, Threshold) or reading is None or reading.unit != "share":
        return
    share = value_in(bound.quantity, "share", question.criterion.statistic, question.metric)
    if (bound.comparator == "<=" and share >= 1) or (bound.comparator == ">=" and share <= 0):
        why = "a share is never beyond this bound: nothing could break it"
        yield Weakness(ALWAYS, why, "promise less room, or leave it out")


def _never_proven(question: Question, verdict: Verdict) -> Iterator[Weakness]:
    """A share of exactly nothing or everything, which one row can break and none can prove."""
    bound, reading = question.criterion.bound, verdict.reading
    if not isinstance(bound, Threshold) or reading is None or reading.unit != "share":
        return
    share = value_in(bound.quantity, "share", question.criterion.statistic, question.metric)
    if allowed_wrong(bound.comparator, share) <= 0:
        why = "one row can break it, and no number of rows proves a share of exactly"
        what = "nothing" if bound.comparator[0] == "<" else "everything"
        yield Weakness(UNDECIDABLE, f"{why} {what}", "leave room for a miss, such as 0.1 %")


def _never_enough(question: Question, verdict: Verdict, engine: Engine) -> Iterator[Weakness]:
    """Too few rows in a window to decide it ever, even if each of them kept the bound."""
    bound, reading = question.criterion.bound, verdict.reading
    if not isinstance(bound, Threshold) or reading is None or not reading.n or verdict.needed_by:
        return
    if verdict.verdict != INCONCLUSIVE or verdict.needed_n is None:
        return
    least, asked = _fewest(question, bound, reading.unit), question.criterion.min_n or 0
    if reading.n >= max(least, asked) or not _is_full(question, engine):
        return
    why = f"its window holds {reading.n:,} rows, and keeping it takes {least:,} even without a miss"
    help = "take a longer window, or a percentile nearer to 50"
    if asked > least:
        why = f"its window holds {reading.n:,} rows, and it asks for at least {asked:,}"
        help = "take a longer window, or ask for fewer"
    elif question.criterion.statistic.level_ppm is None:
        help = "take a longer window, or a bound farther from all or nothing"
    yield Weakness(UNDECIDABLE, why, help)


def _fewest(question: Question, bound: Threshold, unit: str) -> int:
    """How many rows it takes to keep a promise without a single miss; 0 where no count says so."""
    statistic = question.criterion.statistic
    if statistic.level_ppm is not None:
        allowed = allowed_share(statistic.level_ppm, bound.comparator)
    elif unit == "share":
        share = value_in(bound.quantity, "share", statistic, question.metric)
        allowed = allowed_wrong(bound.comparator, share)
    else:
        return 0
    return smallest_n(allowed, question.confidence)


def _is_full(question: Question, engine: Engine) -> bool:
    """Whether the source has rows from the beginning of the window on, so that it won't fill up."""
    span = question.span
    first = first_row(question.source, span, engine)
    return first is not None and first <= span.start + (span.end - span.start) / 10


def _no_match(question: Question, verdict: Verdict, engine: Engine) -> Iterator[Weakness]:
    """A comparison that no row meets, where for that reason nothing was counted."""
    reading = verdict.reading
    if reading is None or reading.n:
        return
    for unmet in unmet_conditions(question, _looked_at(question), engine):
        yield Weakness(NO_MATCH, f"no row has {unmet.comparison}", unmet.help)


def _looked_at(question: Question) -> Span:
    """The last 90 days, or the window of the promise where that is longer."""
    own = question.span
    start = max(own.end, _BEGINNING + LOOK_BACK) - LOOK_BACK
    return Span(min(start, own.start), own.end, own.tz)


def _days(span: Span) -> str:
    return f"the last {round((span.end - span.start) / timedelta(days=1)):,} days"

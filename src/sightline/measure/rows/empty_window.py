"""Why nothing was counted although the source has rows: the first thing whoever asks looks at."""

from __future__ import annotations

from datetime import datetime, timedelta

from sightline.measure.language.criterion import Predicate
from sightline.measure.language.window import Span
from sightline.measure.rows.column_types import time_sql
from sightline.measure.rows.facts_sql import Facts
from sightline.measure.rows.freshness import first_row, instant_of, rows_within
from sightline.measure.rows.metric import Metric
from sightline.store.engine import Engine
from sightline.store.sources import Source

NO_ROW = "no row matches in the window"


def why_empty(
    metric: Metric,
    source: Source,
    facts: Facts,
    where: Predicate | None,
    span: Span,
    engine: Engine,
) -> tuple[str, ...]:
    """What kept rows that are there from being counted; where nothing is known, that none is."""
    if metric.per:
        said = _why_no_group(metric, source, facts, where, span, engine)
        if said:
            return (said,)
    rows = rows_within(source, span, engine)
    asked = (("the condition", where), ("the metric's filters", metric.filters))
    refusing = " and ".join(words for words, given in asked if given)
    if not rows or not refusing:
        return (NO_ROW,)
    held = "1 row" if rows == 1 else f"{rows:,} rows"
    return (
        NO_ROW,
        f"the source {source.name} has {held} in the window, but none meets {refusing}:"
        " was a value renamed?",
    )


def _why_no_group(
    metric: Metric,
    source: Source,
    facts: Facts,
    where: Predicate | None,
    span: Span,
    engine: Engine,
) -> str:
    """Why there is no period or entity in the window, although some rows were grouped."""
    first = first_row(source, span, engine)
    if first is None:
        return ""
    count, earliest, latest = _groups(facts, engine)
    day = f"{first:%Y-%m-%d}"
    if metric.period:
        if count == 0 and not metric.filters and where is None:
            return f"no whole {metric.period} has passed since the first row ({day})"
        if earliest is not None and latest is not None and latest < span.start:
            return f"no whole {metric.period} begins in the window"
        return ""
    if earliest is None or latest is None:
        return ""
    who = f"{count:,} {', '.join(metric.per)}"
    if earliest >= span.end:
        wait = f"{_days(earliest - first)} after the first row ({day})" if earliest > first else ""
        return (
            f"of {who} none has been followed long enough yet: the first counts from"
            f" {earliest:%Y-%m-%d}, {wait}".rstrip(", ")
        )
    if latest < span.start:
        return f"of {who} the last counted on {latest:%Y-%m-%d}, before the window"
    return ""


def _groups(facts: Facts, engine: Engine) -> tuple[int, datetime | None, datetime | None]:
    """How many periods or entities there are at the as-of date, the first and the last."""
    time = time_sql(facts.time, facts.time_type)
    sql = f"SELECT count(*), epoch_us(min({time})), epoch_us(max({time})) FROM {facts.relation.sql}"
    _, rows = engine.run(sql, facts.relation.params)
    count, first, last = rows[0]
    return count, instant_of(first), instant_of(last)


def _days(length: timedelta) -> str:
    days = -(-length // timedelta(days=1))
    return "1 day" if days == 1 else f"{days:,} days"

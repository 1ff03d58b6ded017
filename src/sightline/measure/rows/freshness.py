"""How old the newest row of a source is, how old it may be, and how many a window has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sightline.measure import verdict
from sightline.measure.language.window import Span, rfc3339
from sightline.measure.rows.column_types import instant_sql, time_sql
from sightline.measure.rows.facts_sql import source_time_type
from sightline.measure.rows.metric import MetricError
from sightline.store.engine import Engine
from sightline.store.sources import Source
from sightline.store.sql_text import quoted


def freshness_of(source: Source, span: Span, engine: Engine) -> verdict.Freshness:
    """Return how old the newest row of a source is at the end of a window, and may be."""
    latest = _latest(source, engine.columns(source.name), engine, span.end)
    allowed = _duration(source.fresh_within) or (span.end - span.start) / 10
    is_set = source.fresh_within != ""
    return verdict.Freshness(span.end, latest, allowed, source.name, is_set)


def _latest(
    source: Source, columns: Mapping[str, str], engine: Engine, as_of: datetime
) -> datetime | None:
    time, before = _time_of(source, columns)
    sql = f"SELECT epoch_us(max({time})) FROM {quoted(source.name)} WHERE {time} < {before}"
    _, rows = engine.run(sql, [rfc3339(as_of)])
    return instant_of(rows[0][0])


def instant_of(micros: int | None) -> datetime | None:
    """Return the instant of so many microseconds since 1970."""
    if micros is None:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)


def first_row(source: Source, span: Span, engine: Engine) -> datetime | None:
    """Return when the oldest row of a source is from; None where none is before the window ends."""
    time, before = _time_of(source, engine.columns(source.name))
    sql = f"SELECT epoch_us(min({time})) FROM {quoted(source.name)} WHERE {time} < {before}"
    _, rows = engine.run(sql, [rfc3339(span.end)])
    return instant_of(rows[0][0])


def rows_within(source: Source, span: Span, engine: Engine) -> int:
    """Return how many rows a source has in a window, before any condition."""
    time, place = _time_of(source, engine.columns(source.name))
    sql = f"SELECT count(*) FROM {quoted(source.name)} WHERE {time} >= {place} AND {time} < {place}"
    _, rows = engine.run(sql, [rfc3339(span.start), rfc3339(span.end)])
    return int(rows[0][0])


def _time_of(source: Source, columns: Mapping[str, str]) -> tuple[str, str]:
    """Return the SQL of a source's time and of an instant that it is compared with."""
    if not source.time:
        help = f'add time = "..." to [sources.{source.name}] in sightline.toml'
        raise MetricError("source", f"source `{source.name}` doesn't say its time column", help)
    kind = source_time_type(source, columns)
    return time_sql(quoted(source.time), kind), instant_sql(kind)


def _duration(text: str) -> timedelta | None:
    if not text:
        return None
    digits = text.rstrip("mindhw ")
    unit = text[len(digits) :].strip()
    minutes = {"min": 1, "h": 60, "d": 1440, "w": 10080}[unit]
    return timedelta(minutes=int(digits) * minutes)

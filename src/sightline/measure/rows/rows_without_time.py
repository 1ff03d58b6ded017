"""Rows that no window holds because they have no time: they are counted and told."""

from __future__ import annotations

from sightline.measure.rows.facts_sql import Facts, Query
from sightline.measure.rows.metric import Metric
from sightline.store.engine import Engine
from sightline.store.sources import Source
from sightline.store.sql_text import quoted


def notes_on_timeless(
    metric: Metric, source: Source, facts: Facts, engine: Engine
) -> tuple[str, ...]:
    """Say how many rows have no time: of each source that is read, and by the metric's own."""
    notes = []
    for each in (source, *facts.reads):
        if each.time:
            rows = Query(quoted(each.name), ())
            notes.append(
                _said(f"of {each.name}", "time", _without(rows, quoted(each.time), engine))
            )
    own = metric.time and metric.time != source.time
    if metric.query or (own and not metric.per):
        name = metric.time or source.time
        count = _without(facts.relation, facts.time, engine)
        notes.append(_said("of the query" if metric.query else f"of {source.name}", name, count))
    return tuple(note for note in notes if note)


def _without(rows: Query, time: str, engine: Engine) -> int:
    _, found = engine.run(f"SELECT count(*) - count({time}) FROM {rows.sql}", rows.params)
    return int(found[0][0])


def _said(whose: str, what: str, count: int) -> str:
    if not count:
        return ""
    rows = "1 row" if count == 1 else f"{count:,} rows"
    return f"{rows} {whose} {'has' if count == 1 else 'have'} no {what}: left out"

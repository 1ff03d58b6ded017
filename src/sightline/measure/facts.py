"""Finds out what a metric's observations are made of, by asking the engine for types only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sightline.measure.column_types import family
from sightline.measure.facts_sql import Facts, Query, source_rows, time_type
from sightline.measure.metric import Metric, MetricError
from sightline.measure.metric_check import check_metric_sql
from sightline.measure.predicate_sql import Field
from sightline.store.engine import Engine
from sightline.store.sources import Source
from sightline.store.sql_text import quoted


def facts_of(
    metric: Metric, source: Source, engine: Engine, as_of: datetime, sources: Sequence[str] = ()
) -> Facts:
    """Return a metric's observations as SQL, its keys checked against the real columns."""
    columns = engine.columns(source.name)
    check_metric_sql(metric, engine, [source.name, *sources])
    relation = source_rows(metric, source, columns, as_of)
    if metric.per or metric.query:
        columns = engine.describe(f"SELECT * FROM {relation.sql}", relation.params)
    if metric.per:
        time, value = "time", "value" if metric.expression or metric.period else ""
    else:
        time = metric.time or source.time
        value = f"({metric.expression})" if metric.expression else ""
    if not time:
        raise MetricError("time", "nothing says which column is the time", "write: time: ts")
    types = _types(metric, value, relation, engine)
    return Facts(
        relation, columns, value if not metric.per else quoted(value) if value else "",
        types.get("value", ""), quoted(time), time_type(time, columns, "time"),
        {name: Field(f"({sql})", types[name]) for name, sql in metric.dimensions.items()}
        if not metric.per else {},
    )  # fmt: skip


def _types(metric: Metric, value: str, relation: Query, engine: Engine) -> dict[str, str]:
    """Return the types of the value and of the dimensions, by asking the engine."""
    asked = {"value": value} if value else {}
    if not metric.per:
        asked.update(metric.dimensions)
    if not asked:
        return {}
    texts = ", ".join(f"({sql}) AS c{index}" for index, sql in enumerate(asked.values()))
    kinds = engine.describe(f"SELECT {texts} FROM {relation.sql}", relation.params)
    types = dict(zip(asked, kinds.values(), strict=True))
    kind = types.get("value", "DOUBLE")
    if family(kind) not in ("number", "flag"):
        help = "write epoch(...) for a time span in seconds, or another expression"
        raise MetricError("expression", f"the expression gives {kind}, not a number", help)
    return types

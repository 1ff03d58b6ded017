"""A metric as it stands in its file, turned into what the engine computes with."""

from __future__ import annotations

from sightline.kernel.documents.document import Document
from sightline.measure.language.criterion import Predicate
from sightline.measure.promises.condition import Condition
from sightline.measure.rows.metric import Metric, MetricError

PREFIX = "MET-"


def short_name(identifier: str) -> str:
    """Return a metric's name as criteria write it.

    >>> short_name("MET-api.latency_ms"), short_name("api.latency_ms")
    ('api.latency_ms', 'api.latency_ms')
    """
    return identifier.removeprefix(PREFIX)


def defined_metric(document: Document) -> Metric:
    """Return the metric that a document defines.

    Raises MetricError with the key that is wrong or missing.
    """
    model = document.model
    if model is None:
        raise MetricError("title", "this file could not be read", "`sightline check` says why")
    if not model.source:
        help = "add source: with the name of a [sources.NAME] in sightline.toml"
        raise MetricError("source", "this metric has no source", help)
    populations = model.populations or {}
    return Metric(
        name=short_name(document.id or ""),
        source=model.source,
        expression=model.expression or "",
        unit=model.unit or "",
        time=model.time or "",
        title=document.title,
        entity=model.entity or "",
        dimensions=dict(model.dimensions.by_name) if model.dimensions else {},
        filters=tuple(_meant(f"filters/{i}", one) for i, one in enumerate(model.filters)),
        populations={
            name: _meant(f"populations/{name}", populations[name]) for name in populations
        },
        per=model.per,
        query=(model.query or "").strip().rstrip(";"),
        numerator=model.numerator or "",
        denominator=model.denominator or "",
        event=model.event or "",
        missing_means=" ".join((model.missing_means or "").split()),
    )


def _meant(key: str, condition: Condition) -> Predicate:
    if condition.predicate is None:
        assert condition.error is not None
        raise MetricError(key, condition.error.message, condition.error.help)
    return condition.predicate

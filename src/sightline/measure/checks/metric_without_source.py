"""A metric doesn't say which data it is computed from.

The name of a source connects it to the rows: sources are declared in `sightline.toml`, each with
its files. Until then every promise about this metric has no data.

## Bad

metrics/api.latency_ms.yaml
    title: Latency of the API
    expression: latency_ms
    unit: ms

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    [sources.requests]
    files = "data/requests.csv"

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out
from sightline.kernel.documents.settings import Settings


@check("MEA005", on=("MET",), severity="warning")
def metric_without_source(document: Document, settings: Settings) -> Iterator[Finding]:
    if left_out(document, "source"):
        declared = " or ".join(sorted(settings.sources))
        known = declared or "the name of a [sources.NAME] in sightline.toml"
        yield document.finding("this metric has no source", help=f"add source: {known}")

"""A metric is computed from a source that `sightline.toml` doesn't declare.

Sources are declared in one place, so that everyone can see which data are read. Either the name is
spelled differently here, or the source still has to be declared.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    [sources.requests]
    files = "data/requests.csv"

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: request
    expression: latency_ms

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
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.settings import Settings
from sightline.text.near import nearest


@check("MEA006", on=("MET",))
def source_not_declared(document: Document, settings: Settings) -> Iterator[Finding]:
    source = document.model.source if document.model is not None else None
    if source and settings.is_readable and source not in settings.sources:
        near = nearest(source, sorted(settings.sources), limit=1)
        declare = f'declare it in sightline.toml: [sources.{source}] with files = "data/*.csv"'
        help = f"did you mean `{near[0]}`?" if near else declare
        yield document.finding(f"there is no source `{source}`", "source", help=help)

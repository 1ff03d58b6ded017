"""A metric counts in a unit that no bound can be written in.

`millis`, `seconds` and `m` are no units here, `ms`, `s` and `min` are: one spelling each, so that
`200 ms` and `0.2 s` are the same promise. As long as the metric says it otherwise, every criterion
with a unit is refused as if the criterion were wrong.

## Bad

metrics/api.latency_ms.yaml
    title: Latency of the API
    unit: millis

## Good

metrics/api.latency_ms.yaml
    title: Latency of the API
    unit: ms
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.measure.language.units import help_for_metric


@check("MEA011", on=("MET",))
def unit_not_known(document: Document) -> Iterator[Finding]:
    unit = getattr(document.model, "unit", None) or ""
    help = help_for_metric(unit)
    if help:
        yield document.finding(f"`{unit}` is no unit that a bound can have", "unit", help=help)

"""A verdict says PASS or FAIL, and no reading stands behind it.

These words mean that data were asked. The record keeps the value, how many rows it rests on and the
query that gives it again, so that anybody can. Record it with `sightline verify REQ-014 --record`;
where somebody vouches for it instead, say that: `verdict: ATTESTED`, or `REPORTED` with the value
and where it was read. Until then a typed PASS is shown as one of these.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---

readings/RDG-search-2026-02.yaml
    title: Search, four weeks after launch
    of: REQ-014
    criterion: p95 of api.latency_ms is < 200 ms over 28d
    verdict: PASS
    as_of: 2026-02-02

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---

readings/RDG-search-2026-02.yaml
    title: Search, four weeks after launch
    of: REQ-014
    criterion: p95 of api.latency_ms is < 200 ms over 28d
    verdict: PASS
    as_of: 2026-02-02
    reading:
      value: 178
      unit: ms
      n: 41902
      query: SELECT quantile_cont(latency_ms, 0.95) FROM requests
      source: requests

readings/RDG-search-by-hand.yaml
    title: Search, tried out by hand
    of: REQ-014
    verdict: ATTESTED
    by: ines
    as_of: 2026-02-02
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.measure.promises.backed_verdict import is_unbacked


@check("MEA009", on=("RDG",))
def verdict_without_reading(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or not is_unbacked(model):
        return
    message = f"it says {model.verdict}, but no reading stands behind it: value, n and query"
    help = "run: sightline verify ID --record; or write verdict: ATTESTED, and by: who vouches"
    yield document.finding(message, "verdict", help=help)

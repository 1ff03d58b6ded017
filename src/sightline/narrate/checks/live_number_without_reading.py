"""A live number names a promise of which no reading is recorded yet.

Readers see the braces instead of a number. Record one: `sightline verify REQ-014 --record`. If
somebody changed the promise since, what was recorded before speaks of another promise.

## Bad

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search answers in {{REQ-014.value}}.

metrics/api.latency_ms.yaml
    title: Latency of the API

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p95 of api.latency_ms is < 200 ms over 28d
    ---

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search answers in {{REQ-014.value}}.

metrics/api.latency_ms.yaml
    title: Latency of the API

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p95 of api.latency_ms is < 200 ms over 28d
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
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.graph import Records, Targets
from sightline.text.markdown.live_numbers import OPENING


@check("NAR003", severity="thread")
def live_number_without_reading(
    document: Document, targets: Targets, records: Records, as_of: str
) -> Iterator[Finding]:
    if OPENING not in document.text and OPENING not in document.title:
        return
    from sightline.narrate.numbers_on_record import numbers_on_record  # few documents need it

    for found in numbers_on_record(document, targets, records, as_of):
        if found.now is None:
            number = found.number
            message = f"no reading is recorded that says {number.reference}"
            help = f"sightline verify {number.id} --record keeps one"
            yield Finding(message, found.place, help)

"""A text says another number than the one that was recorded last.

It was true when it was written. Write what is so now, or leave out the `= ...` so that the number
follows what is recorded; to speak of that day for good, name the reading itself:
`{{RDG-search-2026-02.value}}`.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search answers in {{REQ-014.value = 243 ms}}.

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

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search answers in {{REQ-014.value = 178 ms}}.

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


@check("NAR004", severity="warning")
def live_number_that_drifted(
    document: Document, targets: Targets, records: Records, as_of: str
) -> Iterator[Finding]:
    if OPENING not in document.text and OPENING not in document.title:
        return
    from sightline.narrate.number_lookup import says_the_same  # few documents need these
    from sightline.narrate.numbers_on_record import numbers_on_record

    for found in numbers_on_record(document, targets, records, as_of):
        said, now, record = found.number.said, found.now, found.record
        if said and now is not None and record is not None and not says_the_same(said, now):
            message = f"the text says {said}; since {record.as_of} it is {now}"
            help = f"write {{{{{found.number.reference} = {now}}}}}"
            yield Finding(message, found.place, help)

"""A metric can't be computed from the data as they are.

A column was renamed, the expression is not one, or it asks for something that gives another answer
each time. Until it is mended, every promise about this metric has NO DATA, whatever the truth is.
`sightline verify` and `sightline measure` find this; `check` never opens the data.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01
    [sources.requests]
    files = "data/requests.csv"
    time = "ts"

data/requests.csv
    ts,latency_ms
    2026-02-20T10:00:00Z,120

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency
    unit: ms

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p95 of api.latency_ms is < 200 ms
    ---

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01
    [sources.requests]
    files = "data/requests.csv"
    time = "ts"

data/requests.csv
    ts,latency_ms
    2026-02-20T10:00:00Z,120

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p95 of api.latency_ms is < 200 ms
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_on_data

CHECK = reported_on_data("MEA020")

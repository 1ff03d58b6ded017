"""This promise asks for something that its metric or the data don't have.

The line reads well, but a column in `where` doesn't exist, a text is compared with a number, or the
bound is in seconds where the metric counts bytes. Data can neither keep nor break it until the line
is mended. `sightline verify` finds this; `check` never opens the data.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01
    [sources.requests]
    files = "data/requests.csv"
    time = "ts"

data/requests.csv
    ts,operation,latency_ms
    2026-02-20T10:00:00Z,search,120

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p95 of api.latency_ms where operatoin = 'search' is < 200 ms
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
    ts,operation,latency_ms
    2026-02-20T10:00:00Z,search,120

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p95 of api.latency_ms where operation = 'search' is < 200 ms
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_on_data

CHECK = reported_on_data("MEA022")

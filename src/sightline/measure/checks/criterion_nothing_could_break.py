"""Nothing of the last 90 days could have broken this promise.

Every single row was within the bound, or what it counts never happened. Such a promise passes
whatever you do: the bound may be in another unit than you think, a value may have been renamed,
or it promises too little. `sightline verify` tells it of promises without a recorded verdict, and
`sightline try` before you write one.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01
    [sources.requests]
    files = "data/requests.csv"
    time = "ts"
    fresh_within = "28d"

data/requests.csv
    ts,operation,latency_ms
    2025-12-05T10:00:00Z,search,100
    2025-12-09T10:00:00Z,search,101
    2025-12-13T10:00:00Z,search,102
    2025-12-17T10:00:00Z,search,103
    2025-12-21T10:00:00Z,search,104
    2025-12-25T10:00:00Z,search,105
    2025-12-29T10:00:00Z,search,106
    2026-01-02T10:00:00Z,search,107
    2026-01-06T10:00:00Z,search,108
    2026-01-10T10:00:00Z,search,109
    2026-01-14T10:00:00Z,search,110
    2026-01-18T10:00:00Z,search,111
    2026-01-22T10:00:00Z,search,112
    2026-01-26T10:00:00Z,search,113
    2026-01-30T10:00:00Z,search,114
    2026-02-03T10:00:00Z,search,115
    2026-02-07T10:00:00Z,search,116
    2026-02-11T10:00:00Z,search,117
    2026-02-15T10:00:00Z,search,118
    2026-02-19T10:00:00Z,search,119
    2026-02-23T10:00:00Z,search,120

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p50 of api.latency_ms is < 30 s over 90d
    ---

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01
    [sources.requests]
    files = "data/requests.csv"
    time = "ts"
    fresh_within = "28d"

data/requests.csv
    ts,operation,latency_ms
    2025-12-05T10:00:00Z,search,100
    2025-12-09T10:00:00Z,search,101
    2025-12-13T10:00:00Z,search,102
    2025-12-17T10:00:00Z,search,103
    2025-12-21T10:00:00Z,search,104
    2025-12-25T10:00:00Z,search,105
    2025-12-29T10:00:00Z,search,106
    2026-01-02T10:00:00Z,search,107
    2026-01-06T10:00:00Z,search,108
    2026-01-10T10:00:00Z,search,109
    2026-01-14T10:00:00Z,search,110
    2026-01-18T10:00:00Z,search,111
    2026-01-22T10:00:00Z,search,112
    2026-01-26T10:00:00Z,search,113
    2026-01-30T10:00:00Z,search,114
    2026-02-03T10:00:00Z,search,115
    2026-02-07T10:00:00Z,search,116
    2026-02-11T10:00:00Z,search,117
    2026-02-15T10:00:00Z,search,118
    2026-02-19T10:00:00Z,search,119
    2026-02-23T10:00:00Z,search,120

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    criteria:
      - p50 of api.latency_ms is < 118 ms over 90d
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_on_data

CHECK = reported_on_data("MEA040", severity="warning")

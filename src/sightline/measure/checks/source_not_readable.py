"""The data of a source can't be read.

A file is missing, is not what its ending says, or lies outside the workspace. Promises about it
have NO DATA until it is back: no news is not good news. Look at `files` of the source, or fetch the
file again. `sightline verify` and `sightline measure` find this; `check` never opens the data.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01
    [sources.requests]
    files = "data/request.csv"
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

CHECK = reported_on_data("MEA021")

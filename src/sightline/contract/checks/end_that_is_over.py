"""The last day of something has passed, and it is still part of the contract.

An end that never comes teaches callers to ignore the next one. Remove it, if `sightline contract
deprecations --traffic FILE` says that it may go, or tell callers a later day. That command reports
this, as of its date.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

contracts/pets/openapi.yaml
    openapi: 3.1.0
    paths:
      /pets:
        get:
          deprecated: true
          x-sunset: 2026-01-31

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

contracts/pets/openapi.yaml
    openapi: 3.1.0
    paths:
      /pets:
        get:
          deprecated: true
          x-sunset: 2026-09-30
"""

from __future__ import annotations

from sightline.kernel.checking import reported_on_data

CHECK = reported_on_data("CON033", severity="warning")

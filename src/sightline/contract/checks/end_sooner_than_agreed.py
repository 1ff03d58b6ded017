"""Something ends sooner after its deprecation than was agreed.

The policy (`deprecation.min_days`) is a promise to callers: so many days between the first warning
and the end. The first warning is `x-deprecated-at` where the contract says it, else the day on
which `deprecated: true` came to the main line in git. `sightline contract deprecations` reports
this.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"

    [contract.deprecation]
    min_days = 180

contracts/pets/openapi.yaml
    openapi: 3.1.0
    paths:
      /pets:
        get:
          deprecated: true
          x-deprecated-at: 2026-03-01
          x-sunset: 2026-06-30

## Good

sightline.toml
    name = "Example"
    owner = "ana"

    [contract.deprecation]
    min_days = 180

contracts/pets/openapi.yaml
    openapi: 3.1.0
    paths:
      /pets:
        get:
          deprecated: true
          x-deprecated-at: 2026-03-01
          x-sunset: 2026-09-30
"""

from __future__ import annotations

from sightline.kernel.checking import reported_on_data

CHECK = reported_on_data("CON034")

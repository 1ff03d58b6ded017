"""An operation is deprecated, and nobody is told until when it can be called.

"Deprecated" alone moves nobody: teams plan by dates. Where the policy agrees on a time between
deprecation and removal, every deprecated operation names its last day in `x-sunset`, and its
answers repeat it in the header `Sunset` (RFC 8594). `sightline contract deprecations` reports
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
          x-sunset: 2027-06-30
"""

from __future__ import annotations

from sightline.kernel.checking import reported_on_data

CHECK = reported_on_data("CON030", severity="warning")

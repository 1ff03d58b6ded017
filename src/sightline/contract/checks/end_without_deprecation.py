"""Something has a last day and is not marked as deprecated.

SDKs, documentation and linters show callers what is `deprecated`; few of them know `x-sunset`. A
part that ends without being marked surprises everybody who builds on it. `sightline contract
deprecations` reports this.

## Bad

contracts/pets/openapi.yaml
    openapi: 3.1.0
    paths:
      /pets:
        get:
          x-sunset: 2027-06-30

## Good

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

CHECK = reported_on_data("CON032")

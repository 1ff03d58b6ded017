"""The day on which something ends is not written as a day.

Nobody can plan for "soon", and no rule can hold a removal back until then. Write the day as
YYYY-MM-DD, or the moment as RFC 3339 or HTTP write it. `sightline contract deprecations` reports
this.

## Bad

contracts/pets/openapi.yaml
    openapi: 3.1.0
    paths:
      /pets:
        get:
          deprecated: true
          x-sunset: next summer

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

CHECK = reported_on_data("CON031")

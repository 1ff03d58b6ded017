"""A `$ref` in a contract leads to the network, which is not read.

What stands there can change at any time without a change here, so no comparison can say what the
contract promises. Keep a copy beside the contract and refer to that. `--fetch-references` of
`sightline contract diff` reads it anyway.

## Bad

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths: {}
    components:
      schemas:
        Pet: {$ref: "https://example.com/pet.yaml"}

## Good

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths: {}
    components:
      schemas:
        Pet: {type: object}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("CON004", severity="warning")

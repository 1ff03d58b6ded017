"""References in a contract lead only to each other.

Each says "see there", and nobody says anything: what is meant stands nowhere. A schema may well
contain itself further in, as a tree does; it must not be nothing but itself. Let one of them hold
something.

## Bad

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths: {}
    components:
      schemas:
        Pet: {$ref: "#/components/schemas/Animal"}
        Animal: {$ref: "#/components/schemas/Pet"}

## Good

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths: {}
    components:
      schemas:
        Pet: {$ref: "#/components/schemas/Animal"}
        Animal:
          type: object
          properties:
            mother: {$ref: "#/components/schemas/Pet"}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("CON003")

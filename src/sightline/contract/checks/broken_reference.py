"""A `$ref` in a contract leads to something that is not there.

Whatever it should describe is described by nothing, and every tool makes something else of it: one
takes anything, one fails. Correct the reference, or add what it names. Here only references within
the file are followed; those to other files are when the contract is compared.

## Bad

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /pets:
        get:
          responses:
            "200":
              description: All pets
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Pets"}
    components:
      schemas:
        Pet: {type: object}

## Good

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /pets:
        get:
          responses:
            "200":
              description: All pets
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Pet"}
    components:
      schemas:
        Pet: {type: object}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("CON002")

"""Two operations of a contract have the same operationId.

Generated code names its functions by it, so one of the two is lost or renamed, and links and
examples point to either. Give each operation a name of its own.

## Bad

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /pets:
        get: {operationId: pets, responses: {"200": {description: All pets}}}
        post: {operationId: pets, responses: {"201": {description: The pet}}}

## Good

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /pets:
        get: {operationId: listPets, responses: {"200": {description: All pets}}}
        post: {operationId: createPet, responses: {"201": {description: The pet}}}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("CON006")

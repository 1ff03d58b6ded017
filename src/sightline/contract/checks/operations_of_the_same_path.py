"""Two operations of a contract are the same request, with other names in the path.

`GET /pets/{id}` and `GET /pets/{name}` can't be told apart by what is sent, so which one answers is
chance (OpenAPI: templated paths with the same hierarchy must not exist). Join them, or let one
have a path of its own.

## Bad

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /pets/{id}:
        get: {responses: {"200": {description: The pet}}}
      /pets/{name}:
        get: {responses: {"200": {description: The pet}}}

## Good

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /pets/{id}:
        get: {responses: {"200": {description: The pet}}}
      /pets/named/{name}:
        get: {responses: {"200": {description: The pet}}}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("CON005")

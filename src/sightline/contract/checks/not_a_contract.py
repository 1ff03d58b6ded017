"""The file of an API says neither `openapi` nor `swagger`.

Without a version nobody can tell how to read it, so nothing in it is compared, checked or found.
Begin it with the version of OpenAPI in which it is written; 2.0, 3.0, 3.1 and 3.2 are read.

## Bad

contracts/pets/openapi.yaml
    title: Pets
    version: "1"

## Good

contracts/pets/openapi.yaml
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths: {}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("CON001")

"""A promise is decided by a contract, and the place in it is not written so that it can be found.

The place is a JSON pointer (RFC 6901) that begins with `#/`, one name after the other; a `/` inside
a name, as in the paths of an API, is written `~1`, and a `~` is written `~0`. The API is the id of
a document in `contracts/`.

## Bad

requirements/REQ-014-limits.md
    ---
    title: A client that is too fast is told so
    criteria:
      - text: search answers 429 when there are too many requests
        contract: {api: API-search, has: /search 429}
    ---

contracts/search/openapi.yaml
    openapi: 3.1.0

## Good

requirements/REQ-014-limits.md
    ---
    title: A client that is too fast is told so
    criteria:
      - text: search answers 429 when there are too many requests
        contract: {api: API-search, has: "#/paths/~1search/get/responses/429"}
    ---

contracts/search/openapi.yaml
    openapi: 3.1.0
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("MEA035")

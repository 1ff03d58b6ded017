"""A file is named like a document, but stands where nobody reads it.

Each kind has its folder and its ending: requirements are `.md` files in `requirements/`, metrics
`.yaml` files in `metrics/`. What stands beside these folders, in one whose name is mistyped, or
ends in `.txt`, says nothing to anyone. Move it to where the help says. A file that ends otherwise
and stands beside the document of the same id is taken for its attachment.

## Bad

requirments/REQ-014-search.md
    ---
    title: Search answers while typing
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND010")

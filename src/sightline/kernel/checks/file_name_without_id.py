"""The name of a file does not begin with an id, so it can't be read as a document.

The file is in a folder of documents, and nothing can link to it. Begin its name with the prefix of
the kind and a number or a slug: `REQ-014-search.md`, `REQ-fast-search.md`. Notes that are no
documents belong into another folder.

## Bad

requirements/search.md
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

CHECK = reported_by_reader("KND007")

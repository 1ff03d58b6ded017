"""A symbolic link leads back to itself, so there is no file to read.

A link that leads to itself, or to a folder that holds it, never arrives at a document. Delete it.

## Bad

`requirements/all` is a symbolic link to the folder `requirements` in which it stands.

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC007")

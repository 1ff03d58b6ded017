"""The front matter has no end: the second line of three hyphens is missing.

The keys of a document stand between two lines of three hyphens. Without the second one nobody can
tell where the keys end and the text begins. Write `---` on a line of its own below the last key.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: draft

    As a developer, I want results at once.

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: draft
    ---

    As a developer, I want results at once.
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC003")

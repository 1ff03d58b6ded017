"""The front matter does not stand between two lines of three hyphens.

The keys of a document stand between two lines of `---`. Without the first one they are taken for
text; without the second one nobody can tell where the keys end and the text begins. Two or four
hyphens, or a long dash, as word processors make of them, don't count.

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

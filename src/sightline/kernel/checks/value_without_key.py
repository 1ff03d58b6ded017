"""A value stands after a colon with no key before it.

A colon stands at the beginning, and what it would name is missing. Write the key before it, or put
the whole value in quotes if the colon is part of your text.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    : draft
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: draft
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC032")

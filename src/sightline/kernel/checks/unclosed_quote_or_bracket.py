"""A quote or bracket is opened and never closed.

Everything that follows would belong to the value. Close the quote or the bracket where the value
ends; where it is part of your text, put the whole text in quotes.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    tags: [search, speed
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    tags: [search, speed]
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC023")

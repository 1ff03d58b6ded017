"""A part that a value can't do without is missing.

The value has several parts, and without this one it says nothing: an option needs a title, a
piece of evidence needs a reference.

## Bad

decisions/DEC-007-search-engine.md
    ---
    title: Which search engine
    options:
      - title: Build
      - why_not: the licence costs more than it saves
    ---

## Good

decisions/DEC-007-search-engine.md
    ---
    title: Which search engine
    options:
      - title: Build
      - title: Buy
        why_not: the licence costs more than it saves
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND009")

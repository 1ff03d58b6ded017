"""Aliases (`*name`) repeat far too much text, or an alias stands inside what it repeats.

YAML lets a value have a name (`&name`) and be repeated (`*name`). Repetitions of repetitions grow
beyond all bounds within a few lines, and one inside itself never ends. Write the values out.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    tags: &all [search, *all]
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

CHECK = reported_by_reader("DOC025")

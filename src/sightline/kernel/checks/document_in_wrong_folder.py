"""A document stands in the folder of another kind.

It is read all the same, but whoever looks for it looks in the folder of its kind. Move it there;
links don't change, because they name the id.

## Bad

insights/REQ-014-search.md
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

CHECK = reported_by_reader("KND008", severity="warning")

"""A value is none of the few that the key allows.

Some keys have few values, because reports count them: a status is draft, committed, shipped or
dropped. The help lists those that the key has.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: commited
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: committed
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND004")

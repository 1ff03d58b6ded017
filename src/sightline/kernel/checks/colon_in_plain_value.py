"""A value without quotes holds a colon and a space, which would begin another value.

`title: Search: p95` could mean a title, or a key `Search` inside the title. Put the value in
quotes, and it means what you typed.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search: p95 below 200 ms
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: "Search: p95 below 200 ms"
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC022")

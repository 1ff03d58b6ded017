"""A date does not exist, or is not written as year, month and day.

Dates are written as year, month and day: 2026-03-31. Other orders mean different days to different
people, and the thirty-first of April means none at all.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    review: 2026-04-31
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    review: 2026-04-30
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND005")

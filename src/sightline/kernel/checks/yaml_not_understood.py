"""The keys of a document can't be read, in a way that has no page of its own.

The mistakes that people make most have pages of their own; this one is rare. The message says
what the reader of YAML stumbled over; a value in quotes is always understood.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    tags: {#search]
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    tags: ["#search"]
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC031")

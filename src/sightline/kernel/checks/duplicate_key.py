"""The same key stands twice in one list of keys.

Only one of the two could count, and readers would disagree about which. It often happens when two
branches are merged. Keep one of them, or join their values.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    owner: ana
    owner: ben
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    owner: ben
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC020")

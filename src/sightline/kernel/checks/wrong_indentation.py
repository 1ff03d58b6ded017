"""A line does not line up with the lines it belongs to.

In front matter the spaces at the beginning of a line say what the line belongs to. Let lines that
belong together begin below each other.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    constraints:
        - no new service
      - no new table
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    constraints:
      - no new service
      - no new table
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC024")

"""A tab stands at the beginning of a line, where only spaces may stand.

A tab has no agreed width, so YAML doesn't say which line it belongs to. Use spaces, two for each
level. (In the example `␉` stands for the tab.)

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    constraints:
    ␉- no new service
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    constraints:
      - no new service
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC021")

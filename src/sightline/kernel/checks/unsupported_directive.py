"""A line begins with `%`, which makes it an instruction that we don't know.

YAML keeps such lines for instructions to programs. Delete the line, or indent it below the key
whose text it continues.

## Bad

requirements/REQ-014-search.md
    ---
    % of answers within 200 ms
    title: Search answers while typing
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Share (%) of answers within 200 ms
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC038")

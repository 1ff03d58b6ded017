"""A blank line stands before the front matter.

The keys of a document are read only if `---` is the very first line of the file. Below a blank line
the same characters would be a ruler and some text, and all keys would be lost. Delete what stands
above.

## Bad

requirements/REQ-014-search.md

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

CHECK = reported_by_reader("DOC010")

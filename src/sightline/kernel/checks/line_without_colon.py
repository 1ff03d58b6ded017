"""A line among keys is no key: it has no colon.

Between the lines of hyphens each line is `key: value`. A value that goes on in a second line is
indented below its key; text that is no key belongs below the front matter.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    first draft
    status: draft
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    status: draft
    ---

    First draft.
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC034")

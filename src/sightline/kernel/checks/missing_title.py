"""A document has no title.

The title is what every list, thread and memo shows; it is the only key that a document must have.
Add `title:` to the front matter, or begin the text with a heading.

## Bad

requirements/REQ-014-search.md
    ---
    status: draft
    ---

    As a developer, I want results at once.

## Good

requirements/REQ-014-search.md
    # Search answers while typing

    As a developer, I want results at once.
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND001")

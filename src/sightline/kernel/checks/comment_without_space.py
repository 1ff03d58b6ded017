"""A `#` directly after a value has no space before it.

With a space before it, `#` begins a comment; without one it is part of the text, and after a closed
quote or bracket it is neither. Put a space before it, or move it inside the quotes.

## Bad

requirements/REQ-014-search.md
    ---
    title: "Search answers while typing"#beta
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: "Search answers while typing" # beta
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC039")

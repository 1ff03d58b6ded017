"""A value begins with `*name`, and nothing is named so.

In YAML `*name` repeats the value that was named `&name` before. If the star is part of your text,
put the whole value in quotes.

## Bad

requirements/REQ-014-search.md
    ---
    title: *search
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: "*search"
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC037")

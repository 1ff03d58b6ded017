r"""A backslash in double quotes is followed by something unknown.

Between double quotes a backslash begins a special character, such as `\n` for a new line. Write it
twice, or use single quotes, where a backslash is just a backslash.

## Bad

requirements/REQ-014-search.md
    ---
    title: "Search in C:\data answers while typing"
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: 'Search in C:\data answers while typing'
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC036")

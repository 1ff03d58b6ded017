r"""More text follows a value that was already complete.

A quote or a bracket was closed, and then the line goes on. Put the whole value in quotes; a quote
inside a quote is written twice (`'it''s'`) or with a backslash (`\"`).

## Bad

requirements/REQ-014-search.md
    ---
    title: "Search" answers while typing
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: '"Search" answers while typing'
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC035")

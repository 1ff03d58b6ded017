"""Lists and maps are nested deeper than 64 levels.

Nobody reads a list in a list sixty-four levels down; it is usually a slip of a program that wrote
the file. Bring what is inside further out, or move it into a file of its own.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[deep
      ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    tags: [deep]
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC029")

"""Lists and objects are nested deeper than 64 levels.

Nobody reads a list in a list sixty-four levels down; it is usually a slip of a program that wrote
the file.

## Bad

flags/search.flagd.json
    {"flags": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
    ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}

## Good

flags/search.flagd.json
    {"flags": []}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC047")

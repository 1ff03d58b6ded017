"""A quote or bracket is opened and never closed.

Everything that follows would belong to the value. Close the quote or bracket where the value ends.

## Bad

flags/search.flagd.json
    {"flags": {"search": true}

## Good

flags/search.flagd.json
    {"flags": {"search": true}}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC042")

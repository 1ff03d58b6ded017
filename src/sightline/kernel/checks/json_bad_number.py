"""A number is written in a way that JSON doesn't know.

JSON writes numbers as `0.5`, `12` or `-3`: with a digit before the point, without zeros in front
and without a plus sign.

## Bad

flags/search.flagd.json
    {"share": .5}

## Good

flags/search.flagd.json
    {"share": 0.5}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC044")

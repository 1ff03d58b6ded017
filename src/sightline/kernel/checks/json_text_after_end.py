"""More text follows the end of the JSON value.

A JSON file holds one value. Put several into one list, or into files of their own.

## Bad

flags/search.flagd.json
    {"search": true}
    {"export": false}

## Good

flags/search.flagd.json
    {"search": true,
     "export": false}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC048")

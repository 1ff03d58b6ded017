"""A word without quotes is none of true, false and null.

Text stands in double quotes in JSON; without them only `true`, `false` and `null` may stand
there, in small letters.

## Bad

flags/search.flagd.json
    {"enabled": yes}

## Good

flags/search.flagd.json
    {"enabled": true}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC045")
